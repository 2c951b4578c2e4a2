import { describe, expect, it } from "vitest";
import { toTicks } from "./axis.ts";

describe("ticks", () => {
  it("are round and reach over the highest value", () => {
    expect(toTicks(0, 184_000)).toEqual([0, 50_000, 100_000, 150_000, 200_000]);
    expect(toTicks(0, 3)).toEqual([0, 1, 2, 3]);
  });

  it("reach under the lowest value", () => {
    expect(toTicks(-120, 300)).toEqual([-200, 0, 200, 400]);
    expect(toTicks(-50, 0)[0]).toBeLessThanOrEqual(-50);
  });

  it("give nothing a height", () => {
    expect(toTicks(0, 0)).toEqual([0, 1]);
  });

  it("hold the highest value where it is a tick itself", () => {
    expect(toTicks(0, 200).at(-1)).toBe(200);
  });
});
