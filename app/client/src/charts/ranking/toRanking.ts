/** One line before ranking; `before` is the same a year earlier, null where it is not known. */
export type RankedItem = { key: string; value: number; before: number | null; is_unassigned: boolean };

/** `extent` is the share of the longest bar, 0 to 1; `mark` the place of last year's figure on the same scale. */
export type RankedLine = RankedItem & { extent: number; mark: number | null; share: number | null; folded: number };

export const othersKey = "others";

/**
 * Ranks by size, folds what comes after `limit` into one line of others, and puts "unassigned" last, whatever its size: it is
 * not a rival. Shares are of the whole, and null where the whole is not positive.
 */
export const toRanking = (items: RankedItem[], limit: number): { lines: RankedLine[]; total: number } => {
  const total = items.reduce((sum, { value }) => sum + value, 0);
  const named = items
    .filter(({ is_unassigned, value, before }) => !is_unassigned && (value !== 0 || (before ?? 0) !== 0))
    .sort((a, b) => b.value - a.value);
  const unassigned = items.filter(({ is_unassigned, value }) => is_unassigned && value !== 0);
  const tail = named.length > limit ? named.slice(limit - 1) : [];
  const head = tail.length > 0 ? named.slice(0, limit - 1) : named;
  const others: RankedItem = {
    key: othersKey,
    value: tail.reduce((sum, { value }) => sum + value, 0),
    before: tail.some(({ before }) => before !== null)
      ? tail.reduce((sum, { before }) => sum + (before ?? 0), 0)
      : null,
    is_unassigned: false,
  };
  const all = [...head, ...(tail.length > 0 ? [others] : []), ...unassigned];
  const longest = Math.max(...all.flatMap(({ value, before }) => [Math.abs(value), before ?? 0]), 0);
  return {
    total,
    lines: all.map((item) => ({
      ...item,
      extent: longest === 0 ? 0 : Math.abs(item.value) / longest,
      mark: item.before === null || longest === 0 ? null : Math.max(0, item.before) / longest,
      share: total > 0 ? item.value / total : null,
      folded: item === others ? tail.length : 0,
    })),
  };
};
