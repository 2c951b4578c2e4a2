import { describe, expect, it } from "vitest";
import type { Freshness } from "../../../shared/freshness.ts";
import { toAttention } from "./attention/toAttention.ts";
import { toNext } from "./orders/toNext.ts";
import { toRate, toSecondsLeft } from "./running/toRate.ts";
import { toShare } from "./running/toShare.ts";
import { toFailing } from "./runs/toFailing.ts";
import { toSteps } from "./toSteps.ts";

const source = (name: "shopify" | "hubspot", health: Freshness["sources"][number]["health"]) => ({
  source: name,
  health,
  synced_at: null,
  problem: null,
  problem_code: null,
});
const times = { started_at: "2026-11-24T10:00:00Z", finished_at: null };
const build = (status: "running" | "succeeded" | "failed") => ({
  build_id: 3,
  status,
  nodes_done: 1,
  nodes_total: 2,
  failures: [],
  ...times,
});
const stream = (status: "waiting" | "running" | "succeeded" | "failed", rows_read = 0) => ({
  source: "shopify",
  stream: "orders",
  status,
  rows_read,
  rows_landed: 0,
  rows_rejected: 0,
  expected_rows: null,
  started_at: null,
  error_message: null,
});
const sync = (streams: ReturnType<typeof stream>[]) => ({ run_id: 7, status: "running" as const, streams, ...times });

const waiting = { rejects: 0, deliveries: 0, differing: 0 };

describe("what needs attention", () => {
  it("counts sources that fail or are too old, and a build that failed", () => {
    const sources = [source("shopify", "failing"), source("hubspot", "stale")];
    expect(toAttention({ sources, build: build("failed"), waiting })).toBe(3);
  });

  it("counts each kind of what waits once", () => {
    const much = { rejects: 400, deliveries: 3, differing: 0 };
    expect(toAttention({ sources: [], build: null, waiting: much })).toBe(2);
  });

  it("is nothing while all is well, or not read yet", () => {
    const sources = [source("shopify", "fresh"), source("hubspot", "never")];
    expect(toAttention({ sources, build: build("running"), waiting })).toBe(0);
    expect(toAttention({ sources, build: null, waiting })).toBe(0);
  });
});

describe("asking again", () => {
  const before = toSteps({ sync: sync([stream("running", 5)]), build: null, waiting });

  it("is not done for each record", () => {
    expect(toSteps({ sync: sync([stream("running", 900)]), build: null, waiting })).toBe(before);
  });

  it("is done when a stream ends and when a build begins or ends", () => {
    const ended = toSteps({ sync: sync([stream("succeeded", 900)]), build: null, waiting });
    const begun = toSteps({ sync: sync([stream("succeeded", 900)]), build: build("running"), waiting });
    const built = toSteps({ sync: sync([stream("succeeded", 900)]), build: build("succeeded"), waiting });
    expect(new Set([before, ended, begun, built]).size).toBe(4);
  });
});

describe("rows a second", () => {
  const samples = (...rows: number[]) => rows.map((count, second) => ({ at: second * 1000, rows: count }));

  it("are those of the last seconds, not of the slow beginning", () => {
    const slow = Array.from({ length: 30 }, (_, second) => second);
    const fast = Array.from({ length: 16 }, (_, second) => 29 + (second + 1) * 100);
    expect(toRate(samples(...slow, ...fast))).toBeCloseTo(100, 0);
  });

  it("are not made up from a moment, or from nothing", () => {
    expect(toRate([])).toBeNull();
    expect(toRate(samples(0))).toBeNull();
    expect(toRate([...samples(0), { at: 200, rows: 90 }])).toBeNull();
    expect(toRate(samples(40, 40))).toBeNull();
  });

  it("say how long it takes, where the end is known", () => {
    expect(toSecondsLeft(400, 1000, 60)).toBe(10);
    expect(toSecondsLeft(400, null, 60)).toBeNull();
    expect(toSecondsLeft(1010, 1000, 60)).toBeNull();
    expect(toSecondsLeft(400, 1000, null)).toBeNull();
  });
});

describe("a failed test of dbt", () => {
  it("names the rows at fault, and a model none", () => {
    const message = "Got 2 results, configured to fail if != 0";
    expect(toFailing({ node: "unique_gift", kind: "test", message })).toBe(2);
    expect(toFailing({ node: "gifts", kind: "model", message })).toBeNull();
    expect(toFailing({ node: "unique_gift", kind: "test", message: "Database error" })).toBeNull();
  });
});

describe("the next sync", () => {
  const at = "2026-11-24T10:15:00.000Z";
  const minutes = (count: number) => Date.parse(at) + count * 60_000;

  it("is named while it is ahead, then begins any moment", () => {
    expect(toNext(at, false, minutes(-5))).toEqual({ kind: "at", at });
    expect(toNext(at, false, minutes(1))).toEqual({ kind: "soon" });
    expect(toNext(null, false, minutes(0))).toEqual({ kind: "soon" });
  });

  it("is missed after three minutes, but not while a long run holds it up", () => {
    expect(toNext(at, false, minutes(4))).toEqual({ kind: "overdue", at });
    expect(toNext(at, true, minutes(40))).toEqual({ kind: "soon" });
  });
});

describe("how far a stream is", () => {
  it("is not invented where the source gave no number", () => {
    expect(toShare({ status: "running", rows_read: 40, expected_rows: null })).toBeNull();
    expect(toShare({ status: "failed", rows_read: 40, expected_rows: null })).toBe(0);
  });

  it("never passes the whole", () => {
    expect(toShare({ status: "running", rows_read: 30, expected_rows: 40 })).toBe(0.75);
    expect(toShare({ status: "running", rows_read: 44, expected_rows: 40 })).toBe(1);
    expect(toShare({ status: "succeeded", rows_read: 38, expected_rows: 40 })).toBe(1);
  });
});
