import { describe, expect, it } from "vitest";
import { z } from "zod";
import type { Entry } from "../../reconcile/inventory.ts";
import type { ShopifyClient } from "./client.ts";
import { shopifyInventory } from "./inventory.ts";

const variablesOf = z.object({ after: z.string().nullable(), query: z.string().nullable() });
type Asked = z.infer<typeof variablesOf>;

/** A shop with orders 1 to `count`, two in a page; `ignoresFilter` sends all whatever is asked. */
function fakeShop(count: number, ignoresFilter = false): { client: ShopifyClient; asked: Asked[] } {
  const asked: Asked[] = [];
  const query: ShopifyClient["query"] = async (_document, variables) => {
    const { after, query: filter } = variablesOf.parse(variables);
    asked.push({ after, query: filter });
    const floor = ignoresFilter ? 0 : Number(filter?.replace("id:>", "") ?? 0);
    const start = Math.max(floor, Number(after ?? 0));
    const ids = Array.from({ length: count }, (_, index) => index + 1).filter((id) => id > start);
    const nodes = ids.slice(0, 2).map((id) => ({
      id: `gid://shopify/Order/${id}`,
      createdAt: "2026-01-01T00:00:00Z",
      updatedAt: "2026-02-01T00:00:00Z",
      totalPriceSet: { shopMoney: { amount: `${id}.00` } },
    }));
    return {
      orders: {
        pageInfo: { hasNextPage: ids.length > 2, endCursor: nodes.at(-1)?.id.split("/").at(-1) ?? null },
        nodes,
      },
    };
  };
  return { client: { shop_url: "reef", warnings: new Set(), query }, asked };
}

async function listAll(client: ShopifyClient, max_rows_per_query?: number): Promise<Entry[]> {
  const inventory = shopifyInventory("orders", { has_amount: true, ...(max_rows_per_query && { max_rows_per_query }) });
  const entries: Entry[] = [];
  for await (const page of inventory.list(client, new AbortController().signal)) entries.push(...page);
  return entries;
}

describe("the list of a shop's ids", () => {
  it("holds every record with its dates and total", async () => {
    const entries = await listAll(fakeShop(5).client);
    expect(entries.map(({ key }) => key)).toEqual(["1", "2", "3", "4", "5"]);
    expect(entries[4]).toEqual({
      key: "5",
      created_at: "2026-01-01T00:00:00Z",
      updated_at: "2026-02-01T00:00:00Z",
      amount: "5.00",
      is_gone: false,
    });
  });

  it("asks anew above the last id before Shopify's limit of rows for one query", async () => {
    const { client, asked } = fakeShop(7);
    expect((await listAll(client, 4)).map(({ key }) => key)).toEqual(["1", "2", "3", "4", "5", "6", "7"]);
    expect(asked).toEqual([
      { after: null, query: null },
      { after: "2", query: null },
      { after: null, query: "id:>4" },
      { after: "6", query: "id:>4" },
    ]);
  });

  it("stops where the shop ignores the filter by id", async () => {
    await expect(listAll(fakeShop(7, true).client, 4)).rejects.toMatchObject({ code: "filter_ignored" });
  });

  it("stops at a record without a change date instead of leaving it out", async () => {
    const client: ShopifyClient = {
      shop_url: "reef",
      warnings: new Set(),
      query: async () => ({
        orders: { pageInfo: { hasNextPage: false, endCursor: null }, nodes: [{ legacyResourceId: "1" }] },
      }),
    };
    await expect(listAll(client)).rejects.toMatchObject({ code: "unreadable_answer" });
  });
});
