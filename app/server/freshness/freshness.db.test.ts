import { PgBoss } from "pg-boss";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { freshness as freshnessSchema } from "../../shared/freshness.ts";
import { addIngestSchema, type ScratchDatabase, scratchDatabase } from "../testing/scratchDatabase.ts";
import { type TestServer, testServer } from "../testing/testServer.ts";

let database: ScratchDatabase;
let server: TestServer;
let page: Awaited<ReturnType<TestServer["signIn"]>>;

beforeAll(async () => {
  database = await scratchDatabase();
  await addIngestSchema(database.url);
  server = await testServer(database.url);
  page = await server.signIn();
});
afterAll(async () => {
  await server?.close();
  await database?.drop();
});
afterEach(async () => {
  await database.query(
    "truncate ingest.runs, ingest.stream_runs, ingest.stream_state, ingest.rejects restart identity",
  );
  await database.query("truncate app.builds restart identity");
});

type Stream = { stream: string; status?: string; source?: string; error?: [string, string] };

/** One finished run, `minutesAgo`, with its streams. */
async function run(minutesAgo: number, streams: Stream[]) {
  const [row] = await database.query(
    `insert into ingest.runs (trigger, status, started_at, finished_at)
     values ('schedule', 'succeeded', now() - make_interval(mins => $1), now() - make_interval(mins => $1)) returning run_id`,
    [minutesAgo],
  );
  for (const { stream, status = "succeeded", source = "shopify", error = [null, null] } of streams)
    await database.query(
      `insert into ingest.stream_runs (run_id, source, stream, status, finished_at, rows_read, error_code, error_message)
       values ($1, $2, $3, $4, now() - make_interval(mins => $5), 7, $6, $7)`,
      [row?.run_id, source, stream, status, minutesAgo, ...error],
    );
}

async function ask() {
  const answer = await server.ask("/api/freshness", { headers: page });
  expect(answer.status).toBe(200);
  const { sources, ...rest } = freshnessSchema.parse(answer.json());
  const [shopify, hubspot] = sources;
  return { shopify, hubspot, ...rest };
}

describe("freshness", () => {
  it("is never before the first run", async () => {
    expect(await ask()).toMatchObject({
      shopify: { source: "shopify", health: "never" },
      hubspot: { source: "hubspot", health: "never" },
      published_at: null,
      sync: null,
      build: null,
    });
  });

  it("judges each source by its own streams", async () => {
    const refused: [string, string] = ["unauthorized", "HubSpot refused the access token. Make a new one."];
    await run(20, [{ stream: "orders" }, { stream: "deals", source: "hubspot" }]);
    await run(5, [{ stream: "orders" }, { stream: "deals", source: "hubspot", status: "failed", error: refused }]);
    const { shopify, hubspot, sync } = await ask();
    expect(shopify).toMatchObject({ health: "fresh", problem: null });
    expect(hubspot).toMatchObject({ health: "failing", problem: refused[1], problem_code: "unauthorized" });
    const ageMinutes = (Date.now() - new Date(hubspot?.synced_at ?? 0).getTime()) / 60_000;
    expect(Math.round(ageMinutes)).toBe(20);
    expect(sync?.streams).toContainEqual(
      expect.objectContaining({ stream: "deals", rows_read: 7, error_message: refused[1] }),
    );
  });

  it("recovers with the next good run", async () => {
    await run(20, [{ stream: "orders", status: "failed", error: ["unreachable", "Shopify did not answer."] }]);
    await run(2, [{ stream: "orders" }]);
    expect((await ask()).shopify?.health).toBe("fresh");
  });

  it("turns stale when no run finishes", async () => {
    await run(31, [{ stream: "orders" }]);
    expect((await ask()).shopify).toMatchObject({ health: "stale", problem_code: "overdue" });
  });

  it("knows an old success of which the runs are long gone", async () => {
    await database.query(
      `insert into ingest.stream_state (source, stream, last_success_at) values ('shopify', 'orders', now() - interval '9 days')`,
    );
    await run(2, [{ stream: "orders", status: "failed", error: ["unreachable", "Shopify did not answer."] }]);
    const { shopify } = await ask();
    expect(shopify?.health).toBe("failing");
    const ageDays = (Date.now() - new Date(shopify?.synced_at ?? Number.NaN).getTime()) / 86_400_000;
    expect(Math.round(ageDays)).toBe(9);
  });

  it("shows the marts that went through, also while a build fails", async () => {
    await database.query(
      `insert into app.builds (status, started_at, finished_at, nodes_done, nodes_total, failures) values
       ('succeeded', '2026-11-24T06:00:00Z', '2026-11-24T06:01:00Z', 40, 40, '[]'),
       ('failed', '2026-11-24T06:15:00Z', '2026-11-24T06:16:00Z', 30, 40, '[{"node":"fct_deals","kind":"test","message":"3 rows"}]')`,
    );
    const { published_at, build } = await ask();
    expect(published_at).toBe("2026-11-24T06:01:00.000Z");
    expect(build).toMatchObject({
      status: "failed",
      failures: [{ node: "fct_deals", kind: "test", message: "3 rows" }],
    });
  });
});

