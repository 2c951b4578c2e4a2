import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { freshness } from "../../shared/freshness.ts";
import { inbox } from "../../shared/inbox.ts";
import { reconciliations } from "../../shared/reconciliations.ts";
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
afterEach(() => database.query("truncate ingest.webhook_inbox, ingest.reconciliations restart identity"));
afterAll(async () => {
  await server?.close();
  await database?.drop();
});

const ask = async (path: string) => (await server.ask(path, { headers: page })).json();
const readInbox = async () => inbox.parse(await ask("/api/operations/inbox"));
const waiting = async () => freshness.parse(await ask("/api/freshness")).waiting;

type Delivery = { topic: string; hoursAgo?: number; attempts?: number; outcome?: string | null };
const deliver = ({ topic, hoursAgo = 0, attempts = 0, outcome = null }: Delivery) =>
  database.query(
    `insert into ingest.webhook_inbox (source, dedupe_key, topic, body, received_at, attempts, outcome, processed_at, next_attempt_at)
     values ('shopify', gen_random_uuid()::text, $1, '{}', now() - make_interval(hours => $2), $3, $4,
       case when $4::text is not null then now() end, now() + interval '1 hour')`,
    [topic, hoursAgo, attempts, outcome],
  );

describe("the inbox", () => {
  it("counts by source and by hour, and shows what needs somebody first", async () => {
    await deliver({ topic: "orders/create", attempts: 12, outcome: "given_up" });
    await deliver({ topic: "orders/updated", hoursAgo: 3, outcome: "landed", attempts: 1 });
    await deliver({ topic: "orders/paid", hoursAgo: 3, outcome: "ignored", attempts: 1 });
    await deliver({ topic: "orders/paid", attempts: 2 });
    await deliver({ topic: "orders/edited" });
    const { sources, hours, deliveries } = await readInbox();
    expect(sources).toMatchObject([
      { source: "shopify", landed: 1, ignored: 1, failed: 1, waiting: 2, retrying: 1, given_up: 1 },
    ]);
    expect(hours).toHaveLength(24);
    expect(hours.at(-4)).toMatchObject({ landed: 1, ignored: 1 });
    expect(hours.at(-1)).toMatchObject({ failed: 1, waiting: 2 });
    expect(deliveries.map(({ inbox_id }) => inbox_id)).toEqual([4, 1, 5, 3, 2]);
    expect(await waiting()).toMatchObject({ deliveries: 1 });
  });

  it("puts what was given up, or waits long, in line again", async () => {
    await deliver({ topic: "a", attempts: 12, outcome: "given_up" });
    await deliver({ topic: "b", attempts: 3 });
    await deliver({ topic: "c", attempts: 1, outcome: "refused" });
    const answer = await server.post("/api/operations/inbox/retry", { inbox_id: 1 }, page);
    expect([answer.status, answer.json()]).toEqual([202, { count: 1 }]);
    expect((await server.post("/api/operations/inbox/retry", {}, page)).json()).toEqual({ count: 1 });
    const { deliveries } = await readInbox();
    expect(deliveries.map(({ topic, attempts, outcome }) => [topic, attempts, outcome])).toEqual([
      ["c", 1, "refused"],
      ["b", 0, null],
      ["a", 0, null],
    ]);
    expect(await waiting()).toMatchObject({ deliveries: 0 });
  });
});

describe("comparisons with the sources", () => {
  const compare = (daysAgo: number, stream: string, differing: unknown[], status = "succeeded") =>
    database.query(
      `insert into ingest.reconciliations (run_id, source, stream, day, status, started_at, source_rows, raw_rows, surplus_rows,
         repaired_rows, surplus_ids, months, error_code, error_message)
       values ($1::integer, 'shopify', $2, current_date - $1::integer, $4, now() - make_interval(days => $1::integer), 100, 98, 2, 2, '["7","8"]', $3,
         case when $4 = 'failed' then 'too_many_deleted' end, case when $4 = 'failed' then 'Too many.' end)`,
      [daysAgo, stream, JSON.stringify(differing), status],
    );
  const month = { month: "2026-10", source_rows: 4, raw_rows: 3, source_sum: "40.00", raw_sum: null };

  it("are read newest first, a fortnight back, with what differs still", async () => {
    await compare(20, "orders", []);
    await compare(1, "orders", [month]);
    await compare(0, "customers", [], "failed");
    const { reconciliations: read } = reconciliations.parse(await ask("/api/operations/reconciliations"));
    expect(read.map(({ stream }) => stream)).toEqual(["customers", "orders"]);
    expect(read[0]).toMatchObject({ status: "failed", problem: "Too many.", problem_code: "too_many_deleted" });
    expect(read[1]).toMatchObject({ surplus_rows: 2, surplus_ids: ["7", "8"], repaired_rows: 2, months: [month] });
    expect(await waiting()).toMatchObject({ differing: 2 });
    await database.query(
      "insert into ingest.reconciliations (run_id, source, stream, day, status, started_at) values (99, 'shopify', 'orders', current_date, 'succeeded', now())",
    );
    expect(await waiting()).toMatchObject({ differing: 1 });
  });
});
