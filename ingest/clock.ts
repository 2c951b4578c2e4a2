const dayMs = 24 * 3_600_000;

/**
 * The instant up to which sources are read. With a fixed "now" (ATOLL_NOW, for tests and demos) the sandbox's clock stands
 * there, but goes on with every change made to it; so a day is added, and a fixed instant in the past does not hold us back.
 */
export function createClock(fixed: string | null): () => Date {
  if (fixed === null) return () => new Date();
  return () => new Date(Math.max(Date.now(), Date.parse(fixed) + dayMs));
}
