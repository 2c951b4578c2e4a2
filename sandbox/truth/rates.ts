import { readFileSync } from "node:fs";
import type { PublishedRate } from "../ngo/ledger.ts";
import { roundRatio } from "./allocate.ts";

const SEED = new URL("../../dbt/seeds/ecb_rates.csv", import.meta.url);
const SCALE = 1_000_000;
const DAY = 86_400_000;

/** 1,000 XPF are 8.38 EUR by law, so one franc is 0.838 cents. */
const XPF_CENTS = { numerator: 838, denominator: 1000 };

export type Rates = {
  /** EUR cents of an amount in minor units of its currency, at the rate of the day (`days` since 1970, NGO zone). */
  toEur(minor: number, currency: string, day: number): number;
  /** The other way round: minor units of `currency` for EUR cents. */
  fromEur(cents: number, currency: string, day: number): number;
};

/** The rates that come with Atoll, in the order of its file. */
export function readSeedRates(file: URL | string = SEED): PublishedRate[] {
  return linesOf(readFileSync(file, "utf8"));
}

/**
 * European Central Bank reference rates (units per EUR) as dbt reads them, with what was published since `later` on top. A day without a rate carries the last one;
 * a day before the first rate, or a currency nobody published, throws a RangeError.
 */
export function readRates(later: readonly PublishedRate[] = []): Rates {
  return ratesOf([...readSeedRates(), ...later]);
}

export function linesOf(csv: string): PublishedRate[] {
  return csv
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => {
      const [date, currency, units] = line.trim().split(",");
      if (!date || !currency || !units) throw new RangeError(`unreadable rate row: ${line}`);
      return { date, currency, units };
    });
}

export function ratesOf(rates: readonly PublishedRate[]): Rates {
  const published = new Map<string, Map<number, number>>();
  for (const { date, currency, units } of rates) {
    const days = published.get(currency) ?? new Map<number, number>();
    days.set(Date.parse(date) / DAY, Math.round(Number(units) * SCALE));
    published.set(currency, days);
  }
  const tables = new Map([...published].map(([currency, days]) => [currency, carried(days)]));

  function unitsPerEur(currency: string, day: number): number {
    const table = tables.get(currency);
    const units = table?.units[Math.min(day - table.first, table.units.length - 1)];
    if (units === undefined) throw new RangeError(`no rate for ${currency} on day ${day}`);
    return units;
  }
  return {
    toEur(minor, currency, day) {
      if (currency === "EUR") return minor;
      if (currency === "XPF") return roundRatio(minor, XPF_CENTS.numerator, XPF_CENTS.denominator);
      return roundRatio(minor, SCALE, unitsPerEur(currency, day));
    },
    fromEur(cents, currency, day) {
      if (currency === "EUR") return cents;
      if (currency === "XPF") return roundRatio(cents, XPF_CENTS.denominator, XPF_CENTS.numerator);
      return roundRatio(cents, unitsPerEur(currency, day), SCALE);
    },
  };
}

function carried(days: Map<number, number>): { first: number; units: Float64Array } {
  const first = Math.min(...days.keys());
  const last = Math.max(...days.keys());
  const units = new Float64Array(last - first + 1);
  let newest = 0;
  for (let day = first; day <= last; day++) {
    newest = days.get(day) ?? newest;
    units[day - first] = newest;
  }
  return { first, units };
}
