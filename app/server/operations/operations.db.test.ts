import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { fullReading, operations, runs as runsShape, streamRuns } from "../../shared/operations.ts";
import { addIngestSchema, type ScratchDatabase, scratchDatabase } from "../testing/scratchDatabase.ts";
import { type TestServer, testServer } from "../testing/testServer.ts";

let database: ScratchDatabase;
let server: TestServer;
let page: Awaited<ReturnType<TestServer["signIn"]>>;

beforeAll(async () => {
  database = await scratchDatabase();
  server = await testServer(database.url);
  page = await server.signIn();
});
afterAll(async () => {
  await server?.close();
  await database?.drop();
});

const ask = async (path = "") => {
  const answer = await server.ask(`/api/operations${path}`, { headers: page });
  expect(answer.status).toBe(200);
  return answer.json();
};

type Stream = { stream: string; source?: string; status?: string; mode?: string; error?: [string, string] };

/** A run that began `minutesAgo`; its streams took 30 seconds each and read 7 rows. */
async function run(minutesAgo: number, streams: Stream[], status = "succeeded"): Promise<number> {
  const [row] = await database.query(
    `insert into ingest.runs (trigger, status, started_at, finished_at)
     values ('schedule', $2, now() - make_interval(mins => $1), now() - make_interval(mins => $1)) returning run_id`,
    [minutesAgo, status],
  );
  for (const { stream, source = "shopify", mode = "incremental", error = [null, null], ...own } of streams)
    await database.query(
      `insert into ingest.stream_runs (run_id, source, stream, status, mode, started_at, finished_at, rows_read, rows_landed,
         rows_rejected, error_code, error_message)
       values ($1, $2, $3, $4, $5, now() - make_interval(mins => $6),
         now() - make_interval(mins => $6) + interval '30 seconds', 7, 2, 1, $7, $8)`,
      [row?.run_id, source, stream, own.status ?? "succeeded", mode, minutesAgo, ...error],
    );
  return Number(row?.run_id);
}

describe("before anything has run", () => {
  it("answers empty, also where the tables are not there yet", async () => {
    expect(operations.parse(await ask())).toEqual({
      sources: [],
      streams: [],
      newest_run: null,
      days: [],
      builds: [],
      next_run_at: null,
      worker_seen_at: null,
    });
    expect(await ask("/runs")).toEqual({ runs: [], next_before: null });
    expect(await ask("/rejects")).toEqual({ rejects: [], next_before: null });
    expect(await ask("/rejects/groups")).toEqual({ groups: [] });
    expect(await ask("/inbox")).toEqual({ sources: [], hours: [], deliveries: [] });
    expect(await ask("/reconciliations")).toEqual({ reconciliations: [] });
    expect(fullReading.parse(await ask("/full-reading?source=shopify"))).toEqual({ rows_read: null, seconds: null });
  });

  it("is for those who are signed in", async () => {
    for (const path of [
      "",
      "/runs",
      "/rejects",
      "/runs/1",
      "/inbox",
      "/reconciliations",
      "/full-reading?source=shopify",
    ])
      expect((await server.ask(`/api/operations${path}`)).status).toBe(401);
  });
});

