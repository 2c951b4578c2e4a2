import { DAY, dayNumber, dayStart, OPENING } from "./calendar.ts";
import { Dice } from "./dice.ts";

/** A marketing campaign as it was planned in the CRM. `utm` is what its links carry, as somebody typed it. */
export type Campaign = {
  number: number;
  name: string;
  utm: string;
  /** Days since 1970; an evergreen campaign has no end. */
  startDay: number;
  endDay: number | null;
  /** Cents of EUR; null where nobody planned or booked any. */
  budget: number | null;
  spent: number | null;
  createdAt: number;
  updatedAt: number;
};

/** The campaign names that links of a year carry. */
export function campaignNames(year: number): string[] {
  return [
    `world_oceans_day_${year}`,
    `giving_tuesday_${year}`,
    `noel-${year}`,
    "welcome",
    `mothers day ${year}`,
    "reef_report",
  ];
}

const EVERGREEN = ["welcome", "reef_report"] as const;

/** Title, first and last day (month, date) of a year's campaigns, by the beginning of their tag. */
const YEARLY: Record<string, readonly [title: string, from: readonly [number, number], to: readonly [number, number]]> =
  {
    world_oceans_day: ["World Oceans Day", [6, 1], [6, 8]],
    giving_tuesday: ["Giving Tuesday", [11, 20], [12, 5]],
    noel: ["Noël", [12, 1], [12, 26]],
    "mothers day": ["Mother's Day", [4, 20], [6, 2]],
  };

/** All campaigns that were planned by `now`, each year's in the autumn before it. */
export function campaignsUntil(seed: number, now: number): Campaign[] {
  const first = new Date(OPENING).getUTCFullYear();
  const last = new Date(now).getUTCFullYear() + 1;
  const setUp = OPENING - 60 * DAY;
  const evergreen = EVERGREEN.map((utm, number): Campaign => {
    const startDay = Math.floor(setUp / DAY) + 30;
    const times = { createdAt: setUp, updatedAt: setUp };
    return { number, name: utm.replace("_", " "), utm, startDay, endDay: null, budget: null, spent: null, ...times };
  });
  const years = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  const yearly = years.flatMap((year) =>
    campaignNames(year).flatMap((utm, place): Campaign[] => {
      const plan = YEARLY[utm.replace(/[_\- ]\d{4}$/, "")];
      if (!plan) return [];
      const [title, from, to] = plan;
      const number = EVERGREEN.length + (year - first) * 6 + place;
      const dice = new Dice(seed, "campaign", number);
      const endDay = dayNumber(year, ...to);
      const createdAt = Math.max(setUp, dayStart(dayNumber(year - 1, 11, 15)));
      const booked = dayStart(endDay + 3);
      const budget = dice.chance("budget", 0.8) ? dice.between("euros", 3, 40) * 10_000 : null;
      const hasEnded = booked <= now;
      const campaign = {
        number,
        name: `${title} ${year}`,
        utm,
        startDay: dayNumber(year, ...from),
        endDay,
        budget,
        spent: budget === null || !hasEnded ? null : Math.round(budget * (0.6 + dice.unit("spent") * 0.5)),
        createdAt,
        updatedAt: hasEnded ? booked : createdAt,
      };
      return createdAt <= now ? [campaign] : [];
    }),
  );
  return [...evergreen, ...yearly];
}
