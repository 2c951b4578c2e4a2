import { describe, expect, it } from "vitest";
import type { Ask, Page } from "../../../stream.ts";
import type { ShopifyClient } from "../client.ts";
import type { Reading } from "../connection.ts";
import { readBulk } from "./readBulk.ts";

const reading: Reading = {
  document: "query",
  record: { type: "Customer", name: "C", fragments: "fragment C on Customer { id }" },
  root: "customers",
  page_size: 250,
  sorted: true,
  bulk: {},
};
const ask: Ask = { mode: "full", from: null, to: "2026-11-02T00:00:00Z", signal: new AbortController().signal };
const operation = {
  id: "gid://shopify/BulkOperation/1",
  status: "COMPLETED",
  errorCode: null,
  createdAt: "2026-11-01T00:00:00Z",
  query: "{ customers { edges { node { id } } } }",
  rootObjectCount: "0",
  fileSize: null,
  url: null,
};

/** A shop that answers each document by its name. */
function fakeClient(answers: Record<string, unknown>): ShopifyClient & { asked: string[] } {
  const asked: string[] = [];
  const query: ShopifyClient["query"] = async (document) => {
    const name = /^\w+ (\w+)/.exec(document)?.[1] ?? "";
    asked.push(name);
    return answers[name];
  };
  return { shop_url: "reef", warnings: new Set(), query, asked };
}
const idle = { BulkUnderWay: { created: { nodes: [] }, running: { nodes: [] } } };
const submitting = (bulkOperation: unknown, userErrors: unknown[] = []) => ({
  ...idle,
  BulkRead: { bulkOperationRunQuery: { bulkOperation, userErrors } },
});
async function readAll(client: ShopifyClient): Promise<Page[]> {
  const pages: Page[] = [];
  for await (const page of readBulk(client, reading, ask)) pages.push(page);
  return pages;
}

describe("a bulk read", () => {
  it("takes an operation without an address for one without rows, sure only of what was before it", async () => {
    expect(await readAll(fakeClient(submitting(operation)))).toEqual([
      { payloads: [], windowed: false, through: operation.createdAt },
    ]);
  });

  it("ends by name where rows were counted and none came", async () => {
    const client = fakeClient(submitting({ ...operation, rootObjectCount: "3" }));
    await expect(readAll(client)).rejects.toMatchObject({ code: "bulk_file_broken" });
  });

  it("ends by name where the query is refused, and does not ask again", async () => {
    const client = fakeClient(submitting(null, [{ code: "INVALID", message: "Field 'x' doesn't exist" }]));
    await expect(readAll(client)).rejects.toMatchObject({
      code: "bulk_refused",
      message: expect.stringContaining("Field 'x'"),
    });
    expect(client.asked).toEqual(["BulkUnderWay", "BulkRead"]);
  });

  it("ends by name where the operation is not known any more", async () => {
    const client = fakeClient({
      ...submitting({ ...operation, status: "RUNNING" }),
      BulkProgress: { bulkOperation: null },
    });
    await expect(readAll(client)).rejects.toMatchObject({ code: "bulk_vanished" });
  });
});
