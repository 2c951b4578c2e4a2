/** REST gives times in the offset of the shop: Tahiti is ten hours behind all year. */
export function shopTime(at: number): string {
  return `${new Date(at - 10 * 3_600_000).toISOString().slice(0, 19)}-10:00`;
}

export const shopTimeOrNull = (at: number | null): string | null => (at === null ? null : shopTime(at));

/** What came out of a bulk operation has UTC, written as an offset. */
export const bulkTime = (at: number): string => `${new Date(at).toISOString().slice(0, 19)}+00:00`;
