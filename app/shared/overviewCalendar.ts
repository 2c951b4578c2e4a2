/** Calendar days as ISO text (`2026-11-24`); no zone and no clock, so every side cuts days alike. */
export type Day = string;

const pad = (n: number): string => String(n).padStart(2, "0");
const parts = (day: Day): [number, number, number] => {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return [year, month, date];
};
const lastDate = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** The day of that year, month and date; a date past the month's end becomes its last day (29 February). */
const dayOf = (year: number, month: number, date: number): Day =>
  `${String(year).padStart(4, "0")}-${pad(month)}-${pad(Math.min(date, lastDate(year, month)))}`;

/** True for a day that exists: `2026-02-30` does not. */
export const isDay = (text: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const [year, month, date] = parts(text);
  return month >= 1 && month <= 12 && date >= 1 && date <= lastDate(year, month);
};

/** The same date `months` later (or earlier); the month's last day where it has no such date. */
export const addMonths = (day: Day, months: number): Day => {
  const [year, month, date] = parts(day);
  const index = year * 12 + (month - 1) + months;
  return dayOf(Math.floor(index / 12), (((index % 12) + 12) % 12) + 1, date);
};

export const addDays = (day: Day, days: number): Day => {
  const [year, month, date] = parts(day);
  return new Date(Date.UTC(year, month - 1, date + days)).toISOString().slice(0, 10);
};

export const monthStart = (day: Day): Day => `${day.slice(0, 7)}-01`;

export const monthEnd = (day: Day): Day => {
  const [year, month] = parts(day);
  return dayOf(year, month, 31);
};

/** Days from the first to the last, both counted. */
export const daysIn = (from: Day, to: Day): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) + 1;

/** First day of the fiscal year that `day` lies in; `startMonth` is 1 to 12. */
export const fiscalYearStart = (day: Day, startMonth: number): Day => {
  const [year, month] = parts(day);
  return dayOf(month >= startMonth ? year : year - 1, startMonth, 1);
};

/** The year that names the fiscal year of `day`: the one in which it ends. */
export const fiscalYearName = (day: Day, startMonth: number): number =>
  Number(addMonths(fiscalYearStart(day, startMonth), 11).slice(0, 4));
