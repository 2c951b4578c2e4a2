import { describe, expect, it } from "vitest";
import { toSparkline } from "./toSparkline.ts";

describe("a sparkline", () => {
  it("runs from edge to edge", () => {
    const drawn = toSparkline([1, 3, 2], false);
    expect(drawn?.line).toMatch(/^M0\.00 .*L100\.00 /);
    expect(drawn?.open).toBe("");
  });

  it("draws the unfinished step apart", () => {
    const drawn = toSparkline([1, 3, 2], true);
    expect(drawn?.line).toMatch(/L50\.00 [\d.]+$/);
    expect(drawn?.open).toMatch(/^M50\.00 .*L100\.00 /);
  });

  it("is level for equal points", () => {
    expect(toSparkline([5, 5], false)?.line).toBe("M0.00 14.00L100.00 14.00");
  });

  it("keeps a negative month inside its box", () => {
    const ys = [...(toSparkline([10, -10, 5], false)?.line ?? "").matchAll(/ ([\d.]+)/g)].map((found) =>
      Number(found[1]),
    );
    expect(Math.max(...ys)).toBeLessThanOrEqual(100);
  });

  it("draws no trend where there is none: no point, one, or only zeros", () => {
    expect(toSparkline([], false)).toBeNull();
    expect(toSparkline([5], true)).toBeNull();
    expect(toSparkline([0, 0, 0], false)).toBeNull();
  });
});
