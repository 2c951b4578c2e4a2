import { describe, expect, it } from "vitest";
import { dayIn, relativeRange, resolveRange } from "./relativeDates.ts";

const today = "2026-11-24";

describe("dayIn", () => {
  it("is the organisation's day, not Greenwich's", () => {
    const newYear = new Date("2027-01-01T05:00:00Z");
    expect(dayIn(newYear, "Pacific/Tahiti")).toBe("2026-12-31");
    expect(dayIn(newYear, "UTC")).toBe("2027-01-01");
  });
});

describe("relativeRange", () => {
  it.each([
    ["today", "2026-11-24", "2026-11-24"],
    ["Yesterday", "2026-11-23", "2026-11-23"],
    ["this week", "2026-11-23", "2026-11-29"],
    ["this month", "2026-11-01", "2026-11-30"],
    ["last quarter", "2026-07-01", "2026-09-30"],
    ["this year", "2026-01-01", "2026-12-31"],
    ["next year", "2027-01-01", "2027-12-31"],
    ["last 7 days", "2026-11-17", "2026-11-23"],
    ["last 3 months", "2026-08-01", "2026-10-31"],
    ["last 1 month", "2026-10-01", "2026-10-31"],
    ["next 2 quarters", "2027-01-01", "2027-06-30"],
    ["year to date", "2026-01-01", "2026-11-24"],
    ["  month   to date ", "2026-11-01", "2026-11-24"],
  ])("reads %j as %s to %s", (words, from, to) => {
    expect(relativeRange(words, today)).toEqual([from, to]);
  });

  it("crosses leap days and years", () => {
    expect(relativeRange("last month", "2028-03-31")).toEqual(["2028-02-01", "2028-02-29"]);
    expect(relativeRange("last 2 months", "2027-01-15")).toEqual(["2026-11-01", "2026-12-31"]);
  });

  it.each(["last 24 hours", "recently", "last 0 days", ""])("does not guess at %j", (words) => {
    expect(relativeRange(words, today)).toBeNull();
  });
});

describe("resolveRange", () => {
  it("keeps absolute ends as they are", () => {
    expect(resolveRange(["2026-01-01", "2026-03-31"], today)).toEqual(["2026-01-01", "2026-03-31"]);
    expect(resolveRange("2026-01-01", today)).toEqual(["2026-01-01", "2026-01-01"]);
    expect(resolveRange(["2026-01-01T00:00:00.000"], today)).toEqual([
      "2026-01-01T00:00:00.000",
      "2026-01-01T00:00:00.000",
    ]);
  });

  it("refuses words it does not know, with what to write instead", () => {
    expect(() => resolveRange("a while ago", today)).toThrow(/"a while ago".*ISO days/);
    expect(() => resolveRange(["2026-01-01", "now"], today)).toThrow(/"now"/);
  });
});
