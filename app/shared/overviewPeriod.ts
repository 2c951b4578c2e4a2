import {
  addDays,
  addMonths,
  type Day,
  daysIn,
  fiscalYearName,
  fiscalYearStart,
  isDay,
  monthEnd,
  monthStart,
} from "./overviewCalendar.ts";

export type DateRange = { from: Day; to: Day };
type Granularity = "day" | "month" | "year";

/** The periods one click away, in the order of the menu. */
export const periodPresets = ["this_year", "last_12_months", "last_year", "all"] as const;
export type PeriodPreset = (typeof periodPresets)[number];

/** What a page shows: which days, against which, in steps of what. */
export type Period = {
  /** As the URL writes it. */
  text: string;
  preset: PeriodPreset | "year" | "range";
  /** Null: everything there is. */
  range: DateRange | null;
  /** The same days a year earlier; null where there is nothing to compare with. */
  before: DateRange | null;
  granularity: Granularity;
  /** True while the period contains today: its last month (day, year) is not over. */
  open: boolean;
};

/** Why a period in the URL could not be taken as it stood. */
export type PeriodProblem = "unknown" | "future" | "reversed" | "cut_at_today";

const yearBefore = ({ from, to }: DateRange): DateRange => ({
  from: addMonths(from, -12),
  // A whole month stays whole: February to the 28th is compared with February to the 29th.
  to: to === monthEnd(to) ? monthEnd(addMonths(to, -12)) : addMonths(to, -12),
});

const granularityOf = ({ from, to }: DateRange): Granularity => {
  const days = daysIn(from, to);
  if (days <= 45) return "day";
  return days <= 3 * 366 ? "month" : "year";
};

const periodOf = (text: string, preset: Period["preset"], range: DateRange, today: Day): Period => ({
  text,
  preset,
  range,
  before: yearBefore(range),
  // A year under way is shown by month from its first day on, or January would look like another page.
  granularity: preset === "range" ? granularityOf(range) : "month",
  open: range.to >= today,
});

const fiscalYear = (start: Day, today: Day): DateRange => {
  const end = addDays(addMonths(start, 12), -1);
  return { from: start, to: end < today ? end : today };
};

/** A preset on a given day; `startMonth` is the fiscal year's first month. */
export const presetPeriod = (preset: PeriodPreset, today: Day, startMonth: number): Period => {
  const start = fiscalYearStart(today, startMonth);
  switch (preset) {
    case "this_year":
      return periodOf(preset, preset, fiscalYear(start, today), today);
    case "last_12_months":
      return periodOf(preset, preset, { from: addMonths(monthStart(today), -11), to: today }, today);
    case "last_year":
      return periodOf(preset, preset, fiscalYear(addMonths(start, -12), today), today);
    case "all":
      return { text: preset, preset, range: null, before: null, granularity: "year", open: true };
  }
};

/**
 * Reads `?period=`: a preset, `YYYY` (the fiscal year that ends in it) or `from..to`. What cannot be read becomes this year,
 * with the reason, so that the page can say so.
 */
export const readPeriod = (
  text: string | null,
  today: Day,
  startMonth: number,
): { period: Period; problem: PeriodProblem | null } => {
  const fallback = (problem: PeriodProblem | null) => ({
    period: presetPeriod("this_year", today, startMonth),
    problem,
  });
  if (text === null) return fallback(null);
  const preset = periodPresets.find((one) => one === text);
  if (preset) return { period: presetPeriod(preset, today, startMonth), problem: null };
  if (/^(19|20)\d{2}$/.test(text)) {
    const gap = fiscalYearName(today, startMonth) - Number(text);
    if (gap < 0) return fallback("future");
    if (gap === 0) return fallback(null);
    const start = addMonths(fiscalYearStart(today, startMonth), -12 * gap);
    return { period: periodOf(text, "year", fiscalYear(start, today), today), problem: null };
  }
  const [from = "", to = "", ...more] = text.split("..");
  if (more.length > 0 || !isDay(from) || !isDay(to) || from < "1990-01-01") return fallback("unknown");
  if (from > to)
    return {
      period: periodOf(`${to}..${from}`, "range", { from: to, to: from < today ? from : today }, today),
      problem: "reversed",
    };
  if (from > today) return fallback("future");
  if (to > today)
    return { period: periodOf(`${from}..${today}`, "range", { from, to: today }, today), problem: "cut_at_today" };
  return { period: periodOf(text, "range", { from, to }, today), problem: null };
};

/** First days of every step of the period, oldest first; empty for `all`, whose steps are those that have data. */
export const periodSteps = ({ range, granularity }: Pick<Period, "range" | "granularity">): Day[] => {
  if (range === null) return [];
  const steps: Day[] = [];
  const first =
    granularity === "day"
      ? range.from
      : granularity === "month"
        ? monthStart(range.from)
        : `${range.from.slice(0, 4)}-01-01`;
  for (let step = first; step <= range.to; ) {
    steps.push(step);
    step = granularity === "day" ? addDays(step, 1) : addMonths(step, granularity === "month" ? 1 : 12);
  }
  return steps;
};
