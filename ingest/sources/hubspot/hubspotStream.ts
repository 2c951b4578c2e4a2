import { z } from "zod";
import type { Ask, ColumnType, Found, Page, Row, Stream } from "../../stream.ts";
import { defineStream } from "../../stream.ts";
import { associationBatch, readAssociations } from "./associations.ts";
import { readBatch } from "./byId.ts";
import type { HubspotClient } from "./client.ts";
import { hubspotInventory } from "./inventory.ts";
import { readList } from "./listing.ts";
import type { Search } from "./searching.ts";
import { countFound, readChanged } from "./searching.ts";

const instant = z.iso.datetime({ offset: true });

/** A CRM object; every property value is a string, unset ones are null or "". `associations` is filled in by the reader. */
const crmObject = z.looseObject({
  id: z.string().regex(/^\d+$/, "not a numeric id"),
  createdAt: instant,
  updatedAt: instant,
  archived: z.boolean(),
  archivedAt: instant.nullish(),
  properties: z.record(z.string(), z.string().nullable()),
  associations: z.record(z.string(), z.array(z.string())),
});

type CrmObject = z.infer<typeof crmObject>;
const identified = z.looseObject({ id: z.coerce.string() });
const keyOf = (payload: unknown): string | null => identified.safeParse(payload).data?.id ?? null;

/** Adds the ids of associated records, one batch read for each type. What has no id is left for the schema to reject. */
async function associate(
  client: HubspotClient,
  from: string,
  to: readonly string[],
  payloads: readonly unknown[],
  signal: AbortSignal,
): Promise<unknown[]> {
  const ids = payloads.flatMap((payload) => keyOf(payload) ?? []);
  const found = new Map<string, Awaited<ReturnType<typeof readAssociations>>>();
  if (ids.length > 0) {
    for (const type of to) found.set(type, await readAssociations(client, { from, to: type }, ids, signal));
  }
  return payloads.map((payload) => {
    const held = identified.safeParse(payload).data;
    if (!held) return payload;
    const associations = Object.fromEntries(to.map((type) => [type, found.get(type)?.get(held.id) ?? []]));
    return { ...held, associations };
  });
}

/** The usual CRM stream: listed whole the first time, searched by change date after that, the recycle bin read each time. */
export function hubspotStream(definition: Search & { associated: readonly string[] }): Stream<HubspotClient> {
  const { object, modified, properties, associated } = definition;
  const path = `/crm/objects/{version}/${object}`;
  const columns: Record<string, ColumnType> = {
    id: "varchar",
    createdAt: "timestamptz",
    updatedAt: "timestamptz",
    archived: "boolean",
    archivedAt: "timestamptz",
    properties: "jsonb",
    ...Object.fromEntries(associated.map((type) => [type, "jsonb" as const])),
  };

  const windowOf = (ask: Ask) => (ask.from ? { from: Date.parse(ask.from), to: Date.parse(ask.to) } : null);
  const plain = (payloads: unknown[]): Page => ({ payloads, windowed: false, through: null });

  async function* readArchived(client: HubspotClient, ask: Ask): AsyncGenerator<Page> {
    // Records in the bin have lost their associations, so none are asked for.
    for await (const results of readList(client, path, { properties, archived: true }, ask.signal)) {
      yield plain(await associate(client, object, [], results, ask.signal));
    }
  }

  async function* readWhole(client: HubspotClient, ask: Ask): AsyncGenerator<Page> {
    let held: unknown[] = [];
    for await (const results of readList(client, path, { properties, archived: false }, ask.signal)) {
      held.push(...results);
      if (held.length < associationBatch) continue;
      yield plain(await associate(client, object, associated, held, ask.signal));
      held = [];
    }
    if (held.length > 0) yield plain(await associate(client, object, associated, held, ask.signal));
  }

  async function* read(client: HubspotClient, ask: Ask): AsyncGenerator<Page> {
    const window = windowOf(ask);
    if (window) {
      for await (const page of readChanged(client, definition, window, ask.signal)) {
        const payloads = await associate(client, object, associated, page.results, ask.signal);
        yield { payloads, windowed: true, through: page.end ? new Date(page.to).toISOString() : null };
      }
    } else {
      yield* readWhole(client, ask);
    }
    yield* readArchived(client, ask);
  }

  async function readById(client: HubspotClient, ids: readonly string[], signal: AbortSignal): Promise<Found> {
    const living = await readBatch(client, path, { properties, archived: false }, ids, signal);
    const binned = await readBatch(client, path, { properties, archived: true }, living.missing, signal);
    return {
      payloads: [
        ...(await associate(client, object, associated, living.payloads, signal)),
        ...(await associate(client, object, [], binned.payloads, signal)),
      ],
      missing: binned.missing,
    };
  }

  const toRow = (item: CrmObject): Row => ({
    id: item.id,
    createdAt: item.createdAt,
    updatedAt: item.updatedAt,
    archived: item.archived,
    archivedAt: item.archivedAt ?? null,
    properties: item.properties,
    ...Object.fromEntries(associated.map((type) => [type, item.associations[type] ?? []])),
  });

  return defineStream<HubspotClient, CrmObject>({
    name: object,
    item: crmObject,
    // The search index takes moments to a minute to show a change.
    cursor: { lookback_ms: 5 * 60_000, tolerance_ms: 1_000 },
    updated_at: (item) => item.properties[modified] || item.updatedAt,
    key_of: keyOf,
    landings: [{ table: { schema: "raw_hubspot", name: object, key: "id", columns }, rows: (item) => [toRow(item)] }],
    expected: (client, ask) => countFound(client, definition, windowOf(ask), ask.signal),
    read,
    read_by_id: readById,
    inventory: hubspotInventory(object),
  });
}
