import { describe, expect, it } from "vitest";
import { nextRunAt } from "./nextRun.ts";

const last = { started_at: "2026-11-24T10:00:20.000Z", was_cut_off: false };

describe("the next run", () => {
  it("is at the first full minute after the interval", () => {
    expect(nextRunAt(last, true, 15)).toBe("2026-11-24T10:16:00.000Z");
  });

  it("is at the minute itself where the last one began on it", () => {
    expect(nextRunAt({ ...last, started_at: "2026-11-24T10:00:00.000Z" }, true, 15)).toBe("2026-11-24T10:15:00.000Z");
  });

  it("is due at once before the first build, before the first run and after a run that was cut off", () => {
    expect(nextRunAt(null, true, 15)).toBeNull();
    expect(nextRunAt(last, false, 15)).toBeNull();
    expect(nextRunAt({ ...last, was_cut_off: true }, true, 15)).toBeNull();
  });
});
