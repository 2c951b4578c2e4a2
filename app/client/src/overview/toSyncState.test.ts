import { describe, expect, it } from "vitest";
import type { BuildProgress, SyncProgress } from "../../../shared/freshness.ts";
import { toSyncState } from "./toSyncState.ts";

const stream = (name: string, status: SyncProgress["streams"][number]["status"]) => ({
  source: "shopify",
  stream: name,
  status,
  rows_read: 0,
  rows_landed: 0,
  rows_rejected: 0,
  expected_rows: null,
  started_at: null,
  error_message: null,
});
const sync = (status: SyncProgress["status"], streams: SyncProgress["streams"] = []): SyncProgress => ({
  run_id: 1,
  status,
  started_at: "2026-11-24T20:00:00Z",
  finished_at: null,
  streams,
});
const build = (status: BuildProgress["status"], started_at = "2026-11-24T20:01:00Z"): BuildProgress => ({
  build_id: 1,
  status,
  started_at,
  finished_at: null,
  nodes_done: 12,
  nodes_total: 40,
  failures: [],
});

describe("a sync", () => {
  it("names what is being read", () => {
    const running = sync("running", [
      stream("orders", "succeeded"),
      stream("deals", "running"),
      stream("owners", "waiting"),
    ]);
    expect(toSyncState({ sync: running, build: build("succeeded") }, true)).toEqual({
      kind: "reading",
      streams: ["deals"],
      done: 1,
      total: 3,
    });
  });

  it("builds after it has read", () => {
    expect(toSyncState({ sync: sync("succeeded"), build: build("running") }, false)).toEqual({
      kind: "building",
      done: 12,
      total: 40,
    });
  });

  it("waits between the click and the run", () => {
    expect(toSyncState({ sync: null, build: null }, true).kind).toBe("waiting");
    expect(toSyncState({ sync: null, build: null }, false).kind).toBe("idle");
  });

  it("says how it ended", () => {
    expect(toSyncState({ sync: sync("partial"), build: null }, false).kind).toBe("partial");
    expect(toSyncState({ sync: sync("failed"), build: build("succeeded") }, false).kind).toBe("failed");
    expect(toSyncState({ sync: sync("succeeded"), build: build("failed") }, false).kind).toBe("build_failed");
  });

  it("that changed nothing is not blamed for an older failed build", () => {
    expect(toSyncState({ sync: sync("succeeded"), build: build("failed", "2026-11-24T19:00:00Z") }, false).kind).toBe(
      "done",
    );
  });
});
