import type { RequestHandler } from "express";
import { CrmError } from "./crmError.ts";

/** What an account may ask. Defaults are those of a Professional account with one private app. */
export type RateLimits = { perTenSeconds: number; searchesPerSecond: number; perDay: number };

export const RATE_LIMITS: RateLimits = { perTenSeconds: 190, searchesPerSecond: 5, perDay: 650_000 };

const DAY = 86_400_000;
/** Sent to this day although deprecated; nothing is refused by it. */
const PER_SECOND = 19;

/** Counts what happened in the last `length` milliseconds of `clock`. */
class RollingWindow {
  readonly #length: number;
  readonly #clock: () => number;
  #times: number[] = [];

  constructor(length: number, clock: () => number) {
    this.#length = length;
    this.#clock = clock;
  }

  used(): number {
    const start = this.#clock() - this.#length;
    const first = this.#times.findIndex((time) => time > start);
    this.#times = first === -1 ? [] : this.#times.slice(first);
    return this.#times.length;
  }

  count(): void {
    this.#times.push(this.#clock());
  }
}

function limitReached(policy: "TEN_SECONDLY_ROLLING" | "SECONDLY" | "DAILY"): CrmError {
  return new CrmError(429, `You have reached your ${policy.toLowerCase()} limit.`, {
    errorType: "RATE_LIMIT",
    policyName: policy,
  });
}

/**
 * Two handlers that refuse what is over the account's limits: searches have a limit of their own and carry no headers, all
 * else shares the ten-second window. `clock` runs in real milliseconds, whatever day the made-up NGO lives in.
 */
export function rateLimiting(
  limits: RateLimits,
  clock: () => number,
): { search: RequestHandler; others: RequestHandler } {
  const tenSeconds = new RollingWindow(10_000, clock);
  const second = new RollingWindow(1000, clock);
  const searches = new RollingWindow(1000, clock);
  let day = { number: Math.floor(clock() / DAY), used: 0 };
  const countDay = () => {
    const number = Math.floor(clock() / DAY);
    if (number !== day.number) day = { number, used: 0 };
    if (day.used >= limits.perDay) throw limitReached("DAILY");
    day.used += 1;
  };
  return {
    search: (_req, _res, next) => {
      if (searches.used() >= limits.searchesPerSecond) throw limitReached("SECONDLY");
      countDay();
      searches.count();
      next();
    },
    others: (_req, res, next) => {
      const refused = tenSeconds.used() >= limits.perTenSeconds;
      if (!refused) {
        tenSeconds.count();
        second.count();
        countDay();
      }
      res.set({
        "X-HubSpot-RateLimit-Max": String(limits.perTenSeconds),
        "X-HubSpot-RateLimit-Remaining": String(limits.perTenSeconds - tenSeconds.used()),
        "X-HubSpot-RateLimit-Interval-Milliseconds": "10000",
        "X-HubSpot-RateLimit-Daily": String(limits.perDay),
        "X-HubSpot-RateLimit-Daily-Remaining": String(limits.perDay - day.used),
        "X-HubSpot-RateLimit-Secondly": String(PER_SECOND),
        "X-HubSpot-RateLimit-Secondly-Remaining": String(Math.max(0, PER_SECOND - second.used())),
      });
      if (refused) throw limitReached("TEN_SECONDLY_ROLLING");
      next();
    },
  };
}
