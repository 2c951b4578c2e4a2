import type { SyncProgress } from "../../shared/freshness.ts";
import type { SetupStatus } from "../../shared/setup.ts";

export type SetupFacts = {
  is_migrated: boolean;
  /** The newest run with its streams, or null before the first. */
  run: { status: SyncProgress["status"]; streams: readonly RunStream[] } | null;
  /** The newest build, or null before the first. */
  build: {
    status: "running" | "succeeded" | "failed";
    nodes_done: number;
    nodes_total: number;
    failed_nodes: number;
  } | null;
  is_published: boolean;
};

export type RunStream = SetupStatus["streams"][number] & { problem: string | null; problem_code: string | null };

/** How far Cube is: `waiting` until there is something to serve, `warm` once it answers from the published marts. */
export type CubeState =
  | { state: "starting" | "waiting" | "warming" | "warm" }
  | { state: "failed"; problem: string; problem_code: string };

type Standing = Pick<SetupStatus, "status" | "step" | "problem" | "problem_code">;

const underWay = (step: SetupStatus["step"]): Standing => ({
  status: "setting_up",
  step,
  problem: null,
  problem_code: null,
});
const failed = (step: SetupStatus["step"], problem_code: string, problem: string): Standing => ({
  status: "failed",
  step,
  problem,
  problem_code,
});

const absentAfterMs = 60_000;

function standingOf(facts: SetupFacts, cube: CubeState, upForMs: number): Standing {
  const { run, build } = facts;
  if (!facts.is_migrated)
    return failed("start", "not_migrated", "The database is not prepared: run `./bin/atoll setup` and start again.");
  if (facts.is_published) {
    if (cube.state === "warm") return { status: "ready", step: "ready", problem: null, problem_code: null };
    return cube.state === "failed" ? failed("warm", cube.problem_code, cube.problem) : underWay("warm");
  }
  if (build?.status === "running") return underWay("build");
  if (run === null)
    return upForMs > absentAfterMs
      ? failed("start", "worker_absent", "No worker has begun the first sync: start one with `node worker/main.ts`.")
      : underWay("start");
  if (run.status === "running") return underWay("ingest");
  if (run.status === "failed") {
    const cause = run.streams.find((stream) => stream.status === "failed");
    return failed(
      "ingest",
      cause?.problem_code ?? "sync_failed",
      cause?.problem ?? "The first sync failed. The next one tries again.",
    );
  }
  if (build?.status === "failed")
    return failed(
      "build",
      "build_failed",
      `The data was fetched, but ${build.failed_nodes || "some"} of its models or checks failed: \`./bin/atoll status\` names them.`,
    );
  return underWay("build");
}

/**
 * How far the first set-up is. Once figures were published it is ready for good: a later sync or build that fails leaves the
 * last good figures on show. `upForMs` is how long this server has been up.
 */
export function toSetupStatus(facts: SetupFacts, cube: CubeState, upForMs: number): SetupStatus {
  const standing = standingOf(facts, cube, upForMs);
  // A Cube that cannot start is said while data still comes in: whoever watches can mend it meanwhile.
  const early = standing.problem === null && standing.status !== "ready" && cube.state === "failed" ? cube : null;
  return {
    ...standing,
    problem: early?.problem ?? standing.problem,
    problem_code: early?.problem_code ?? standing.problem_code,
    streams: (facts.run?.streams ?? []).map(({ source, stream, status, rows, expected_rows }) => ({
      source,
      stream,
      status,
      rows,
      expected_rows,
    })),
    build: facts.build && { nodes_done: facts.build.nodes_done, nodes_total: facts.build.nodes_total },
  };
}
