import { DAY, dayNumber } from "./calendar.ts";

const SEASON = [0.75, 0.85, 0.85, 1, 1.1, 1.2, 0.95, 0.9, 0.9, 0.95, 1.15, 1.6];
const WEEKDAY = [0.95, 1.08, 1.05, 1.02, 1, 0.98, 0.9];

/** How busy a day is beside an ordinary one: season, weekday and the days on which people give. `day` since 1970. */
export function busyness(day: number): number {
  const date = new Date(day * DAY);
  return (SEASON[date.getUTCMonth()] ?? 1) * (WEEKDAY[date.getUTCDay()] ?? 1) * givingDay(day, date.getUTCFullYear());
}

function givingDay(day: number, year: number): number {
  const givingTuesday = nthWeekday(year, 11, 4, 4) + 5;
  const fromChristmas = day - dayNumber(year, 12, 25);
  const peaks: [number, number, number][] = [
    [dayNumber(year, 2, 14), 2, 1.8],
    [dayNumber(year, 4, 22), 1, 2.6],
    [nthWeekday(year, 5, 0, 2), 4, 2.2],
    [lastWeekday(year, 5, 0), 4, 2],
    [dayNumber(year, 6, 8), 1, 4.5],
    [givingTuesday - 4, 1, 2],
    [givingTuesday, 0, 6],
    [givingTuesday + 1, 0, 2.2],
  ];
  let factor = 1;
  for (const [peak, lead, strength] of peaks) {
    if (day === peak) factor = Math.max(factor, strength);
    else if (day < peak && day >= peak - lead) factor = Math.max(factor, 1 + (strength - 1) / 2);
  }
  if (fromChristmas >= -15 && fromChristmas < 0) return Math.max(factor, 2.1 + fromChristmas * 0.03);
  return fromChristmas >= 0 ? 0.8 : factor;
}

/** Day number of the nth weekday (0 is Sunday) of a month. */
function nthWeekday(year: number, month: number, weekday: number, nth: number): number {
  const first = dayNumber(year, month, 1);
  const gap = (weekday - new Date(first * DAY).getUTCDay() + 7) % 7;
  return first + gap + (nth - 1) * 7;
}

function lastWeekday(year: number, month: number, weekday: number): number {
  return nthWeekday(year, month + 1, weekday, 1) - 7;
}
