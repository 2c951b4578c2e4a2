import type { CircuitBreakerPolicy } from "cockatiel";
import { CircuitState, ConsecutiveBreaker, circuitBreaker, handleWhen, IterableBackoff } from "cockatiel";
import { z } from "zod";
import { SourceError } from "./errors.ts";

/** So many streams in a row that the source itself failed. */
const threshold = 3;
const minuteMs = 60_000;
/** How long the source is left alone, longer each time the try after a rest fails too. */
const rests = [5, 15, 60, 120, 240, 360].map((minutes) => minutes * minuteMs);

/** Failures of the source as a whole; one that belongs to a single stream or request says nothing about the others. */
const sourceFaults = new Set([
  "no_answer",
  "server_error",
  "throttled",
  "unreadable_answer",
  "partial_answer",
  "account_frozen",
]);
export const isSourceFault = (error: unknown): boolean => error instanceof SourceError && sourceFaults.has(error.code);

const saved = z.looseObject({
  ownState: z.looseObject({ value: z.number(), openedAt: z.number().optional(), attemptNo: z.number().optional() }),
  breakerState: z.number(),
});

export type Breaker = Pick<CircuitBreakerPolicy, "execute" | "toJSON">;

/** A breaker that stands as `state` says (written by its toJSON), or closed where there is none that can be read. */
export function createBreaker(state: unknown): Breaker {
  return circuitBreaker(handleWhen(isSourceFault), {
    breaker: new ConsecutiveBreaker(threshold),
    halfOpenAfter: new IterableBackoff(rests),
    ...(saved.safeParse(state).success ? { initialState: structuredClone(state) } : {}),
  });
}

export type Standing = { is_open: boolean; failures: number; opened_at: Date | null; next_try_at: Date | null };

/** What a breaker's written state says, in plain values. */
export function standingOf(state: unknown): Standing {
  const read = saved.safeParse(state).data;
  if (read?.ownState.value !== CircuitState.Open)
    return { is_open: false, failures: read?.breakerState ?? 0, opened_at: null, next_try_at: null };
  const { openedAt = 0, attemptNo = 1 } = read.ownState;
  const rest = rests[Math.min(attemptNo, rests.length) - 1] ?? 0;
  return {
    is_open: true,
    failures: read.breakerState,
    opened_at: new Date(openedAt),
    next_try_at: new Date(openedAt + rest),
  };
}
