import { z } from "zod";
import type { Cursor, Landing, Stream } from "../../stream.ts";
import { defineStream } from "../../stream.ts";
import { readBulk, usualBulkFrom } from "./bulk/readBulk.ts";
import { readById } from "./byId.ts";
import type { ShopifyClient } from "./client.ts";
import type { Reading } from "./connection.ts";
import { readConnection, toFilter } from "./connection.ts";
import { shopifyInventory } from "./inventory.ts";

const keyed = z.looseObject({ legacyResourceId: z.coerce.string() }).transform((payload) => payload.legacyResourceId);
const named = z.looseObject({ id: z.string() }).transform((payload) => payload.id);
const counted = z.record(z.string(), z.looseObject({ count: z.number() }).nullable());

/** The usual Shopify stream: a root connection filtered by `updated_at`, with a count beside it for progress. */
export function shopifyStream<Item extends { updatedAt: string }>(definition: {
  name: string;
  item: z.ZodType<Item>;
  cursor: Cursor;
  /** Root field that counts, such as `ordersCount`; `limit: null` lifts its default of 10,000. */
  count: string;
  reading: Reading;
  /** The sum that is compared with the shop's month by month: an order's total. */
  has_amount?: boolean;
  landings: readonly Landing<ShopifyClient, Item>[];
}): Stream<ShopifyClient> {
  const countDocument = `query Count($query: String) { ${definition.count}(query: $query, limit: null) { count } }`;
  return defineStream({
    name: definition.name,
    item: definition.item,
    cursor: definition.cursor,
    landings: definition.landings,
    updated_at: (item) => item.updatedAt,
    key_of: (payload) => keyed.safeParse(payload).data ?? named.safeParse(payload).data ?? null,
    expected: async (client, ask) => {
      const data = await client.query(countDocument, { query: toFilter(ask.from, ask.to) }, ask.signal);
      return counted.safeParse(data).data?.[definition.count]?.count ?? null;
    },
    read: (client, ask) => {
      const isLarge = (ask.expected ?? 0) >= (client.bulk_from ?? usualBulkFrom);
      const read = ask.mode === "full" && isLarge && definition.reading.bulk ? readBulk : readConnection;
      return read(client, definition.reading, ask);
    },
    read_by_id: (client, ids, signal) => readById(client, definition.reading, ids, signal),
    inventory: shopifyInventory(definition.reading.root, { has_amount: definition.has_amount ?? false }),
  });
}
