import { z } from "zod";
import type { Cursor, Landing, Stream } from "../../stream.ts";
import { defineStream } from "../../stream.ts";
import { readBulk, usualBulkFrom } from "./bulk/readBulk.ts";
import { readById } from "./byId.ts";
import type { ShopifyClient } from "./client.ts";
import type { Reading } from "./connection.ts";
import { readConnection, toFilter } from "./connection.ts";
import { shopifyInventory } from "./inventory.ts";
import { keyOf } from "./shape.ts";

const counted = z.record(z.string(), z.looseObject({ count: z.number() }).nullable());

/** The usual Shopify stream: a root connection filtered by `updated_at`, with a count beside it for progress. */
export function shopifyStream<Item extends { updatedAt: string }>(definition: {
  name: string;
  item: z.ZodType<Item>;
  cursor: Cursor;
  /** Root field that counts, such as `ordersCount`; `limit: null` lifts its default of 10,000. Null where there is none. */
  count: string | null;
  reading: Reading;
  /** The sum that is compared with the shop's month by month: an order's total. */
  has_amount?: boolean;
  /** False where the shop forgets records that were never deleted: what landed stays. */
  has_inventory?: boolean;
  landings: readonly Landing<ShopifyClient, Item>[];
}): Stream<ShopifyClient> {
  const { count } = definition;
  const countDocument = `query Count($query: String) { ${count}(query: $query, limit: null) { count } }`;
  return defineStream({
    name: definition.name,
    item: definition.item,
    cursor: definition.cursor,
    asked: definition.reading.record.fragments,
    landings: definition.landings,
    updated_at: (item) => item.updatedAt,
    key_of: keyOf,
    expected: async (client, ask) => {
      if (count === null) return null;
      const data = await client.query(countDocument, { query: toFilter(ask.from, ask.to) }, ask.signal);
      return counted.safeParse(data).data?.[count]?.count ?? null;
    },
    read: (client, ask) => {
      const isLarge = (ask.expected ?? 0) >= (client.bulk_from ?? usualBulkFrom);
      const read = ask.mode === "full" && isLarge && definition.reading.bulk ? readBulk : readConnection;
      return read(client, definition.reading, ask);
    },
    read_by_id: (client, ids, signal) => readById(client, definition.reading, ids, signal),
    ...((definition.has_inventory ?? true) && {
      inventory: shopifyInventory(definition.reading.root, { has_amount: definition.has_amount ?? false }),
    }),
  });
}
