import { z } from "zod";
import type { Inventory } from "../../reconcile/inventory.ts";
import type { Landing, Stream } from "../../stream.ts";
import { defineStream } from "../../stream.ts";
import { readById } from "./byId.ts";
import type { ShopifyClient } from "./client.ts";
import type { Reading } from "./connection.ts";
import { readConnection } from "./connection.ts";
import { keyOf } from "./shape.ts";

const counted = z.record(z.string(), z.looseObject({ count: z.number() }).nullable());

/** A stream without a change date to ask by: its root connection is read whole each time, so it must be short. */
export function wholeStream<Item>(definition: {
  name: string;
  item: z.ZodType<Item>;
  /** Root field that counts what `reading.search` finds; null where there is none. */
  count: string | null;
  reading: Reading & { search: string | null };
  inventory?: Inventory<ShopifyClient>;
  is_costly?: boolean;
  landings: readonly Landing<ShopifyClient, Item>[];
}): Stream<ShopifyClient> {
  const { name, item, count, reading, inventory, landings, is_costly = false } = definition;
  return defineStream({
    name,
    item,
    landings,
    cursor: null,
    is_costly,
    key_of: keyOf,
    updated_at: () => null,
    expected: async (client, ask) => {
      if (count === null) return null;
      const document = `query Count($query: String) { ${count}(query: $query, limit: null) { count } }`;
      const data = await client.query(document, { query: reading.search }, ask.signal);
      return counted.safeParse(data).data?.[count]?.count ?? null;
    },
    read: (client, ask) => readConnection(client, reading, ask),
    read_by_id: (client, ids, signal) => readById(client, reading, ids, signal),
    ...(inventory && { inventory }),
  });
}
