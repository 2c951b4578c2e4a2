import type { Standing } from "../../due.ts";

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** When the rates of a day are surely out: the bank publishes on weekdays about 16:00 in Frankfurt, which is 15:00 UTC at the latest. */
export const publishedAt = (day: string): Date => new Date(`${day}T15:15:00Z`);

function lastPublication(now: Date): Date {
  for (let back = 0; ; back += 1) {
    const day = new Date(now.getTime() - back * dayMs);
    const instant = publishedAt(day.toISOString().slice(0, 10));
    if (instant <= now && ![0, 6].includes(day.getUTCDay())) return instant;
  }
}

/** Due where the bank has published since the last good reading; where that failed, again an hour later. */
export function isRateDue({ last_success_at, last_failure_at }: Standing, now: Date): boolean {
  if (last_success_at !== null && last_success_at >= lastPublication(now)) return false;
  const failed = last_failure_at !== null && (last_success_at === null || last_failure_at > last_success_at);
  return !failed || now.getTime() - last_failure_at.getTime() >= hourMs;
}
