let ahead = 0;

/** Learns from the `Date` header of an answer how far the browser's clock is off. */
export const learnClock = (headers: Headers): void => {
  const date = Date.parse(headers.get("date") ?? "");
  if (!Number.isNaN(date)) ahead = date - Date.now();
};

/** The server's instant in milliseconds, to the second: for ages. Days are never read from it, they come with the session. */
export const serverNow = (): number => Date.now() + ahead;
