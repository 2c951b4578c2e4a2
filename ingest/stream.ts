import { createHash } from "node:crypto";
import type { z } from "zod";
import type { Standing } from "./due.ts";
import type { Inventory } from "./reconcile/inventory.ts";

export type ColumnType = "bigint" | "integer" | "varchar" | "numeric" | "boolean" | "timestamptz" | "jsonb";
export type Value = string | number | boolean | null | readonly unknown[] | { readonly [key: string]: unknown };
export type Row = Readonly<Record<string, Value>>;

/** A raw table in Airbyte's landing layout; Airbyte's own four columns come before `columns`. */
export type Table = {
  schema: `raw_${string}`;
  name: string;
  key: string;
  /**
   * Set on a table of child rows: the column that holds their record's key in the first table. A child that its record comes
   * without is marked deleted; left out where children are never taken away.
   */
  parent?: string;
  columns: Readonly<Record<string, ColumnType>>;
};

/** One table that a record feeds. A record may feed several (an order, its refunds, its transactions). */
export type Landing<Client, Item> = { table: Table; rows: (item: Item, client: Client) => Row[] };

export type Mode = "full" | "incremental";

/** What to read: everything up to `to`, or what changed from `from` on (look-back included). Instants are ISO, UTC. */
export type Ask = {
  mode: Mode;
  from: string | null;
  to: string;
  /** How many records the source counts for this ask; null or left out where it does not. */
  expected?: number | null;
  signal: AbortSignal;
};

export type Page = {
  payloads: unknown[];
  /** True where the window of the ask was sent as a filter, so every record must lie in it. */
  windowed: boolean;
  /** Set on the last page of a window: all changes up to this instant have been read. */
  through: string | null;
  /** Called when the page has landed, which is not yet so when the next one is asked for. */
  onLanded?: () => Promise<void>;
};

export type Cursor = {
  /** How far back the next read starts before the newest change seen: search indexes lag, and days are matched whole. */
  lookback_ms: number;
  /** How much earlier than asked the source may answer without having ignored the filter. */
  tolerance_ms: number;
};

/** Records asked for by id; `missing` are the ids that the source has no record of any more. */
export type Found = { payloads: unknown[]; missing: string[] };
type ReadById<Client> = (client: Client, ids: readonly string[], signal: AbortSignal) => Promise<Found>;
type IsDue = (standing: Standing, now: Date) => boolean;

export type StreamDefinition<Client, Item> = {
  name: string;
  /** Of what we read: unknown fields are kept, a missing required one stops the record. A function where it hangs on what the client has learned. */
  item: z.ZodType<Item> | ((client: Client) => z.ZodType<Item>);
  /** Lets the client learn what `item` hangs on, before records are translated that were not read just now. */
  prepare?: (client: Client) => Promise<void>;
  /** Key of a payload as it came, for the rejects; null where even that is missing. */
  key_of: (payload: unknown) => string | null;
  /** Null: the source cannot be asked for changes, so it is read whole each time. */
  cursor: Cursor | null;
  /** Set where being read whole each time costs much: the schedule then reads it each ATOLL_FULL_REFRESH_HOURS only. */
  is_costly?: boolean;
  /** Compares what is asked for with what the source has; the client notices what is missing. */
  look?: (client: Client, signal: AbortSignal) => Promise<unknown>;
  /** All that is asked of a record, as one text: once it says more, what landed before is read again. */
  asked?: string;
  updated_at: (item: Item) => string | null;
  landings: readonly Landing<Client, Item>[];
  expected: (client: Client, ask: Ask) => Promise<number | null>;
  read: (client: Client, ask: Ask) => AsyncGenerator<Page>;
  /** Left out where nothing ever tells of single records. */
  read_by_id?: ReadById<Client>;
  /** Left out where records are never deleted, or are read whole each time. */
  inventory?: Inventory<Client>;
  /** Left out where each run reads the stream. One that is asked for by name is read in any case. */
  is_due?: IsDue;
};

type Translation =
  | { ok: true; record_key: string | null; updated_at: string | null; rows: readonly (readonly Row[])[] }
  | { ok: false; record_key: string | null; field: string; reason: string };

/** A stream with its item type folded away: what the sync loop works with. `rows` follow the order of `tables`. */
export type Stream<Client> = Pick<StreamDefinition<Client, unknown>, "name" | "cursor" | "expected" | "read"> & {
  tables: readonly Table[];
  /** A digest of all that is asked of a record; null where that never changes. */
  asked_mark: string | null;
  is_costly: boolean;
  /** By which people were erased; null where it is not set. */
  erasure_salt: string | null;
  prepare: ((client: Client) => Promise<void>) | null;
  look: ((client: Client, signal: AbortSignal) => Promise<unknown>) | null;
  read_by_id: ReadById<Client> | null;
  inventory: Inventory<Client> | null;
  is_due: IsDue | null;
  translate: (payload: unknown, client: Client) => Translation;
};

/** Makes a stream from its parts. A payload that does not fit `item` becomes a rejection that names the first field at fault. */
export function defineStream<Client, Item>(definition: StreamDefinition<Client, Item>): Stream<Client> {
  return {
    name: definition.name,
    cursor: definition.cursor,
    asked_mark: definition.asked === undefined ? null : createHash("sha256").update(definition.asked).digest("hex"),
    is_costly: definition.is_costly ?? false,
    erasure_salt: null,
    prepare: definition.prepare ?? null,
    look: definition.look ?? null,
    expected: definition.expected,
    read: definition.read,
    read_by_id: definition.read_by_id ?? null,
    inventory: definition.inventory ?? null,
    is_due: definition.is_due ?? null,
    tables: definition.landings.map((landing) => landing.table),
    translate: (payload, client) => {
      const item = typeof definition.item === "function" ? definition.item(client) : definition.item;
      const parsed = item.safeParse(payload);
      if (!parsed.success) {
        const issue = parsed.error.issues[0];
        return {
          ok: false,
          record_key: definition.key_of(payload),
          field: issue?.path.join(".") || "(record)",
          reason: issue?.message ?? "unreadable",
        };
      }
      return {
        ok: true,
        record_key: definition.key_of(payload),
        updated_at: definition.updated_at(parsed.data),
        rows: definition.landings.map((landing) => landing.rows(parsed.data, client)),
      };
    },
  };
}
