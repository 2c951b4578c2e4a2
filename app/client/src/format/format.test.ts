import { describe, expect, it } from "vitest";
import { toAge } from "./age.ts";
import { countryName } from "./country.ts";
import { formatInstant, formatMonthShort, formatRange, zoneName } from "./date.ts";
import { toDelta } from "./delta.ts";
import { currencyName, formatMoney, formatMoneyShort } from "./money.ts";
import { formatNumber, formatPercent, formatShort } from "./number.ts";

describe("a number", () => {
  it("carries its locale's groups and a real minus", () => {
    expect(formatNumber(1_001_482, "en")).toBe("1,001,482");
    expect(formatNumber(1_001_482, "fr")).toBe("1\u202f001\u202f482");
    expect(formatNumber(-47, "en")).toBe("\u221247");
    expect(formatNumber(-0, "en")).toBe("0");
  });

  it.each([
    [0, "0", "0"],
    [950, "950", "950"],
    [1200, "1.2k", "1,2\u00a0k"],
    [50_000, "50k", "50\u00a0k"],
    [999_600, "1M", "1\u00a0M"],
    [1_240_000, "1.2M", "1,2\u00a0M"],
    [-139_000, "\u2212139k", "\u2212139\u00a0k"],
  ])("%d is short as %s and %s", (value, en, fr) => {
    expect(formatShort(value, "en")).toBe(en);
    expect(formatShort(value, "fr")).toBe(fr);
  });

  it("has one decimal as a percentage, none from a hundred on", () => {
    expect(formatPercent(0.1894, "en")).toBe("18.9\u00a0%");
    expect(formatPercent(0.1894, "fr")).toBe("18,9\u00a0%");
    expect(formatPercent(2.345, "en")).toBe("235\u00a0%");
  });
});

describe("money", () => {
  it("stands before its symbol in both languages, in whole units", () => {
    expect(formatMoney(842_310.49, "EUR", "en")).toBe("842,310\u00a0€");
    expect(formatMoney(5000, "XPF", "fr")).toBe("5\u202f000\u00a0F");
    expect(formatMoneyShort(214_000, "USD", "en")).toBe("214k\u00a0$");
    expect(formatMoneyShort(214_000, "EUR", "fr")).toBe("214\u00a0k€");
    expect(formatMoneyShort(214, "EUR", "fr")).toBe("214\u00a0€");
  });

  it("names its currency in the plural", () => {
    expect(currencyName("EUR", "en")).toBe("euros");
    expect(currencyName("EUR", "fr")).toBe("euros");
  });
});

describe("a day", () => {
  it("names the year once in a range", () => {
    expect(formatRange({ from: "2026-01-01", to: "2026-11-24" }, "en")).toBe("1\u00a0Jan – 24\u00a0Nov\u00a02026");
    expect(formatRange({ from: "2026-01-01", to: "2026-11-24" }, "fr")).toBe("1er\u00a0janv. – 24\u00a0nov.\u00a02026");
    expect(formatRange({ from: "2025-01-01", to: "2025-12-31" }, "en")).toBe("2025");
    expect(formatRange({ from: "2025-12-01", to: "2026-11-24" }, "en")).toBe(
      "1\u00a0Dec\u00a02025 – 24\u00a0Nov\u00a02026",
    );
  });

  it("has months of three letters on an English axis", () => {
    expect(formatMonthShort("2026-09-01", "en")).toBe("Sep");
  });

  it("is cut in the NGO's zone", () => {
    expect(formatInstant("2026-01-01T09:30:00Z", "Pacific/Tahiti", "en")).toBe("31\u00a0Dec\u00a02025, 23:30");
    expect(zoneName("Pacific/Tahiti")).toBe("Tahiti");
  });
});

describe("a change", () => {
  it("is a share of its base", () => {
    expect(toDelta(118.9, 100)).toMatchObject({ direction: "up", base: 100 });
    expect(toDelta(90, 100)?.share).toBeCloseTo(-0.1);
  });

  it("from zero has a direction and no percentage", () => {
    expect(toDelta(5, 0)).toEqual({ direction: "up", share: null, base: 0 });
    expect(toDelta(0, 0)?.direction).toBe("same");
  });

  it("from nothing is none", () => {
    expect(toDelta(5, null)).toBeNull();
  });

  it("too small to be seen is no change", () => {
    expect(toDelta(1_000_000, 1_000_001)?.direction).toBe("same");
  });
});

describe("an age", () => {
  const at = Date.parse("2026-11-24T20:00:00Z");
  it.each([
    ["2026-11-24T19:59:40Z", { unit: "now", count: 0 }],
    ["2026-11-24T19:56:00Z", { unit: "minutes", count: 4 }],
    ["2026-11-24T16:52:00Z", { unit: "hours", count: 3 }],
    ["2026-11-20T16:52:00Z", { unit: "days", count: 4 }],
    ["2026-11-24T20:10:00Z", { unit: "now", count: 0 }],
  ])("of %s is in its largest unit", (then, age) => {
    expect(toAge(Date.parse(then), at)).toEqual(age);
  });
});

describe("a country", () => {
  it("has its name in the reader's language", () => {
    expect(countryName("PF", "en")).toBe("French Polynesia");
    expect(countryName("PF", "fr")).toBe("Polynésie française");
    expect(countryName("unassigned", "fr")).toBe("unassigned");
  });
});
