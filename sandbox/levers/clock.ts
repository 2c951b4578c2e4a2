export type ClockOptions = {
  /** ATOLL_NOW in epoch milliseconds; null for the real time. */
  fixed: number | null;
  /** When the newest deed in the journal was done; null where there is none. */
  lastDeed: number | null;
};

const SECOND = 1000;

/**
 * The NGO's clock. A fixed "now" still moves on from there at the real pace, or no order placed by a lever could be newer than
 * the last sync; after a restart it goes on past the last deed, so that nothing lies in the future.
 */
export function createClock({ fixed, lastDeed }: ClockOptions, real: () => number = Date.now): () => number {
  if (fixed === null) return real;
  const started = real();
  const from = lastDeed === null ? fixed : Math.max(fixed, lastDeed + SECOND);
  return () => from + (real() - started);
}
