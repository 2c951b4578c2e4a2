import { type Locale, languageTag, noBreak } from "./locale.ts";

const atNoon = (day: string): Date => new Date(`${day.slice(0, 10)}T12:00:00Z`);
const part = (day: string, locale: Locale, options: Intl.DateTimeFormatOptions): string =>
  // British English shortens September to four letters, alone among the months.
  new Intl.DateTimeFormat(locale === "en" ? "en-US" : languageTag.fr, { timeZone: "UTC", ...options }).format(
    atNoon(day),
  );

/** `Nov`, `nov.` for an axis. */
export const formatMonthShort = (day: string, locale: Locale): string => part(day, locale, { month: "short" });

/** `November`, `novembre` for a sentence. */
export const formatMonth = (day: string, locale: Locale): string => part(day, locale, { month: "long" });

/** `November 2026`, `novembre 2026`. */
export const formatMonthYear = (day: string, locale: Locale): string =>
  part(day, locale, { month: "long", year: "numeric" });

const dayOfMonth = (day: string, locale: Locale): string => {
  const date = Number(day.slice(8, 10));
  return locale === "fr" && date === 1 ? "1er" : String(date);
};

/** `24 Nov`, `24 nov.`; the first of a month is `1er` in French. */
export const formatDayMonth = (day: string, locale: Locale): string =>
  `${dayOfMonth(day, locale)}${noBreak}${formatMonthShort(day, locale)}`;

/** `24 Nov 2026`. */
export const formatDay = (day: string, locale: Locale): string =>
  `${formatDayMonth(day, locale)}${noBreak}${day.slice(0, 4)}`;

/** `1 Jan – 24 Nov 2026`: the year once where both days share it; one day alone, a whole year as its number. */
export const formatRange = ({ from, to }: { from: string; to: string }, locale: Locale): string => {
  if (from === to) return formatDay(from, locale);
  const year = from.slice(0, 4);
  if (from === `${year}-01-01` && to === `${year}-12-31`) return year;
  const sameYear = year === to.slice(0, 4);
  return `${sameYear ? formatDayMonth(from, locale) : formatDay(from, locale)} – ${formatDay(to, locale)}`;
};

/** `24 Nov 2026, 09:56` in the NGO's zone. */
export const formatInstant = (iso: string, timeZone: string, locale: Locale): string => {
  const parts = new Intl.DateTimeFormat("en-CA", {
    timeZone,
    dateStyle: "short",
    timeStyle: "short",
    hourCycle: "h23",
  }).formatToParts(new Date(iso));
  const of = (type: Intl.DateTimeFormatPartTypes): string => parts.find((one) => one.type === type)?.value ?? "";
  return `${formatDay(`${of("year")}-${of("month")}-${of("day")}`, locale)}, ${of("hour")}:${of("minute")}`;
};

/** `Tahiti` of `Pacific/Tahiti`. */
export const zoneName = (timeZone: string): string => (timeZone.split("/").at(-1) ?? timeZone).replaceAll("_", " ");
