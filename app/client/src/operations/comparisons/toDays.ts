import type { Reconciliation } from "../../../../shared/reconciliations.ts";

/** A stream on one day: what all comparisons of that day found and did, and how the last one left it. */
export type StreamDay = Reconciliation & { times: number };
export type Day = {
  day: string;
  streams: StreamDay[];
  compared: number;
  found: number;
  mended: number;
  differing: number;
  failed: number;
};

const summed = [
  "surplus_rows",
  "missing_rows",
  "stale_rows",
  "deleted_rows",
  "repaired_rows",
  "rejected_rows",
] as const;
const listed = ["surplus_ids", "missing_ids", "stale_ids"] as const;

/** Two comparisons of one stream as one; `last` is the later, whose outcome holds. */
const both = (last: StreamDay, earlier: Reconciliation): StreamDay => {
  const result = { ...last, times: last.times + 1 };
  for (const name of summed) result[name] += earlier[name];
  for (const name of listed) result[name] = [...new Set([...result[name], ...earlier[name]])];
  return result;
};

/**
 * Comparisons by day, newest first as they come. Of several on one day what was found and mended is summed, so that a gap
 * mended at noon is not hidden by a quiet evening.
 */
export const toDays = (comparisons: readonly Reconciliation[]): Day[] => {
  const days = new Map<string, Map<string, StreamDay>>();
  for (const comparison of comparisons) {
    const streams = days.get(comparison.day) ?? new Map<string, StreamDay>();
    const key = `${comparison.source}.${comparison.stream}`;
    const last = streams.get(key);
    streams.set(key, last === undefined ? { ...comparison, times: 1 } : both(last, comparison));
    days.set(comparison.day, streams);
  }
  return [...days].map(([day, known]) => {
    const streams = [...known.values()].toSorted(
      (a, b) => b.source.localeCompare(a.source) || a.stream.localeCompare(b.stream),
    );
    const sum = (of: (stream: StreamDay) => number): number => streams.reduce((total, one) => total + of(one), 0);
    return {
      day,
      streams,
      compared: sum((one) => one.source_rows ?? 0),
      found: sum((one) => one.surplus_rows + one.missing_rows + one.stale_rows),
      mended: sum((one) => one.repaired_rows + one.deleted_rows),
      differing: sum((one) => one.months.length),
      failed: streams.filter(({ status }) => status === "failed").length,
    };
  });
};
