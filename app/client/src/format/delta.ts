/** How a figure moved; `share` is null where the base is zero and no percentage has a meaning. */
export type Delta = { direction: "up" | "down" | "same"; share: number | null; base: number };

/** Null where there is nothing to compare with. */
export const toDelta = (now: number | null, before: number | null): Delta | null => {
  if (now === null || before === null) return null;
  const share = before === 0 ? null : (now - before) / Math.abs(before);
  // Under 0.05 % the figure would read 0.0 %: that is no change.
  const same = now === before || (share !== null && Math.abs(share) < 0.0005);
  return { direction: same ? "same" : now > before ? "up" : "down", share, base: before };
};
