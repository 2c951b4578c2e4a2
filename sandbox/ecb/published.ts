import type { Ngo } from "../ngo/ledger.ts";
import { readSeedRates } from "../truth/rates.ts";

export type PublishedDay = { date: string; rates: ReadonlyMap<string, string> };

// The real bank publishes about 16:00 in Frankfurt.
const publishedAt = (date: string): number => Date.parse(`${date}T15:00:00Z`);

/** What the bank has published by now, oldest day first: the real rates that come with Atoll, and those of the lever. */
export function publishedDays(ngo: Pick<Ngo, "now" | "publishedRates">): PublishedDay[] {
  const days = new Map<string, Map<string, string>>();
  for (const { date, currency, units } of [...readSeedRates(), ...ngo.publishedRates()]) {
    if (publishedAt(date) > ngo.now()) continue;
    const rates = days.get(date) ?? new Map<string, string>();
    rates.set(currency, units);
    days.set(date, rates);
  }
  return [...days].map(([date, rates]) => ({ date, rates })).toSorted((a, b) => (a.date < b.date ? -1 : 1));
}
