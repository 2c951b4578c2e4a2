// Arithmetic with days written as "2026-11-24", which sort as they are.

export const yearIn = (day: string): number => Number(day.slice(0, 4));

const isLeap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** The same day of another year; 29 February is the 28th where that year has none. */
export function inYear(day: string, year: number): string {
  const date = day.slice(5) === "02-29" && !isLeap(year) ? "02-28" : day.slice(5);
  return `${year}-${date}`;
}

/** Months since the year 0, of a day or of a month written as "2026-11". */
export const monthNumber = (day: string): number => yearIn(day) * 12 + Number(day.slice(5, 7)) - 1;

/** "2026-11" of a month number. */
export function monthText(month: number): string {
  return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`;
}

/** Months that have passed in full between two days. */
export function wholeMonths(from: string, to: string): number {
  return monthNumber(to) - monthNumber(from) - (to.slice(8) < from.slice(8) ? 1 : 0);
}
