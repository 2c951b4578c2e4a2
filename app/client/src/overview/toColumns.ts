import { addMonths } from "../../../shared/overviewCalendar.ts";
import { type Period, periodSteps } from "../../../shared/overviewPeriod.ts";
import type { Column } from "../charts/stackedBars/toStackedBars.ts";
import { numberIn, type Row, textIn } from "../query/cubeClient.ts";

const stepIn = (row: Row, dimension: string, granularity: Period["granularity"]): string =>
  (textIn(row, `${dimension}.${granularity}`) ?? textIn(row, dimension) ?? "").slice(0, 10);

/** Every step of the period, also those without a row: a month without gifts is a gap in the bars, not in the axis. */
const stepsOf = (rows: Row[], dimension: string, period: Period): string[] => {
  if (period.range !== null) return periodSteps(period);
  const years = rows.map((row) => stepIn(row, dimension, period.granularity)).sort();
  const [first, last] = [years[0], years.at(-1)];
  return first === undefined || last === undefined
    ? []
    : periodSteps({ range: { from: first, to: last }, granularity: period.granularity });
};

/**
 * One value per step, for a sparkline; a step without a row is zero.
 */
export const toTrend = (rows: Row[], measure: string, dimension: string, period: Period): number[] => {
  const byStep = new Map(rows.map((row) => [stepIn(row, dimension, period.granularity), numberIn(row, measure) ?? 0]));
  return stepsOf(rows, dimension, period).map((step) => byStep.get(step) ?? 0);
};

type ColumnRows = { rows: Row[]; before: Row[] };
type ColumnMembers = { measure: string; date: string; part: string };

/**
 * Columns of a stacked chart: parts in the order of `order`, others behind, zero parts left out. The mark is the same step a
 * year earlier: zero where that year has data and the step none, null where nothing is known of that year.
 */
export const toColumns = (
  { rows, before }: ColumnRows,
  { measure, date, part }: ColumnMembers,
  order: readonly string[],
  period: Period,
): Column[] => {
  const marks = new Map(before.map((row) => [stepIn(row, date, period.granularity), numberIn(row, measure) ?? 0]));
  const parts = new Map<string, { key: string; value: number }[]>();
  for (const row of rows) {
    const step = stepIn(row, date, period.granularity);
    const value = numberIn(row, measure) ?? 0;
    if (value !== 0) parts.set(step, [...(parts.get(step) ?? []), { key: textIn(row, part) ?? "unassigned", value }]);
  }
  const place = (key: string): number => (order.includes(key) ? order.indexOf(key) : order.length);
  const steps = stepsOf(rows, date, period);
  return steps.map((key, i) => ({
    key,
    parts: (parts.get(key) ?? []).sort((a, b) => place(a.key) - place(b.key)),
    mark: marks.size === 0 ? null : (marks.get(addMonths(key, -12)) ?? 0),
    is_open: period.open && i === steps.length - 1,
  }));
};
