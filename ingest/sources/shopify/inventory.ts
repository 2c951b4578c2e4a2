import { z } from "zod";
import { createTrail } from "../../cursorTrail.ts";
import { SourceError } from "../../errors.ts";
import { parseShape } from "../../http.ts";
import type { Entry, Inventory } from "../../reconcile/inventory.ts";
import type { ShopifyClient } from "./client.ts";
import { service } from "./client.ts";
import { decimal, gid, instant, toNumericId } from "./shape.ts";

const listed = z.looseObject({
  id: gid,
  createdAt: instant,
  updatedAt: instant,
  totalPriceSet: z.looseObject({ shopMoney: z.looseObject({ amount: decimal }) }).optional(),
});
const pageOf = z.looseObject({
  pageInfo: z.looseObject({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
  nodes: z.array(z.unknown()),
});
const answer = z.record(z.string(), z.unknown());

const toEntry = (node: z.infer<typeof listed>): Entry => ({
  key: toNumericId(node.id),
  created_at: node.createdAt,
  updated_at: node.updatedAt,
  amount: node.totalPriceSet?.shopMoney.amount ?? null,
  is_gone: false,
});

/** Shopify refuses to page past 25,000 objects of one query; a new query starts above the last id before that. */
const maxRowsPerQuery = 20_000;

function assertAbove(entries: readonly Entry[], floor: string | null): void {
  const below = floor === null ? undefined : entries.find(({ key }) => BigInt(key) <= BigInt(floor));
  if (below === undefined) return;
  throw new SourceError({
    code: "filter_ignored",
    message: `Shopify was asked for ids above ${floor} and sent ${below.key}: it ignored the filter.`,
    mend: "Check that the API version set in SHOPIFY_API_VERSION still filters by id.",
  });
}

type InventoryOptions = {
  has_amount?: boolean;
  max_rows_per_query?: number;
  /** What the list is narrowed to. */
  search?: string;
  /** Where a record has its dates elsewhere than on itself: what is asked for, and how it is brought up. */
  fields?: string;
  flatten?: (node: unknown) => unknown;
};

/** Ids and change dates of a root connection, in the order of their ids, so that new records cannot shift the pages. */
export function shopifyInventory(root: string, options: InventoryOptions = {}): Inventory<ShopifyClient> {
  const amount = options.has_amount ? "totalPriceSet { shopMoney { amount } }" : "";
  const fields = options.fields ?? `id createdAt updatedAt ${amount}`;
  const flatten = options.flatten ?? ((node: unknown) => node);
  const maxRows = options.max_rows_per_query ?? maxRowsPerQuery;
  const document = `query Inventory($after: String, $query: String) {
  ${root}(first: 250, after: $after, query: $query, sortKey: ID) {
    pageInfo { hasNextPage endCursor }
    nodes { ${fields} }
  }
}`;

  async function* list(client: ShopifyClient, signal: AbortSignal): AsyncGenerator<Entry[]> {
    let floor: string | null = null;
    let after: string | null = null;
    let rows = 0;
    let follow = createTrail(`Shopify's list of ${root}`);
    for (;;) {
      const variables = { after, query: [options.search, floor && `id:>${floor}`].filter(Boolean).join(" ") || null };
      const data = parseShape(service, answer, await client.query(document, variables, signal));
      const page: z.infer<typeof pageOf> = parseShape(service, pageOf, data[root]);
      const entries = page.nodes.map((node) => toEntry(parseShape(service, listed, flatten(node))));
      assertAbove(entries, floor);
      yield entries;
      const last = entries.at(-1);
      if (!page.pageInfo.hasNextPage || !last) return;
      rows += entries.length;
      if (rows >= maxRows) {
        floor = last.key;
        after = null;
        rows = 0;
        follow = createTrail(`Shopify's list of ${root}`);
      } else {
        after = page.pageInfo.endCursor;
        follow(after, { first: entries[0], last });
      }
    }
  }

  return {
    list,
    columns: {
      created_at: "created_at",
      updated_at: "updated_at",
      amount: options.has_amount ? "total_price" : null,
    },
  };
}
