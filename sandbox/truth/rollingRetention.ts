import { monthNumber, monthText } from "./calendarDay.ts";
import type { Giver } from "./donorGifts.ts";
import { Ratios } from "./ratios.ts";
import { Tally } from "./tally.ts";

type Given = { gifts: number; cents: number };

/** Retention of the twelve months up to each month against the twelve before. */
export function rollingFigures(givers: readonly Giver[], today: string) {
  const donors = new Tally();
  const kept = new Ratios();
  const fresh = new Ratios();
  const repeat = new Ratios();
  const money = new Ratios();
  const gains = new Tally();
  const losses = new Tally();
  const present = monthNumber(today);

  for (const { gifts } of givers) {
    const joined = monthNumber(gifts[0]?.day ?? today);
    const within = (last: number): Given => {
      const some = gifts.filter(({ day }) => monthNumber(day) <= last && monthNumber(day) > last - 12);
      return { gifts: some.length, cents: some.reduce((sum, { cents }) => sum + cents, 0) };
    };
    for (let month = joined; month <= present; month++) {
      const key = monthText(month);
      const now = within(month);
      const before = within(month - 12);
      const gave = now.gifts > 0 ? 1 : 0;
      const gaveBefore = before.gifts > 0 ? 1 : 0;
      donors.add(key, gave);
      kept.add(key, gave * gaveBefore, gaveBefore);
      (joined > month - 24 ? fresh : repeat).add(key, gave * gaveBefore, gaveBefore);
      money.add(key, gave * gaveBefore * now.cents, before.cents);
      gains.add(key, Math.max(now.cents - before.cents, 0));
      losses.add(key, Math.max(before.cents - now.cents, 0));
    }
  }
  return {
    rolling_donors_by_month: donors.counts(),
    rolling_donor_retention_rate_by_month: kept.decimals(),
    rolling_new_donor_retention_rate_by_month: fresh.decimals(),
    rolling_repeat_donor_retention_rate_by_month: repeat.decimals(),
    rolling_gift_retention_rate_by_month: money.decimals(),
    rolling_gains_by_month: gains.decimals(),
    rolling_losses_by_month: losses.decimals(),
  };
}
