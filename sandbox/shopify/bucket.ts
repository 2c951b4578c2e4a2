export type ThrottleStatus = { maximumAvailable: number; currentlyAvailable: number; restoreRate: number };

/** A leaky bucket of query points: `restoreRate` come back each second, up to `maximum`. */
export type Bucket = {
  /** Takes points if they are there. */
  take(points: number): boolean;
  giveBack(points: number): void;
  status(): ThrottleStatus;
};

/** Shopify lets a shop save up twenty seconds' worth of points. */
const SAVED_SECONDS = 20;

export function createBucket(restoreRate: number, clock: () => number = () => performance.now()): Bucket {
  const maximum = restoreRate * SAVED_SECONDS;
  let available = maximum;
  let seen = clock();
  function restore(): void {
    const now = clock();
    available = Math.min(maximum, available + ((now - seen) / 1000) * restoreRate);
    seen = now;
  }
  return {
    take(points) {
      restore();
      if (points > available) return false;
      available -= points;
      return true;
    },
    giveBack(points) {
      restore();
      available = Math.min(maximum, available + points);
    },
    status() {
      restore();
      return { maximumAvailable: maximum, currentlyAvailable: Math.floor(available), restoreRate };
    },
  };
}
