import type { Budget } from "../../budget.ts";
import { pause } from "../../http.ts";
import { dailyLimit } from "./refusal.ts";

export type Limiter = {
  /** Resolves when the next call may be made; throws where the day's calls are nearly used up. */
  ready: (kind: "search" | "other", signal: AbortSignal) => Promise<void>;
  note: (headers: Headers) => void;
  budget: () => Budget[];
};

/** HubSpot allows five searches a second for the whole account, and says nothing of it in the answers' headers. */
const searchSpacingMs = 210;
/** Calls left to other users of the same app in an interval. */
const reserve = 3;
/** The same for a day: forms and other programs of the account use the same calls. */
const dailyReserve = 0.01;
/** A low number of calls left is believed for this long; then one call finds out whether midnight has passed. */
const believedMs = 15 * 60_000;

const readNumber = (headers: Headers, name: string): number | null => {
  const text = headers.get(name);
  return text === null || !Number.isFinite(Number(text)) ? null : Number(text);
};

/** OAuth apps have no daily limit, and then no header for one. */
function budgetOf(headers: Headers, intervalMs: number): Budget[] {
  const pairs = [
    { name: "calls_per_interval", header: "", resets_at: new Date(Date.now() + intervalMs).toISOString() },
    // Given back at midnight of the account's zone, which the answer does not say.
    { name: "calls_per_day", header: "-daily", resets_at: null },
  ];
  return pairs.flatMap(({ name, header, resets_at }) => {
    const limit = readNumber(headers, `x-hubspot-ratelimit${header === "" ? "-max" : header}`);
    const remaining = readNumber(headers, `x-hubspot-ratelimit${header}-remaining`);
    return limit === null || remaining === null ? [] : [{ name, limit, remaining, resets_at, restore_rate: null }];
  });
}

/** Holds calls back before HubSpot does: by the remaining calls that its last answer stated, and by the pace of searches. */
export function createLimiter(now: () => number = () => performance.now()): Limiter {
  let remaining = Number.POSITIVE_INFINITY;
  let intervalMs = 10_000;
  let nextSearch = 0;
  let calls: number[] = [];
  let stated: Budget[] = [];
  let statedAt = Number.NEGATIVE_INFINITY;

  return {
    ready: async (kind, signal) => {
      const day = stated.find(({ name }) => name === "calls_per_day");
      if (day && day.remaining <= Math.ceil(day.limit * dailyReserve) && now() - statedAt < believedMs)
        throw dailyLimit(day.remaining);
      if (kind === "search") {
        const wait = nextSearch - now();
        nextSearch = Math.max(now(), nextSearch) + searchSpacingMs;
        if (wait > 0) await pause(wait, signal);
      }
      if (remaining <= reserve) {
        // The interval rolls: a call is given back when the oldest of ours has left it.
        const oldest = calls.find((at) => at > now() - intervalMs) ?? now();
        await pause(oldest + intervalMs - now(), signal);
        remaining += 1;
      }
      calls = [...calls.filter((at) => at > now() - intervalMs), now()];
    },
    note: (headers) => {
      remaining = readNumber(headers, "x-hubspot-ratelimit-remaining") ?? Number.POSITIVE_INFINITY;
      intervalMs = readNumber(headers, "x-hubspot-ratelimit-interval-milliseconds") ?? intervalMs;
      const budget = budgetOf(headers, intervalMs);
      if (budget.length === 0) return;
      stated = budget;
      statedAt = now();
    },
    budget: () => stated,
  };
}
