import { roundRatio } from "./allocate.ts";
import { inYear, monthNumber, monthText, yearIn } from "./calendarDay.ts";
import type { Giver } from "./donorGifts.ts";
import { Ratios } from "./ratios.ts";
import { toDecimal } from "./tally.ts";

type Age = { donors: number; cents: number };

/** Donors by the month of their first gift: who gave again, and what they had given so many months later. */
export function cohortFigures(givers: readonly Giver[], today: string) {
  const second = new Ratios();
  const again = new Ratios();
  const ages = new Map<number, Age>();
  const present = monthNumber(today);

  for (const { gifts } of givers) {
    const [first, next] = gifts;
    if (!first) continue;
    const joined = monthNumber(first.day);
    // The last of the month has had twelve months too.
    const isDue = `${monthText(joined + 13)}-01` <= today;
    const inTime = next !== undefined && next.day <= inYear(first.day, yearIn(first.day) + 1);
    if (isDue) second.add(monthText(joined), inTime ? 1 : 0, 1);
    for (let age = 0; joined + age <= present; age++) {
      const given = gifts.filter(({ day }) => monthNumber(day) <= joined + age);
      again.add(String(age), given.length > 1 ? 1 : 0, 1);
      const { donors, cents } = ages.get(age) ?? { donors: 0, cents: 0 };
      ages.set(age, { donors: donors + 1, cents: given.reduce((sum, gift) => sum + gift.cents, cents) });
    }
  }
  return {
    second_gift_rate_by_cohort: second.decimals(),
    gave_again_rate_by_age: again.decimals(),
    giving_per_donor_by_age: Object.fromEntries(
      [...ages].map(([age, { donors, cents }]) => [String(age), toDecimal(roundRatio(cents, 1, donors))]),
    ),
  };
}
