import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addIngestSchema, type ScratchDatabase, scratchDatabase } from "../testing/scratchDatabase.ts";
import { type TestServer, testServer, until } from "../testing/testServer.ts";

let database: ScratchDatabase;
let server: TestServer;

beforeAll(async () => {
  database = await scratchDatabase();
  server = await testServer(database.url);
});
afterAll(async () => {
  await server?.close();
  await database?.drop();
});

const ready = () => server.ask("/readyz");

describe("the way to ready", () => {
  it("starts before any other program has made its tables", async () => {
    const answer = await ready();
    expect(answer.status).toBe(503);
    expect(answer.json()).toMatchObject({
      status: "setting_up",
      step: "start",
      streams: [],
      build: null,
      problem: null,
    });
    expect((await server.ask("/healthz")).json()).toEqual({ status: "up" });
  });

  it("counts rows of the first run, for everybody and without naming more than counts", async () => {
    await addIngestSchema(database.url);
    await database.query("insert into ingest.runs (trigger) values ('first')");
    await database.query(
      `insert into ingest.stream_runs (run_id, source, stream, status, rows_read, expected_rows)
       values (1, 'shopify', 'orders', 'running', 8412, 20000), (1, 'hubspot', 'deals', 'waiting', 0, null)`,
    );
    const answer = await server.ask("/api/setup");
    expect(answer.status).toBe(200);
    expect(answer.json()).toEqual({
      status: "setting_up",
      step: "ingest",
      problem: null,
      problem_code: null,
      build: null,
      streams: [
        { source: "shopify", stream: "orders", status: "running", rows: 8412, expected_rows: 20000 },
        { source: "hubspot", stream: "deals", status: "waiting", rows: 0, expected_rows: null },
      ],
    });
  });

  it("counts models while they are built", async () => {
    await database.query("update ingest.runs set status = 'succeeded', finished_at = now()");
    await database.query(
      "insert into app.builds (run_id, status, nodes_done, nodes_total) values (1, 'running', 12, 40)",
    );
    expect((await ready()).json()).toMatchObject({ step: "build", build: { nodes_done: 12, nodes_total: 40 } });
  });

  it("is over once marts are published and Cube is warm, without a restart", async () => {
    await database.query("update app.builds set status = 'succeeded', finished_at = now(), nodes_done = 40");
    await database.query(`select pg_notify('atoll', '{"type":"published","build_id":1}')`);
    const answer = await until(ready, ({ status }) => status === 200);
    expect(answer.json()).toEqual({ status: "ready", build_id: expect.any(Number) });
  });

  it("is not gone again when a later sync fails", async () => {
    await database.query("insert into ingest.runs (trigger, status, finished_at) values ('schedule', 'failed', now())");
    expect((await ready()).status).toBe(200);
  });
});

it("says that migrations are missing where they are", async () => {
  const bare = await scratchDatabase({ migrated: false });
  const unready = await testServer(bare.url);
  const answer = await unready.ask("/readyz");
  await unready.close();
  await bare.drop();
  expect(answer.status).toBe(503);
  expect(answer.json()).toMatchObject({ status: "failed", problem_code: "not_migrated" });
});
