/** How many rows had been read at an instant, in milliseconds. */
export type Sample = { at: number; rows: number };

/** What was read lately says more of what is to come than the slow first page. */
export const windowMs = 15_000;
/** A rate from less than this is noise. */
const leastMs = 800;

/** Rows a second over the newest samples; null where there is nothing to go by. `samples` are oldest first. */
export const toRate = (samples: readonly Sample[]): number | null => {
  const last = samples.at(-1);
  if (!last) return null;
  const first = samples.find(({ at }) => at >= last.at - windowMs) ?? last;
  const spent = last.at - first.at;
  return spent < leastMs || last.rows <= first.rows ? null : ((last.rows - first.rows) * 1000) / spent;
};

/** Seconds until the expected rows are read, at this rate; null where nobody can say. */
export const toSecondsLeft = (rows: number, expected: number | null, rate: number | null): number | null =>
  expected === null || rate === null || expected <= rows ? null : (expected - rows) / rate;
