import { SITE_NAMES } from "../ngo/sites.ts";
import { inYear, yearIn } from "./calendarDay.ts";
import type { Giver } from "./donorGifts.ts";

/** What a donor gave in a year, and by which channel, country and site they are known in it. */
type Given = { gifts: number; cents: number; giftsToDay: number; centsToDay: number };
export type DonorYear = Given & {
  year: number;
  isFirst: boolean;
  wasFirstBefore: boolean;
  before: Given;
  /** Attributes in the year before; null for who gave nothing then. */
  attributes: { channel: string; country: string; site: string } | null;
};

const NOTHING: Given = { gifts: 0, cents: 0, giftsToDay: 0, centsToDay: 0 };

/** Every year of a donor from the first gift to the present one. A fiscal year of the made-up NGO is a calendar year. */
export function yearsOf(giver: Giver, today: string): DonorYear[] {
  const [firstGift] = giver.gifts;
  if (!firstGift) return [];
  const first = yearIn(firstGift.day);
  const years: DonorYear[] = [];
  let before = NOTHING;
  for (let year = first; year <= yearIn(today); year++) {
    const given = givenIn(giver, year, today);
    years.push({
      ...given,
      year,
      isFirst: year === first,
      wasFirstBefore: year === first + 1,
      before,
      attributes: before.gifts > 0 ? attributesIn(giver, year - 1) : null,
    });
    before = given;
  }
  return years;
}

function givenIn({ gifts }: Giver, year: number, today: string): Given {
  const ofYear = gifts.filter(({ day }) => yearIn(day) === year);
  const toDay = ofYear.filter(({ day }) => day <= inYear(today, year));
  const sum = (some: typeof gifts) => some.reduce((cents, gift) => cents + gift.cents, 0);
  return { gifts: ofYear.length, cents: sum(ofYear), giftsToDay: toDay.length, centsToDay: sum(toDay) };
}

function attributesIn({ gifts, adoptions }: Giver, year: number): NonNullable<DonorYear["attributes"]> {
  const ofYear = gifts.filter(({ day }) => yearIn(day) === year);
  const last = ofYear.at(-1);
  if (!last) throw new RangeError(`nothing was given in ${year}`);
  const country = ofYear.findLast((gift) => gift.country !== "unassigned")?.country ?? "unassigned";
  const corals = adoptions.filter(({ day }) => yearIn(day) === year);
  const latest = Math.max(...corals.map(({ at }) => at));
  const [site] = corals.flatMap((coral) => (coral.at === latest && coral.site ? [coral.site] : [])).sort();
  return { channel: last.channel, country, site: site ? SITE_NAMES[site] : "Unassigned" };
}
