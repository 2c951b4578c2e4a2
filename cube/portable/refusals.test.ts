import { describe, expect, it } from "vitest";
import { silentlyWrong } from "./refusals.ts";

describe("silentlyWrong", () => {
  it("passes a plain cube", () => {
    expect(
      silentlyWrong("gifts", { measures: { total: { type: "sum" } }, dimensions: { day: { type: "time" } } }),
    ).toEqual([]);
  });

  it("passes a time shift by interval", () => {
    const measures = { before: { timeShift: [{ interval: "1 year", type: "prior" }] } };
    expect(silentlyWrong("gifts", { measures })).toEqual([]);
  });

  it.each([
    [{ calendar: true }, 'cube "days" is a calendar'],
    [{ measures: { before: { timeShift: [{ name: "retail_year" }] } } }, 'measure "days.before" shifts time by name'],
    [{ dimensions: { day: { timeShift: [{ interval: "1 year" }] } } }, 'dimension "days.day" has time_shift'],
    [
      { dimensions: { day: { granularities: { fiscal: { sql: "x" } } } } },
      'granularity "fiscal" of "days.day" is given by SQL',
    ],
  ])("names what %j would answer wrongly", (cube, problem) => {
    expect(silentlyWrong("days", cube)).toEqual([problem]);
  });
});
