import type { Freshness } from "../../../shared/freshness.ts";

/** What the sync is at, for one line beside the button. */
export type SyncState =
  | { kind: "idle" | "waiting" }
  | { kind: "reading"; streams: string[]; done: number; total: number }
  | { kind: "building"; done: number; total: number }
  | { kind: "done" | "partial" | "failed" | "build_failed" };

/** `asked` is true from the click until the run shows up. */
export const toSyncState = ({ sync, build }: Pick<Freshness, "sync" | "build">, asked: boolean): SyncState => {
  if (sync?.status === "running") {
    const running = sync.streams.filter(({ status }) => status === "running").map(({ stream }) => stream);
    const done = sync.streams.filter(({ status }) => status === "succeeded" || status === "failed").length;
    return { kind: "reading", streams: running, done, total: sync.streams.length };
  }
  if (build?.status === "running") return { kind: "building", done: build.nodes_done, total: build.nodes_total };
  if (asked) return { kind: "waiting" };
  if (sync === null) return { kind: "idle" };
  if (sync.status === "failed") return { kind: "failed" };
  // A build older than the sync says nothing about it: the sync changed nothing.
  if (build?.status === "failed" && build.started_at >= sync.started_at) return { kind: "build_failed" };
  return { kind: sync.status === "partial" ? "partial" : "done" };
};
