export type Age = { unit: "now" | "minutes" | "hours" | "days"; count: number };

/** Age of an instant in the largest unit that has at least one; both are milliseconds. */
export const toAge = (then: number, now: number): Age => {
  const minutes = Math.max(0, Math.floor((now - then) / 60_000));
  if (minutes < 1) return { unit: "now", count: 0 };
  if (minutes < 60) return { unit: "minutes", count: minutes };
  if (minutes < 48 * 60) return { unit: "hours", count: Math.floor(minutes / 60) };
  return { unit: "days", count: Math.floor(minutes / (24 * 60)) };
};
