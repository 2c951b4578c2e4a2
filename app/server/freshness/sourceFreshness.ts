import type { SourceFreshness } from "../../shared/freshness.ts";
import { type SourceName, sources } from "../../shared/sources.ts";
import { problemOf } from "./problem.ts";

/** One stream's last finished read, and when it last succeeded. Ages are in milliseconds by the database's clock. */
export type StreamStanding = {
  source: SourceName;
  stream: string;
  /** How its last finished read ended; null where it finished none lately. */
  status: "succeeded" | "failed" | null;
  error_code: string | null;
  error_message: string | null;
  last_success_at: string | null;
  age_ms: number | null;
};

const unasked = new Set(["stopped_source", "resting", "daily_limit"]);
const never = { health: "never", synced_at: null, problem: null, problem_code: null } as const;

/**
 * How a source stands. Its data is as old as its stalest stream: a page that shows orders of ten o'clock beside customers of
 * nine is a page of nine. Stale after two missed syncs, or after the hours that its source is fresh for.
 */
export function toSourceFreshness(
  source: SourceName,
  standings: StreamStanding[],
  syncMinutes: number,
): SourceFreshness {
  const streams = standings.filter((standing) => standing.source === source);
  const stalest = streams.reduce<StreamStanding | null>(
    (worst, next) => (worst === null || (next.age_ms ?? Infinity) > (worst.age_ms ?? Infinity) ? next : worst),
    null,
  );
  if (stalest === null) return { source, ...never };
  const synced_at = stalest.last_success_at;
  const failed = streams.filter((stream) => stream.status === "failed");
  // Streams that were not even asked say less than the one that made the source rest.
  const broken = failed.find(({ error_code }) => !unasked.has(error_code ?? "")) ?? failed[0];
  if (broken) return { source, health: "failing", synced_at, ...problemOf(broken) };
  if (stalest.age_ms === null) return { source, ...never };
  const { fresh_hours } = sources[source];
  if (stalest.age_ms < (fresh_hours === null ? 2 * syncMinutes * 60_000 : fresh_hours * 3_600_000))
    return { source, health: "fresh", synced_at, problem: null, problem_code: null };
  return {
    source,
    health: "stale",
    synced_at,
    problem_code: "overdue",
    problem: "No sync has finished for longer than two intervals: the worker may be stopped or busy.",
  };
}
