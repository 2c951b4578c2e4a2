import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connectionChecks } from "../../shared/connectionCheck.ts";
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

const path = "/api/operations/check";
const read = async () => connectionChecks.parse(await (await server.ask(path, { headers: page })).json());
const order = (body: object, headers: Record<string, string> = page) =>
  server.ask(path, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });

describe("the connection check", () => {
  it("is for those who are signed in", async () => {
    expect((await server.ask(path)).status).toBe(401);
    expect((await order({}, {})).status).toBeGreaterThanOrEqual(401);
  });

  it("is empty before the tables are there, and says so when no worker has ever been", async () => {
    expect(await read()).toEqual({ checks: [] });
    const answer = await order({});
    expect(answer.status).toBe(503);
    expect(await answer.json()).toMatchObject({ error: { code: "worker_absent" } });
  });

  it("refuses a source that is none", async () => {
    expect((await order({ source: "fax" })).status).toBe(400);
  });

  it("gives what was found last, source by source", async () => {
    await addIngestSchema(database.url);
    const finding = {
      item: "permission",
      status: "bad",
      subject: "read_orders",
      blocks: ["orders"],
      message: "The app lacks the permission read_orders.",
      mend: "Add it.",
    };
    await database.query(
      `insert into ingest.source_state (source, checked_at, findings)
       values ('shopify', '2026-11-25T10:00:00Z', $1), ('hubspot', null, '[]')`,
      [JSON.stringify([finding])],
    );
    expect(await read()).toEqual({
      checks: [{ source: "shopify", checked_at: "2026-11-25T10:00:00.000Z", findings: [finding] }],
    });
  });
});
