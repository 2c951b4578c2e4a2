export type Clock = {
  now(): Date;
  /** Today in a zone, as an ISO date. */
  today(timeZone: string): string;
};

/**
 * The clock that figures are read by. With `startsAt` (ATOLL_NOW) it begins there and runs on at the usual pace, so that a
 * demonstration of a past day behaves. Sign-in and sessions never use it: a set clock must not lengthen a session.
 */
export function createClock(startsAt: string | undefined, realNow: () => number = Date.now): Clock {
  const offset = startsAt === undefined ? 0 : new Date(startsAt).getTime() - realNow();
  const now = () => new Date(realNow() + offset);
  return {
    now,
    // The Swedish locale writes dates as ISO does.
    today: (timeZone) => new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short" }).format(now()),
  };
}
