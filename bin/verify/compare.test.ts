import { describe, expect, it } from "vitest";
import { compareFigure, valuesOfRows } from "./compare.ts";
import type { Figure } from "./figures.ts";
import { FIGURES } from "./figures.ts";

function figure(name: string): Figure {
  const found = FIGURES.find((candidate) => candidate.name === name);
  if (!found) throw new Error(`no figure ${name}`);
  return found;
}

const values = (entries: Record<string, string>) => new Map(Object.entries(entries));

describe("rows of Cube", () => {
  it("are keyed by the month of their instant", () => {
    const rows = [
      {
        "fundraising.gift_date.month": "2026-01-01T00:00:00.000",
        "fundraising.gift_date": "2026-01-01T00:00:00.000",
        "fundraising.net_raised": "12.50",
      },
      {
        "fundraising.gift_date.month": "2026-02-01T00:00:00.000",
        "fundraising.gift_date": "2026-02-01T00:00:00.000",
        "fundraising.net_raised": "3",
      },
    ];
    expect(valuesOfRows(figure("net_raised_by_month"), rows)).toEqual(values({ "2026-01": "12.50", "2026-02": "3" }));
  });

  it("are keyed by their dimension, with null values left out", () => {
    const rows = [
      { "fundraising.currency": "XPF", "fundraising.net_raised_original": "1200" },
      { "fundraising.currency": null, "fundraising.net_raised_original": "7" },
      { "fundraising.currency": "USD", "fundraising.net_raised_original": null },
    ];
    expect(valuesOfRows(figure("net_raised_original_by_currency"), rows)).toEqual(
      values({ XPF: "1200", "(none)": "7" }),
    );
  });

  it("have one value for a total", () => {
    expect(valuesOfRows(figure("gifts"), [{ "fundraising.gifts": "310" }])).toEqual(values({ "": "310" }));
  });

  it("are refused when a key comes twice or a column is missing", () => {
    const row = { "adoptions.site": "Ahe", "adoptions.corals_adopted": "1" };
    expect(() => valuesOfRows(figure("corals_by_site"), [row, row])).toThrow("Cube answered Ahe twice");
    expect(() => valuesOfRows(figure("gifts"), [row])).toThrow("no column fundraising.gifts");
  });
});

describe("a comparison", () => {
  const one = (truth: Record<string, string>, atoll: Record<string, string>) =>
    compareFigure(figure("net_raised_by_class"), values(truth), values(atoll)).comparisons;

  it("takes equal amounts as equal however many zeros they end in", () => {
    expect(one({ tip: "12.5" }, { tip: "12.500000" })).toEqual([
      { key: "tip", truth: "12.50", atoll: "12.50", isEqual: true },
    ]);
  });

  it("sees a cent, also where a floating-point number would not", () => {
    expect(one({ tip: "9007199254740993.01" }, { tip: "9007199254740993.02" })).toMatchObject([{ isEqual: false }]);
    expect(one({ tip: "0.30" }, { tip: "0.30000000000000004" })).toEqual([
      { key: "tip", truth: "0.30", atoll: "0.30000000000000004", isEqual: false },
    ]);
  });

  it("takes a missing key as 0 on either side", () => {
    expect(one({ tip: "1" }, { merchandise: "0" })).toEqual([
      { key: "merchandise", truth: "0.00", atoll: "0.00", isEqual: true },
      { key: "tip", truth: "1.00", atoll: "0.00", isEqual: false },
    ]);
  });

  it("fails what is no number, even on both sides", () => {
    expect(one({ tip: "NaN" }, { tip: "NaN" })).toMatchObject([{ isEqual: false, truth: "NaN" }]);
  });
});
