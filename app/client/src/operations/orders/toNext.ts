/** After this long past its time the schedule's sync is missed, not late: the worker looks each minute. */
const graceMs = 3 * 60_000;

/** What to say of the next sync; `at` is an instant, null for at once. */
export type Next = { kind: "soon" } | { kind: "at" | "overdue"; at: string };

export const toNext = (at: string | null, isBusy: boolean, now: number): Next => {
  if (at === null || (isBusy && Date.parse(at) <= now)) return { kind: "soon" };
  if (Date.parse(at) + graceMs < now) return { kind: "overdue", at };
  return Date.parse(at) <= now ? { kind: "soon" } : { kind: "at", at };
};
