import { z } from "zod";
import type { Ask, Page, Stream, Table } from "../stream.ts";
import { defineStream } from "../stream.ts";

/** A source held in memory, with levers for what real ones do wrong. */
export type ThingShop = {
  warnings: Set<string>;
  things: Map<string, unknown>;
  asks: Ask[];
  ignoresFilter: boolean;
  page_size: number;
  /** Called before each page is handed over. */
  beforePage: (page: number) => Promise<void> | void;
};

export const thingsTable: Table = {
  schema: "raw_shopify",
  name: "things",
  key: "id",
  columns: { id: "bigint", updated_at: "timestamptz", amount: "numeric", note: "varchar", parts: "jsonb" },
};

export const partsTable: Table = {
  schema: "raw_shopify",
  name: "thing_parts",
  key: "id",
  parent: "thing_id",
  columns: { id: "varchar", thing_id: "bigint", deleted_at: "timestamptz" },
};

const thing = z.object({
  id: z.string(),
  updatedAt: z.iso.datetime(),
  amount: z.string(),
  parts: z.array(z.string()),
  note: z.string().optional(),
});

export const lookback_ms = 60_000;

export const things: Stream<ThingShop> = defineStream<ThingShop, z.infer<typeof thing>>({
  name: "things",
  item: thing,
  cursor: { lookback_ms, tolerance_ms: 0 },
  asked: "id updatedAt amount parts note",
  updated_at: (item) => item.updatedAt,
  key_of: (payload) => z.object({ id: z.string() }).safeParse(payload).data?.id ?? null,
  expected: async (shop, ask) => matching(shop, ask).length,
  read: readThings,
  landings: [
    {
      table: thingsTable,
      rows: (item) => [
        { id: item.id, updated_at: item.updatedAt, amount: item.amount, note: item.note ?? null, parts: item.parts },
      ],
    },
    {
      table: partsTable,
      rows: (item) => item.parts.map((part) => ({ id: `${item.id}/${part}`, thing_id: item.id, deleted_at: null })),
    },
  ],
});

const updatedAt = (payload: unknown): string =>
  z.object({ updatedAt: z.string() }).safeParse(payload).data?.updatedAt ?? "";

function matching(shop: ThingShop, ask: Ask): unknown[] {
  const from = shop.ignoresFilter ? "" : (ask.from ?? "");
  return [...shop.things.values()]
    .filter((payload) => updatedAt(payload) >= from && updatedAt(payload) <= ask.to)
    .sort((a, b) => updatedAt(a).localeCompare(updatedAt(b)));
}

async function* readThings(shop: ThingShop, ask: Ask): AsyncGenerator<Page> {
  shop.asks.push(ask);
  const found = matching(shop, ask);
  const pages = Math.max(1, Math.ceil(found.length / shop.page_size));
  for (let page = 0; page < pages; page += 1) {
    await shop.beforePage(page);
    const payloads = found.slice(page * shop.page_size, (page + 1) * shop.page_size);
    yield { payloads, windowed: ask.from !== null, through: page === pages - 1 ? ask.to : null };
  }
}

/** `count` things, one minute apart from noon on 1 November 2026. */
export function openThingShop(count: number): ThingShop {
  const shop: ThingShop = {
    warnings: new Set(),
    things: new Map(),
    asks: [],
    ignoresFilter: false,
    page_size: 3,
    beforePage: () => undefined,
  };
  for (let index = 1; index <= count; index += 1) putThing(shop, String(index), minute(index));
  return shop;
}

export const minute = (index: number): string =>
  new Date(Date.parse("2026-11-01T12:00:00.000Z") + index * 60_000).toISOString();

export function putThing(shop: ThingShop, id: string, updatedAt: string, change: Record<string, unknown> = {}): void {
  shop.things.set(id, { id, updatedAt, amount: "5.00", parts: ["a", "b"], ...change });
}
