import { describe, expect, it } from "vitest";
import { periodSteps, presetPeriod, readPeriod } from "./overviewPeriod.ts";

const today = "2026-11-24";
const read = (text: string | null, startMonth = 1, day = today) => readPeriod(text, day, startMonth);

describe("a period", () => {
  it("is this year up to today, against last year to the same day", () => {
    expect(read(null)).toEqual({
      period: {
        text: "this_year",
        preset: "this_year",
        range: { from: "2026-01-01", to: "2026-11-24" },
        before: { from: "2025-01-01", to: "2025-11-24" },
        granularity: "month",
        open: true,
      },
      problem: null,
    });
  });

  it("of twelve months holds the month under way and eleven whole ones", () => {
    const { range, before } = presetPeriod("last_12_months", today, 1);
    expect(range).toEqual({ from: "2025-12-01", to: "2026-11-24" });
    expect(before).toEqual({ from: "2024-12-01", to: "2025-11-24" });
  });

  it("of last year is whole and over", () => {
    const period = presetPeriod("last_year", today, 1);
    expect(period.range).toEqual({ from: "2025-01-01", to: "2025-12-31" });
    expect(period.open).toBe(false);
  });

  it("without bounds compares with nothing and steps by year", () => {
    expect(presetPeriod("all", today, 1)).toMatchObject({ range: null, before: null, granularity: "year" });
  });

  it("starts with the fiscal year", () => {
    expect(presetPeriod("this_year", today, 7).range).toEqual({ from: "2026-07-01", to: "2026-11-24" });
    expect(presetPeriod("this_year", "2026-03-02", 7).range).toEqual({ from: "2025-07-01", to: "2026-03-02" });
    expect(read("2026", 7).period.range).toEqual({ from: "2025-07-01", to: "2026-06-30" });
    expect(read("2027", 7).period.preset).toBe("this_year");
  });

  it("of a year under way ends today", () => {
    expect(read("2026").period.range).toEqual({ from: "2026-01-01", to: today });
  });

  it("compares 29 February with 28 February, and a whole February with a whole February", () => {
    expect(read(null, 1, "2028-02-29").period.before).toEqual({ from: "2027-01-01", to: "2027-02-28" });
    expect(read("2029-02-01..2029-02-28", 1, "2030-01-01").period.before).toEqual({
      from: "2028-02-01",
      to: "2028-02-29",
    });
  });
});

describe("a period typed into the URL", () => {
  it.each([
    ["banana"],
    ["2026-02-30..2026-03-01"],
    ["2026-01-01"],
    ["..."],
    ["2026-01-01..2026-02-01..2026-03-01"],
    [""],
  ])("that says nothing (%s) becomes this year, with the reason", (text) => {
    expect(read(text)).toMatchObject({ period: { text: "this_year" }, problem: "unknown" });
  });

  it("in the future becomes this year", () => {
    expect(read("2031").problem).toBe("future");
    expect(read("2026-12-01..2026-12-31").problem).toBe("future");
  });

  it("is turned round when it runs backwards", () => {
    expect(read("2026-03-31..2026-01-01")).toMatchObject({
      period: { text: "2026-01-01..2026-03-31" },
      problem: "reversed",
    });
  });

  it("is cut at today when it runs on", () => {
    expect(read("2026-01-01..2026-12-31")).toMatchObject({
      period: { text: "2026-01-01..2026-11-24", open: true },
      problem: "cut_at_today",
    });
  });

  it("reads the same after it was mended", () => {
    for (const text of ["2026-03-31..2026-01-01", "2026-01-01..2026-12-31", "2025", "all"]) {
      const { period } = read(text);
      expect(read(period.text)).toEqual({ period, problem: null });
    }
  });
});

describe("steps of a period", () => {
  it("are its months, the unfinished one included", () => {
    const steps = periodSteps(presetPeriod("this_year", today, 1));
    expect(steps).toHaveLength(11);
    expect(steps.at(-1)).toBe("2026-11-01");
  });

  it("are days in a short range and years in a long one", () => {
    expect(periodSteps(read("2026-11-01..2026-11-03").period)).toEqual(["2026-11-01", "2026-11-02", "2026-11-03"]);
    expect(periodSteps(read("2021-05-01..2026-11-03").period)).toHaveLength(6);
  });
});
