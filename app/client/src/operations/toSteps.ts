import type { Freshness } from "../../../shared/freshness.ts";

/** Changes whenever a run, a stream or a build begins or ends, and not with each record: that is when to ask again. */
export const toSteps = ({ sync, build }: Pick<Freshness, "sync" | "build">): string =>
  JSON.stringify([
    sync && [sync.run_id, sync.status, ...sync.streams.map(({ status }) => status)],
    build && [build.build_id, build.status],
  ]);
