import { pause } from "../../http.ts";

export type Limiter = {
  /** Resolves when the next call may be made. */
  ready: (kind: "search" | "other", signal: AbortSignal) => Promise<void>;
  note: (headers: Headers) => void;
};

/** HubSpot allows five searches a second for the whole account, and says nothing of it in the answers' headers. */
const searchSpacingMs = 210;
/** Calls left to other users of the same app in an interval. */
const reserve = 3;

const readNumber = (headers: Headers, name: string): number | null => {
  const text = headers.get(name);
  return text === null || !Number.isFinite(Number(text)) ? null : Number(text);
};

/** Holds calls back before HubSpot does: by the remaining calls that its last answer stated, and by the pace of searches. */
export function createLimiter(now: () => number = () => performance.now()): Limiter {
  let remaining = Number.POSITIVE_INFINITY;
  let intervalMs = 10_000;
  let nextSearch = 0;
  let calls: number[] = [];

  return {
    ready: async (kind, signal) => {
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
    },
  };
}