describe("asking for a sync", () => {
  const sync = () => server.post("/api/sync", {}, page);

  it("needs a session and its CSRF token", async () => {
    expect((await server.post("/api/sync", {})).status).toBe(401);
    expect((await server.post("/api/sync", {}, { cookie: page.cookie })).status).toBe(403);
  });

  it("says that no worker has started where there is no queue", async () => {
    const answer = await sync();
    expect(answer.status).toBe(503);
    expect(answer.json()).toMatchObject({ error: { code: "worker_absent" } });
  });

  describe("with a worker's queue", () => {
    let boss: PgBoss;
    beforeEach(async () => {
      await database.query("drop schema if exists jobs cascade");
      boss = new PgBoss({ connectionString: database.url, schema: "jobs", supervise: false, schedule: false });
      boss.on("error", (error) => {
        throw error;
      });
      await boss.start();
    });
    afterEach(() => boss.stop({ graceful: false }));

    it("still says so until the queue itself is there, then puts one job in it", async () => {
      expect((await sync()).json()).toMatchObject({ error: { code: "worker_absent" } });
      await boss.createQueue("sync", { policy: "stately" });
      const answer = await sync();
      expect([answer.status, answer.json()]).toEqual([202, { run: "requested" }]);
      const [job] = await boss.fetch("sync");
      const [user] = await database.query("select user_id from app.users");
      expect(job?.data).toEqual({ trigger: "manual", requested_by: user?.user_id });
    });

    it("carries a whole reading of one source, beside a click that waits", async () => {
      await boss.createQueue("sync", { policy: "stately" });
      await sync();
      const answer = await server.post("/api/sync", { full: true, source: "hubspot" }, page);
      expect(answer.json()).toEqual({ run: "requested" });
      const jobs = await boss.fetch<object>("sync", { batchSize: 10 });
      expect(jobs.map(({ data }) => data)).toContainEqual(
        expect.objectContaining({ trigger: "manual", full: true, source: "hubspot" }),
      );
    });

    it("refuses what it does not know", async () => {
      expect((await server.post("/api/sync", { source: "fax" }, page)).status).toBe(400);
      expect((await server.post("/api/sync", { drop: true }, page)).status).toBe(400);
    });

    it("puts no second job in for a second click", async () => {
      await boss.createQueue("sync", { policy: "stately" });
      await sync();
      expect((await sync()).json()).toEqual({ run: "already_running" });
      expect(await boss.fetch("sync", { batchSize: 10 })).toHaveLength(1);
    });

    it("takes a click during a run too, since that run may have passed what changed", async () => {
      await boss.createQueue("sync", { policy: "stately" });
      await database.query("insert into ingest.runs (trigger) values ('schedule')");
      expect((await sync()).json()).toEqual({ run: "already_running" });
      expect(await boss.fetch("sync")).toHaveLength(1);
    });

    it("does not take a run for running whose worker was killed", async () => {
      await boss.createQueue("sync", { policy: "stately" });
      await database.query(
        "insert into ingest.runs (trigger, started_at) values ('schedule', now() - interval '10 minutes')",
      );
      expect((await sync()).json()).toEqual({ run: "requested" });
    });

    it("takes a click right after a sync that was quick", async () => {
      await boss.createQueue("sync", { policy: "stately" });
      await sync();
      for (const job of await boss.fetch("sync")) await boss.complete("sync", job.id);
      expect((await sync()).json()).toEqual({ run: "requested" });
    });
  });
});
