const SUPPORTED = ["2026-01", "2026-04", "2026-07", "2026-10"];
const AHEAD = ["2027-01", "unstable"];

/**
 * The version that answers a request: an old one falls forward to the oldest supported. Null where there is no such version.
 * Whatever is asked for, the schema served is that of 2026-10.
 */
export function servedVersion(asked: string): string | null {
  if (SUPPORTED.includes(asked) || AHEAD.includes(asked)) return asked;
  const [oldest] = SUPPORTED;
  return oldest && /^20\d\d-(01|04|07|10)$/.test(asked) && asked < oldest ? oldest : null;
}
