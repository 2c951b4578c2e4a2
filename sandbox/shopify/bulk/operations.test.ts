import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestShop, type TestShop } from "../testShop.ts";

const RUN = `mutation ($query: String!, $group: Boolean = false) {
  bulkOperationRunQuery(query: $query, groupObjects: $group) { bulkOperation { id status url objectCount } userErrors { field message code } }
}`;
const POLL =
  "query ($id: ID!) { bulkOperation(id: $id) { id status errorCode objectCount rootObjectCount fileSize url completedAt } }";
const LINES =
  "{ orders { edges { node { id name transactions { id } lineItems { edges { node { id quantity } } } } } } }";

let shop: TestShop;
beforeAll(async () => {
  shop = await openTestShop();
});
afterAll(() => shop.sandbox.close());

async function run(query: string, group = false) {
  const { data } = await shop.ask(RUN, { query, group });
  return data.bulkOperationRunQuery;
}
async function finish(id: string) {
  for (;;) {
    const { data } = await shop.ask(POLL, { id });
    if (!["CREATED", "RUNNING", "CANCELING"].includes(data.bulkOperation.status)) return data.bulkOperation;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
async function rowsAt(url: string): Promise<{ id: string; __parentId?: string; transactions?: object[] }[]> {
  const text = await (await fetch(url)).text();
  return text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
}

describe("bulk operations", () => {
  it("write every order and its lines, children loose", async () => {
    const started = await run(LINES);
    expect(started).toEqual({
      bulkOperation: { id: expect.stringContaining("BulkOperation"), status: "CREATED", url: null, objectCount: "0" },
      userErrors: [],
    });
    const done = await finish(started.bulkOperation.id);
    expect(done).toMatchObject({ status: "COMPLETED", errorCode: null });
    const rows = await rowsAt(done.url);
    const orders = rows.filter((row) => row.__parentId === undefined);
    const { data } = await shop.ask("{ ordersCount(limit: null) { count } }");
    expect(orders).toHaveLength(data.ordersCount.count);
    expect(done).toMatchObject({ objectCount: String(rows.length), rootObjectCount: String(orders.length) });
    const places = new Map(rows.map((row, i) => [row.id, i]));
    const children = rows.flatMap((row, i) =>
      row.__parentId ? [{ i, parent: places.get(row.__parentId) ?? -1 }] : [],
    );
    expect(children.every(({ parent }) => parent >= 0)).toBe(true);
    expect(children.some(({ i, parent }) => i < parent)).toBe(true);
    expect(orders.some((order) => (order.transactions?.length ?? 0) > 1)).toBe(true);
  });

  it("put children after their parent when grouped", async () => {
    const { bulkOperation } = await run(LINES, true);
    const rows = await rowsAt((await finish(bulkOperation.id)).url);
    let parent = "";
    for (const row of rows) {
      if (row.__parentId) expect(row.__parentId).toBe(parent);
      else parent = row.id;
    }
  });

  it("have no file where nothing was found", async () => {
    const { bulkOperation } = await run('{ orders(query: "id:1") { edges { node { id } } } }');
    expect(await finish(bulkOperation.id)).toMatchObject({
      status: "COMPLETED",
      objectCount: "0",
      url: null,
      fileSize: null,
    });
  });

  it("refuse a query that breaks the rules", async () => {
    expect(await run("{ orders { nodes { id } } }")).toMatchObject({
      bulkOperation: null,
      userErrors: [{ field: ["query"], code: "INVALID" }],
    });
  });

  it("run five at once and cancel", async () => {
    const slow = await openTestShop({ shopify: { restoreRate: 50_000, bulkDelay: 300 } });
    const answers = [];
    for (let i = 0; i < 6; i++) answers.push((await slow.ask(RUN, { query: LINES })).data.bulkOperationRunQuery);
    const ids = answers.slice(0, 5).map((answer) => answer.bulkOperation.id);
    expect(answers[5]).toEqual({
      bulkOperation: null,
      userErrors: [
        {
          field: null,
          code: "OPERATION_IN_PROGRESS",
          message: `A bulk query operation for this app and shop is already in progress: ${ids.join(", ")}.`,
        },
      ],
    });
    const cancel =
      "mutation ($id: ID!) { bulkOperationCancel(id: $id) { bulkOperation { status } userErrors { message } } }";
    expect((await slow.ask(cancel, { id: ids[0] })).data.bulkOperationCancel).toEqual({
      bulkOperation: { status: "CANCELING" },
      userErrors: [],
    });
    await expect
      .poll(async () => (await slow.ask(POLL, { id: ids[0] })).data.bulkOperation.status, { timeout: 5000 })
      .toBe("CANCELED");
    await slow.sandbox.close();
  });

  it("give no file under an invented address", async () => {
    expect((await fetch(`${shop.sandbox.url}/_bulk/..%2Fsecrets.jsonl`)).status).toBe(404);
    expect((await fetch(`${shop.sandbox.url}/_bulk/7.jsonl`)).status).toBe(404);
  });
});
