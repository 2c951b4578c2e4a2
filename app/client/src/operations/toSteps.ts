import type { Freshness } from "../../../shared/freshness.ts";

/** Changes whenever a run, a stream or a build begins or ends and when more or less waits, and not with each record. */
export const toSteps = ({ sync, build, waiting }: Pick<Freshness, "sync" | "build" | "waiting">): string =>
  JSON.stringify([
    sync && [sync.run_id, sync.status, ...sync.streams.map(({ status }) => status)],
    build && [build.build_id, build.status],
    waiting,
  ]);
