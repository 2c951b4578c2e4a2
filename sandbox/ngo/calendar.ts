export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Pacific/Tahiti has been UTC-10 all year since 1912. */
const TAHITI = -10 * HOUR;

/** The shop opens, and the world ends: nothing is made up beyond the horizon. */
export const OPENING = Date.UTC(2021, 11, 1) - TAHITI;
export const HORIZON = Date.UTC(2030, 0, 1) - TAHITI;

/** Sizes of the world are promised for this instant. */
export const REFERENCE = Date.UTC(2026, 10, 24);

/** Days since 1970 of an instant, cut at midnight in Tahiti. */
export function tahitiDay(at: number): number {
  return Math.floor((at + TAHITI) / DAY);
}

/** The instant at which a day starts in Tahiti. */
export function dayStart(day: number): number {
  return day * DAY - TAHITI;
}

/** "2026-11-24" of a day number. */
export function isoDay(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

export function dayNumber(year: number, month: number, date: number): number {
  return Date.UTC(year, month - 1, date) / DAY;
}

export function wholeSecond(at: number): number {
  return Math.floor(at / SECOND) * SECOND;
}

/** The same clock time some months later; dates past the 28th fall on the 28th. */
export function addMonths(at: number, months: number): number {
  const local = new Date(at + TAHITI);
  const date = Math.min(local.getUTCDate(), 28);
  const day = Date.UTC(local.getUTCFullYear(), local.getUTCMonth() + months, date);
  return day + ((at + TAHITI) % DAY) - TAHITI;
}
