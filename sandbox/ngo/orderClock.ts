import { DAY, dayStart, HORIZON, OPENING, REFERENCE, SECOND, tahitiDay } from "./calendar.ts";
import { countWhile } from "./countWhile.ts";
import { Dice, mix } from "./dice.ts";
import { busyness } from "./givingDays.ts";

/** Shares of a day's orders per hour in Tahiti: Europe's evening is the island's morning. */
const HOURS = [3, 3, 2, 2, 3, 4, 6, 8, 9, 9, 8, 7, 6, 5, 4, 4, 3, 3, 3, 3, 2, 2, 2, 2];
const GROWTH_PER_YEAR = 0.27;

/** The fixed timetable of one-off orders: `at` grows with the index, whatever "now" is. */
export type OrderClock = {
  /** When one-off order k is placed. */
  at(k: number): number;
  /** How many one-off orders are placed up to an instant. */
  countAt(now: number): number;
  readonly total: number;
};

/** Lays `target` orders between the opening and the reference instant, and goes on at the same pace to the horizon. */
export function orderClock(seed: number, target: number): OrderClock {
  const firstDay = tahitiDay(OPENING);
  const days = tahitiDay(HORIZON) - firstDay;
  const cumulative = new Float64Array(days + 1);
  for (let d = 0; d < days; d++) {
    const luck = 0.65 + 0.7 * new Dice(seed, "day", d).unit("luck");
    const trend = Math.exp((GROWTH_PER_YEAR * d) / 365.25);
    cumulative[d + 1] = (cumulative[d] ?? 0) + luck * trend * busyness(firstDay + d);
  }
  const scale = target / (cumulative[tahitiDay(REFERENCE) - firstDay] ?? 1);
  const starts = Uint32Array.from(cumulative, (sum) => Math.floor(sum * scale));
  const total = starts[days] ?? 0;
  const hours = hourTable();

  function dayOf(k: number): number {
    return countWhile(days - 1, (day) => (starts[day + 1] ?? 0) <= k);
  }
  function at(k: number): number {
    const day = dayOf(k);
    const first = starts[day] ?? 0;
    const orders = (starts[day + 1] ?? 0) - first;
    const luck = mix(mix(seed, 0x6f72646f), k) / 4294967296;
    const share = (k - first + luck) / orders;
    return dayStart(firstDay + day) + Math.floor((clockTime(hours, share) * DAY) / SECOND) * SECOND;
  }
  function countAt(now: number): number {
    const day = tahitiDay(now) - firstDay;
    if (day < 0) return 0;
    if (day >= days) return total;
    const first = starts[day] ?? 0;
    return first + countWhile((starts[day + 1] ?? 0) - first, (n) => at(first + n) <= now);
  }
  return { at, countAt, total };
}

/** The share of the day's orders placed before each hour, and one for midnight. */
function hourTable(): number[] {
  const sum = HOURS.reduce((all, hour) => all + hour, 0);
  return [...HOURS.keys(), HOURS.length].map(
    (hours) => HOURS.slice(0, hours).reduce((all, hour) => all + hour, 0) / sum,
  );
}

/** Share of the day's orders to share of the day, so that busy hours hold more of them. */
function clockTime(hours: number[], share: number): number {
  let hour = 0;
  while (hour < 23 && (hours[hour + 1] ?? 1) <= share) hour++;
  const from = hours[hour] ?? 0;
  const to = hours[hour + 1] ?? 1;
  return (hour + (share - from) / (to - from)) / 24;
}
