import { roundRatio } from "./allocate.ts";
import type { Giver } from "./donorGifts.ts";
import { type DonorYear, yearsOf } from "./donorYears.ts";
import { Ratios } from "./ratios.ts";
import { givingTier } from "./standing.ts";
import { Tally, toDecimal } from "./tally.ts";

type Year = { donors: number; prior: number; retained: number; cents: number };

/** What became of the donors of one year in the next, and of what they gave. */
export function retentionFigures(givers: readonly Giver[], today: string) {
  const counts = { retained: new Tally(), recaptured: new Tally(), lapsed: new Tally(), sybunt: new Tally() };
  const rates = { all: new Ratios(), fresh: new Ratios(), repeat: new Ratios(), toDay: new Ratios() };
  const money = { strict: new Ratios(), same: new Ratios() };
  const growth = {
    gains: new Tally(),
    losses: new Tally(),
    kinds: new Tally(),
    toDay: new Tally(),
    tiers: new Tally(),
  };
  const moved = { up: new Tally(), down: new Tally() };
  const by = { channel: new Ratios(), country: new Ratios(), site: new Ratios() };
  const years = new Map<number, Year>();

  function addYear(donor: DonorYear): void {
    const { before } = donor;
    const key = String(donor.year);
    const gave = donor.gifts > 0 ? 1 : 0;
    const gaveBefore = before.gifts > 0 ? 1 : 0;
    const retained = gave * gaveBefore;
    if (retained) counts.retained.add(key, 1);
    if (gave && !gaveBefore && !donor.isFirst) counts.recaptured.add(key, 1);
    if (!gave && gaveBefore) counts.lapsed.add(key, 1);
    if (!gave) counts.sybunt.add(key, 1);

    rates.all.add(key, retained, gaveBefore);
    (donor.wasFirstBefore ? rates.fresh : rates.repeat).add(key, retained, gaveBefore);
    rates.toDay.add(key, donor.giftsToDay > 0 ? gaveBefore : 0, gaveBefore);
    money.strict.add(key, retained * donor.cents, before.cents);
    money.same.add(key, retained * donor.cents, retained * before.cents);
    if (donor.attributes) {
      by.channel.add(donor.attributes.channel, retained, 1);
      by.country.add(donor.attributes.country, retained, 1);
      by.site.add(donor.attributes.site, retained, 1);
    }

    const delta = donor.cents - before.cents;
    growth.gains.add(key, Math.max(delta, 0));
    growth.losses.add(key, Math.max(-delta, 0));
    growth.kinds.add(kindOf(donor), delta);
    growth.toDay.add(key, donor.centsToDay);
    growth.tiers.add(givingTier(donor.cents), donor.cents);
    if (retained && delta > 0) moved.up.add(key, 1);
    if (retained && delta < 0) moved.down.add(key, 1);

    const year = years.get(donor.year) ?? { donors: 0, prior: 0, retained: 0, cents: 0 };
    years.set(donor.year, {
      donors: year.donors + gave,
      prior: year.prior + gaveBefore,
      retained: year.retained + retained,
      cents: year.cents + donor.cents,
    });
  }

  for (const giver of givers) for (const year of yearsOf(giver, today)) addYear(year);
  return {
    retained_donors_by_year: counts.retained.counts(),
    recaptured_donors_by_year: counts.recaptured.counts(),
    lapsed_donors_by_year: counts.lapsed.counts(),
    sybunt_by_year: counts.sybunt.counts(),
    upgraded_donors_by_year: moved.up.counts(),
    downgraded_donors_by_year: moved.down.counts(),
    donor_retention_rate_by_year: rates.all.decimals(),
    new_donor_retention_rate_by_year: rates.fresh.decimals(),
    repeat_donor_retention_rate_by_year: rates.repeat.decimals(),
    donor_retention_rate_to_day_by_year: rates.toDay.decimals(),
    donor_retention_rate_by_channel: by.channel.decimals(),
    donor_retention_rate_by_country: by.country.decimals(),
    donor_retention_rate_by_site: by.site.decimals(),
    gift_retention_rate_by_year: money.strict.decimals(),
    gift_retention_rate_same_donors_by_year: money.same.decimals(),
    gains_by_year: growth.gains.decimals(),
    losses_by_year: growth.losses.decimals(),
    net_growth_by_kind: growth.kinds.decimals(),
    giving_to_day_by_year: growth.toDay.decimals(),
    giving_by_tier_of_the_year: growth.tiers.decimals(),
    projected_ltv_by_year: projected(years),
  };
}

function kindOf({ gifts, cents, isFirst, wasFirstBefore, before }: DonorYear): string {
  if (gifts === 0) return before.gifts === 0 ? "none" : wasFirstBefore ? "lapsed_new" : "lapsed_repeat";
  if (isFirst) return "new";
  if (before.gifts === 0) return "recaptured";
  return cents > before.cents ? "upgraded" : cents < before.cents ? "downgraded" : "same";
}

/** Giving per donor over the share that is lost; a year in which all or none were kept says nothing. */
function projected(years: ReadonlyMap<number, Year>): Record<string, string> {
  const telling = [...years].filter(([, { donors, prior, retained }]) => donors > 0 && prior > retained);
  return Object.fromEntries(
    telling.map(([year, { donors, prior, retained, cents }]) => [
      String(year),
      toDecimal(roundRatio(cents, prior, donors * (prior - retained))),
    ]),
  );
}