describe("with a run log", () => {
  beforeAll(() => addIngestSchema(database.url));
  afterEach(async () => {
    await database.query(
      "truncate ingest.runs, ingest.stream_runs, ingest.stream_state, ingest.rejects restart identity",
    );
    await database.query("truncate app.builds restart identity");
  });

  it("shows each stream's newest reading and its last good one", async () => {
    const refused: [string, string] = ["unauthorized", "HubSpot refused the access token. Make a new one."];
    await run(20, [{ stream: "orders" }, { stream: "deals", source: "hubspot" }]);
    await run(5, [{ stream: "orders" }, { stream: "deals", source: "hubspot", status: "failed", error: refused }]);
    const { streams } = operations.parse(await ask());
    const { runs } = runsShape.parse(await ask("/runs"));
    const [orders, deals] = streams;
    expect(orders).toMatchObject({ stream: "orders", latest: { status: "succeeded", rows_landed: 2, problem: null } });
    expect(deals).toMatchObject({
      stream: "deals",
      latest: { status: "failed", problem: refused[1], problem_code: "unauthorized" },
    });
    const goodAge = (Date.now() - Date.parse(deals?.last_success_at ?? "")) / 60_000;
    expect(Math.round(goodAge)).toBe(20);
    expect(runs.map(({ run_id }) => run_id)).toEqual([2, 1]);
    expect(runs[0]).toMatchObject({ rows_read: 14, rows_landed: 4, streams_total: 2, streams_failed: 1 });
  });

  it("keeps what failed inside Atoll out of the reader's words", async () => {
    const inside: [string, string] = ["internal", "Atoll itself failed: password of db.internal"];
    const id = await run(5, [{ stream: "orders", status: "failed", error: inside }], "failed");
    const text = JSON.stringify([await ask(), await ask(`/runs/${id}`)]);
    expect(text).not.toContain("db.internal");
    expect(text).toContain("internal");
  });

  it("gives a run's streams, and none for a run that never was", async () => {
    const id = await run(5, [{ stream: "orders" }, { stream: "products" }]);
    const { streams } = streamRuns.parse(await ask(`/runs/${id}`));
    expect(streams.map(({ stream }) => stream)).toEqual(["orders", "products"]);
    expect(await ask("/runs/999")).toEqual({ streams: [] });
    expect((await server.ask("/api/operations/runs/first", { headers: page })).status).toBe(400);
  });

  it("pages through the runs, of one source or one outcome alone", async () => {
    for (let minutes = 60; minutes > 0; minutes -= 1)
      await run(
        minutes,
        [{ stream: "deals", source: minutes % 2 === 0 ? "hubspot" : "shopify" }],
        minutes === 7 ? "failed" : "succeeded",
      );
    const first = runsShape.parse(await ask("/runs"));
    expect([first.runs.length, first.runs[0]?.run_id, first.next_before]).toEqual([25, 60, 36]);
    const last = runsShape.parse(await ask("/runs?before=11"));
    expect([last.runs.length, last.next_before]).toEqual([10, null]);
    const hubspot = runsShape.parse(await ask("/runs?source=hubspot"));
    expect(new Set(hubspot.runs.flatMap(({ sources }) => sources))).toEqual(new Set(["hubspot"]));
    expect(runsShape.parse(await ask("/runs?status=failed")).runs.map(({ run_id }) => run_id)).toEqual([54]);
    expect((await server.ask("/api/operations/runs?status=odd", { headers: page })).status).toBe(400);
  });

  it("counts how runs ended by day, also on days without any", async () => {
    await run(1, [], "failed");
    await run(3 * 24 * 60, []);
    await run(3 * 24 * 60, [], "stopped");
    const { days } = operations.parse(await ask());
    expect(days).toHaveLength(14);
    expect(days.at(-1)).toMatchObject({ failed: 1, succeeded: 0, median_seconds: 0 });
    expect(days.at(-4)).toMatchObject({ succeeded: 1, stopped: 1 });
    expect(days[0]).toMatchObject({ succeeded: 0, median_seconds: null });
  });

  it("is not put off by what was read alone", async () => {
    await database.query("insert into app.builds (status) values ('succeeded')");
    await run(10, [{ stream: "orders" }]);
    await run(1, [{ stream: "orders" }]);
    const { next_run_at } = operations.parse(await ask());
    await database.query("update ingest.runs set only_source = 'shopify', only_stream = 'orders' where run_id = 2");
    const alone = operations.parse(await ask());
    expect(Date.parse(next_run_at ?? "") - Date.parse(alone.next_run_at ?? "")).toBe(9 * 60_000);
    expect(alone.newest_run).toMatchObject({ run_id: 2, only_stream: "orders" });
  });

  it("shows what a source allows, and why it is not asked", async () => {
    const budget = [
      { name: "daily", limit: 250_000, remaining: 12, resets_at: "2026-11-25T05:00:00Z", restore_rate: null },
    ];
    await database.query(
      `insert into ingest.source_state (source, state, failures, reason, reason_code, paused_until, budget)
       values ('hubspot', 'paused', 1, 'The daily limit is used up.', 'daily_limit', now() + interval '2 hours', $1)`,
      [JSON.stringify(budget)],
    );
    await database.query("insert into ingest.workers (worker_id, name) values (gen_random_uuid(), 'here 1')");
    const { sources, worker_seen_at } = operations.parse(await ask());
    expect(sources).toMatchObject([{ source: "hubspot", state: "paused", reason_code: "daily_limit", budget }]);
    expect(Date.now() - Date.parse(worker_seen_at ?? "")).toBeLessThan(10_000);
    await database.query("truncate ingest.source_state, ingest.workers");
  });

  it("asks a run to stop, once, and says who asked", async () => {
    const id = await run(1, [{ stream: "orders", status: "running" }], "running");
    expect((await server.post(`/api/operations/runs/${id}/stop`, {}, page)).status).toBe(202);
    expect(operations.parse(await ask()).newest_run).toMatchObject({ stop_requested_by: "Administrator" });
    await database.query("update ingest.runs set status = 'stopped'");
    expect((await server.post(`/api/operations/runs/${id}/stop`, {}, page)).status).toBe(409);
    expect((await server.post(`/api/operations/runs/${id}/stop`, {}, { cookie: page.cookie })).status).toBe(403);
  });

  it("says when the schedule comes round, and nothing after a run that was cut off", async () => {
    await database.query("insert into app.builds (status) values ('succeeded')");
    await run(5, [{ stream: "orders" }]);
    const { next_run_at } = operations.parse(await ask());
    const minutes = (Date.parse(next_run_at ?? "") - Date.now()) / 60_000;
    expect(minutes).toBeGreaterThan(9.9);
    expect(minutes).toBeLessThanOrEqual(11);
    await run(1, [{ stream: "orders", status: "failed", error: ["worker_died", "The worker ended."] }], "failed");
    expect(operations.parse(await ask()).next_run_at).toBeNull();
  });

  it("names the nodes of a build that failed", async () => {
    const failure = { node: "fct_deals", kind: "test", message: "3 rows" };
    await database.query("insert into app.builds (status, finished_at, failures) values ('failed', now(), $1)", [
      JSON.stringify([failure]),
    ]);
    expect(operations.parse(await ask()).builds).toMatchObject([{ status: "failed", failures: [failure] }]);
  });

  it("sums what the last whole reading of a source cost", async () => {
    await database.query(
      "insert into ingest.stream_state (source, stream) values ('shopify', 'orders'), ('shopify', 'products')",
    );
    await run(90, [
      { stream: "orders", mode: "full" },
      { stream: "products", mode: "full" },
    ]);
    await run(60, [{ stream: "orders", mode: "full" }]);
    await run(30, [{ stream: "orders" }]);
    expect(fullReading.parse(await ask("/full-reading?source=shopify"))).toEqual({ rows_read: 14, seconds: 60 });
    expect(await ask("/full-reading?source=shopify&stream=orders")).toEqual({ rows_read: 7, seconds: 30 });
    expect(await ask("/full-reading?source=hubspot")).toEqual({ rows_read: null, seconds: null });
    expect((await server.ask("/api/operations/full-reading?source=fax", { headers: page })).status).toBe(400);
  });
});
