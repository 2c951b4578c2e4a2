import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { fullReading, operations, rejects, streamRuns } from "../../shared/operations.ts";
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
      streams: [],
      runs: [],
      builds: [],
      rejects: [],
      next_run_at: null,
    });
    expect(rejects.parse(await ask("/rejects"))).toEqual({ rejects: [], next_before: null });
    expect(fullReading.parse(await ask("/full-reading?source=shopify"))).toEqual({ rows_read: null, seconds: null });
  });

  it("is for those who are signed in", async () => {
    for (const path of ["", "/rejects", "/runs/1", "/full-reading?source=shopify"])
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
    const { streams, runs } = operations.parse(await ask());
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

  it("shows the fifty newest runs", async () => {
    for (let minutes = 60; minutes > 0; minutes -= 1) await run(minutes, []);
    const { runs } = operations.parse(await ask());
    expect([runs.length, runs[0]?.run_id]).toEqual([50, 60]);
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
    expect(await ask("/full-reading?source=hubspot")).toEqual({ rows_read: null, seconds: null });
    expect((await server.ask("/api/operations/full-reading?source=fax", { headers: page })).status).toBe(400);
  });

  describe("rejects", () => {
    const reject = (stream: string, payload: unknown) =>
      database.query(
        `insert into ingest.rejects (source, stream, record_key, field, reason, payload)
         values ('shopify', $1, '42', 'created_at', 'is no date', $2)`,
        [stream, JSON.stringify(payload)],
      );

    it("are counted by stream and listed newest first, one page after the other", async () => {
      for (let number = 1; number <= 30; number += 1)
        await reject(number % 3 === 0 ? "customers" : "orders", { number });
      expect(operations.parse(await ask()).rejects).toMatchObject([
        { stream: "customers", count: 10 },
        { stream: "orders", count: 20 },
      ]);
      const first = rejects.parse(await ask("/rejects"));
      expect([first.rejects.length, first.rejects[0]?.reject_id, first.next_before]).toEqual([25, 30, 6]);
      const second = rejects.parse(await ask(`/rejects?before=${first.next_before}`));
      expect([second.rejects.length, second.next_before]).toEqual([5, null]);
      const orders = rejects.parse(await ask("/rejects?source=shopify&stream=orders"));
      expect(new Set(orders.rejects.map(({ stream }) => stream))).toEqual(new Set(["orders"]));
      expect(orders.rejects).toHaveLength(20);
    });

    it("come with the record as text, cut where it is very long", async () => {
      await reject("orders", { note: "<script>alert(1)</script>" });
      await reject("orders", { note: "x".repeat(3_000_000) });
      const [long, short] = rejects.parse(await ask("/rejects")).rejects;
      expect(JSON.parse(short?.payload ?? "")).toEqual({ note: "<script>alert(1)</script>" });
      expect([short?.is_payload_cut, long?.is_payload_cut, long?.payload.length]).toEqual([false, true, 20_000]);
    });

    it("refuse a place in the list that is none", async () => {
      for (const before of ["0", "-1", "x", "1.5"])
        expect((await server.ask(`/api/operations/rejects?before=${before}`, { headers: page })).status).toBe(400);
    });
  });
});
