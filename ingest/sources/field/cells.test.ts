import { describe, expect, it } from "vitest";
import { cellOf, toDay, toNumber } from "./cells.ts";
import { sitesOf } from "./sites.ts";

describe("a day", () => {
  it.each([
    ["2026-03-31", "2026-03-31"],
    ["2026-03-31 10:20", "2026-03-31"],
    ["2026-03-31T00:00:00.000Z", "2026-03-31"],
    ["31/03/2026", "2026-03-31"],
    ["1.3.2026", "2026-03-01"],
    ["46112", "2026-03-31"],
    ["46112.75", "2026-03-31"],
    ["36526", "2000-01-01"],
  ])("written %s is %s", (text, day) => {
    expect(toDay(text)).toBe(day);
  });

  it.each([
    "0000-00-00",
    "2026-02-30",
    "31/02/2026",
    "03/31/2026",
    "31/03/26",
    "yesterday",
    "",
    "1.5",
    "2226-01-01",
    "31-03",
  ])("is not %o", (text) => {
    expect(toDay(text)).toBeNull();
  });
});

describe("a number", () => {
  it.each([
    ["1,5", 1.5],
    ["1.5", 1.5],
    ["1 234,5", 1234.5],
    ["1\u202f234", 1234],
    ["1,234.5", 1234.5],
    ["1.234,5", 1234.5],
    ["-3", -3],
  ])("written %o is %d", (text, number) => {
    expect(toNumber(text)).toBe(number);
  });

  it.each(["", "abc", "=1+1", "#DIV/0!", "1e9", "12 corals"])("is not %o", (text) => {
    expect(toNumber(text)).toBeNull();
  });
});

describe("a cell", () => {
  const sites = sitesOf([
    { name: "Moʻorea", aliases: "Moorea" },
    { name: "Koh Mak", aliases: "Ko Mak|Ko Maak" },
  ]);
  const said = (kind: Parameters<typeof cellOf>[0], text: string | undefined, isRequired = true) => {
    const parsed = cellOf(kind, isRequired, sites).safeParse(text);
    return parsed.success ? parsed.data : parsed.error.issues[0]?.message;
  };

  it("with a site is known by any of its spellings, or Unassigned, or refused with the nearest ones", () => {
    expect(said("site", " mo'orea ")).toBe("Moʻorea");
    expect(said("site", "Ko-Mak")).toBe("Koh Mak");
    expect(said("site", "Non attribué")).toBe("Unassigned");
    expect(said("site", "Mooera")).toMatch(/“Mooera” is no site that Atoll knows \(near: Moʻorea/);
    expect(said("site", "")).toBe("is empty: write the site, or Unassigned");
  });

  it("that must be filled says so, and another is null", () => {
    expect(said("count", "")).toBe("is empty");
    expect(said("count", undefined)).toBe("is empty");
    expect(said("count", "", false)).toBeNull();
    expect(said("score", undefined, false)).toBeNull();
  });

  it("with a count or a score is within its bounds", () => {
    expect(said("count", "2,5")).toBe("“2,5” is no whole number");
    expect(said("count", "-1")).toMatch(/cannot be/);
    expect(said("score", "6,1")).toBe("“6,1” is not on the scale from 1 to 6");
    expect(said("score", "1,4", false)).toBe(1.4);
    expect(said("measure", "10,5", false)).toBe(10.5);
    expect(said("measure", "0")).toBe("“0” cannot be: a side is more than 0 and at most 1,000 cm");
    expect(said("measure", "ten")).toBe("“ten” is no number");
    expect(said("score", "0", false)).toBe("“0” is not on the scale from 1 to 6");
  });

  it("with a formula stays text", () => {
    expect(said("text", '=HYPERLINK("http://x")')).toBe('=HYPERLINK("http://x")');
  });
});
