import { describe, expect, it } from "vitest";
import { linesOf, ratesOf, readRates } from "./rates.ts";

const day = (iso: string) => Date.parse(iso) / 86_400_000;
const rates = ratesOf(linesOf("rate_date,currency,units_per_eur\n2026-01-05,USD,1.25\n2026-01-08,USD,2\n"));

describe("rates", () => {
  it("turns units of a currency into cents of a euro and back", () => {
    expect(rates.toEur(1000, "USD", day("2026-01-05"))).toBe(800);
    expect(rates.fromEur(800, "USD", day("2026-01-05"))).toBe(1000);
    expect(rates.toEur(1234, "EUR", day("2026-01-05"))).toBe(1234);
  });

  it("carries the last rate over days without one, and for ever after the last", () => {
    expect(rates.toEur(1000, "USD", day("2026-01-07"))).toBe(800);
    expect(rates.toEur(1000, "USD", day("2030-01-01"))).toBe(500);
  });

  it("knows no rate before the first one, nor for an unlisted currency", () => {
    expect(() => rates.toEur(1000, "USD", day("2026-01-04"))).toThrow("no rate for USD");
    expect(() => rates.toEur(1000, "FJD", day("2026-01-05"))).toThrow("no rate for FJD");
  });

  it("takes what was published later on top, also for a day that is known", () => {
    const corrected = readRates([
      { date: "2026-10-30", currency: "USD", units: "2" },
      { date: "2026-11-02", currency: "USD", units: "4" },
    ]);
    expect(corrected.toEur(800, "USD", day("2026-10-31"))).toBe(400);
    expect(corrected.toEur(800, "USD", day("2026-11-20"))).toBe(200);
  });

  it("converts francs by their parity: 1,000 XPF are 8.38 EUR", () => {
    expect(rates.toEur(1000, "XPF", 0)).toBe(838);
    expect(rates.fromEur(838, "XPF", 0)).toBe(1000);
    expect(rates.toEur(1, "XPF", 0)).toBe(1);
    expect(rates.fromEur(3200, "XPF", 0)).toBe(3819);
  });

  it("reads the published file, in which every currency has a rate for the shop's first day", () => {
    const published = readRates();
    for (const currency of ["USD", "GBP", "AUD", "NZD", "CHF", "CAD", "JPY", "THB"]) {
      expect(published.toEur(100_000, currency, day("2021-12-01"))).toBeGreaterThan(0);
    }
    expect(published.toEur(11_314, "USD", day("2021-12-01"))).toBe(10_000);
  });
});
