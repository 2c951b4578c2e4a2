import { inYear, wholeMonths, yearIn } from "./calendarDay.ts";
import type { Giver } from "./donorGifts.ts";
import { Tally, toDecimal } from "./tally.ts";

// The NGO's policy, written down once more by hand, so that a slip in the settings that dbt reads is found.
const TIERS = [
  ["supersize", 5_000_001],
  ["major", 500_001],
  ["midsize", 50_001],
  ["small", 10_001],
  ["micro", 1],
] as const;
const STATUSES = [
  ["dormant", 36],
  ["lapsed", 18],
  ["lapsing", 12],
] as const;
const RECENCY = [3, 6, 12, 24];
const FREQUENCY = [1, 2, 4, 12];
const MONETARY = [5_000, 10_000, 50_000, 500_000];

export function givingTier(cents: number): string {
  return TIERS.find(([, least]) => cents >= least)?.[0] ?? "none";
}

const reached = (bounds: readonly number[], value: number) => bounds.filter((bound) => value >= bound).length;

/** How every donor stands today. */
export function standingFigures(givers: readonly Giver[], today: string) {
  const tallies = { status: new Tally(), tier: new Tally(), rfm: new Tally(), best: new Tally() };
  const money = { thisYear: 0, lastYear: 0 };
  const lists = { lybunt: 0, sybunt: 0 };
  const present = yearIn(today);
  const aYearAgo = inYear(today, present - 1);

  for (const { gifts } of givers) {
    const years = new Map<number, number>();
    for (const { day, cents } of gifts) years.set(yearIn(day), (years.get(yearIn(day)) ?? 0) + cents);
    const thisYear = years.get(present) ?? 0;
    const lastYear = years.get(present - 1) ?? 0;
    const lifetime = gifts.reduce((sum, { cents }) => sum + cents, 0);
    const months = wholeMonths(gifts.at(-1)?.day ?? today, today);
    const recent = gifts.filter(({ day }) => day > aYearAgo).length;
    const [best] = [...years].sort(([a, centsA], [b, centsB]) => centsB - centsA || b - a);

    tallies.status.add(STATUSES.find(([, least]) => months >= least)?.[0] ?? "active", 1);
    tallies.tier.add(givingTier(Math.max(thisYear, lastYear)), 1);
    tallies.rfm.add(
      `${5 - reached(RECENCY, months)}${1 + reached(FREQUENCY, recent)}${1 + reached(MONETARY, lifetime)}`,
      1,
    );
    tallies.best.add(String(best?.[0]), 1);
    money.thisYear += thisYear;
    money.lastYear += lastYear;
    if (thisYear === 0) lists.sybunt++;
    if (thisYear === 0 && lastYear > 0) lists.lybunt++;
  }
  return {
    donors_by_lifecycle_status: tallies.status.counts(),
    donors_by_giving_tier: tallies.tier.counts(),
    donors_by_rfm: tallies.rfm.counts(),
    donors_by_best_gift_year: tallies.best.counts(),
    this_year_giving: toDecimal(money.thisYear),
    last_year_giving: toDecimal(money.lastYear),
    lybunt: lists.lybunt,
    sybunt: lists.sybunt,
    sybunt_without_lybunt: lists.sybunt - lists.lybunt,
  };
}
