import type { Ask, ColumnType, Found, Landing, Page, Row, Stream } from "../../stream.ts";
import { defineStream } from "../../stream.ts";
import { associationBatch } from "./associations.ts";
import { readBatch } from "./byId.ts";
import type { HubspotClient } from "./client.ts";
import { askedFor, complete } from "./completion.ts";
import type { CrmObject } from "./crmObject.ts";
import { crmObject, keyOf } from "./crmObject.ts";
import type { CrmType, StandardType } from "./crmType.ts";
import { checkProperties, describeOnce } from "./crmType.ts";
import { hubspotInventory } from "./inventory.ts";
import { inBatches, readList } from "./listing.ts";
import { countFound, readChanged } from "./searching.ts";

/** A run that broke off may have moved the cursor before it came to the bin. */
const dayMs = 86_400_000;

type Described = {
  name: string;
  modified: string;
  /** The columns of associated ids that the table has; the type may be linked to fewer. */
  associated: readonly string[];
  /** All that is asked of a record; left out where the account says what there is to ask. */
  asked?: string;
  /** How the type is found out. */
  describe: (client: HubspotClient, signal: AbortSignal) => Promise<CrmType>;
  /** Further tables that a record feeds. */
  more?: readonly Landing<HubspotClient, CrmObject>[];
};

/** The stream of a type that every account has. */
export const standardStream = (
  type: StandardType,
  more: readonly Landing<HubspotClient, CrmObject>[] = [],
): Stream<HubspotClient> =>
  hubspotStream({
    name: type.object,
    modified: type.modified,
    associated: type.associated,
    asked: [...type.properties, ...type.associated, ...more.map(({ table }) => table.name)].join(" "),
    describe: (client, signal) => checkProperties(client, type, signal),
    more,
  });

/** The usual CRM stream: listed whole the first time, searched by change date after that, the recycle bin read each time. */
export function hubspotStream(definition: Described): Stream<HubspotClient> {
  const { name, modified, associated, more = [] } = definition;
  const describe = (client: HubspotClient, signal: AbortSignal) =>
    describeOnce(client, name, () => definition.describe(client, signal));
  const columns: Record<string, ColumnType> = {
    id: "varchar",
    createdAt: "timestamptz",
    updatedAt: "timestamptz",
    archived: "boolean",
    archivedAt: "timestamptz",
    properties: "jsonb",
    ...Object.fromEntries(associated.map((type) => [type, "jsonb" as const])),
  };

  const pathOf = (type: CrmType) => `/crm/objects/{version}/${type.object}`;
  const windowOf = (ask: Ask) => (ask.from ? { from: Date.parse(ask.from), to: Date.parse(ask.to) } : null);
  const plain = (payloads: unknown[]): Page => ({ payloads, windowed: false, through: null });
  const living = { archived: false, associations: true, history: true };

  async function* readArchived(client: HubspotClient, type: CrmType, ask: Ask): AsyncGenerator<Page> {
    const list = { properties: askedFor(type), archived: true };
    for await (const results of readList(client, pathOf(type), list, ask.signal)) {
      // Records in the bin have lost their links, and what they were is past; only of new ones is the last change unknown.
      const isNew = (payload: unknown) => {
        const { archivedAt } = crmObject.partial().safeParse(payload).data ?? {};
        return !ask.from || !archivedAt || Date.parse(archivedAt) >= Date.parse(ask.from) - dayMs;
      };
      const parts = { archived: true, associations: false };
      const fresh = results.filter(isNew);
      const old = results.filter((payload) => !isNew(payload));
      yield plain(await complete(client, type, fresh, { ...parts, history: true }, ask.signal));
      yield plain(await complete(client, type, old, { ...parts, history: false }, ask.signal));
    }
  }

  async function* readWhole(client: HubspotClient, type: CrmType, ask: Ask): AsyncGenerator<Page> {
    const list = readList(client, pathOf(type), { properties: askedFor(type), archived: false }, ask.signal);
    for await (const results of inBatches(list, associationBatch)) {
      yield plain(await complete(client, type, results, living, ask.signal));
    }
  }

  async function* read(client: HubspotClient, ask: Ask): AsyncGenerator<Page> {
    const type = await describe(client, ask.signal);
    const window = windowOf(ask);
    if (window) {
      const search = { ...type, properties: askedFor(type) };
      for await (const page of readChanged(client, search, window, ask.signal)) {
        const payloads = await complete(client, type, page.results, living, ask.signal);
        yield { payloads, windowed: true, through: page.end ? new Date(page.to).toISOString() : null };
      }
    } else {
      yield* readWhole(client, type, ask);
    }
    yield* readArchived(client, type, ask);
  }

  async function readById(client: HubspotClient, ids: readonly string[], signal: AbortSignal): Promise<Found> {
    const type = await describe(client, signal);
    const { properties } = type;
    const alive = await readBatch(client, pathOf(type), { properties, archived: false }, ids, signal);
    const binned = await readBatch(client, pathOf(type), { properties, archived: true }, alive.missing, signal);
    const gone = { archived: true, associations: false, history: true };
    return {
      payloads: [
        ...(await complete(client, type, [...alive.found.values()], living, signal)),
        ...(await complete(client, type, [...binned.found.values()], gone, signal)),
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
    name,
    ...(definition.asked === undefined ? {} : { asked: definition.asked }),
    look: describe,
    item: crmObject,
    // The search index takes moments to a minute to show a change.
    cursor: { lookback_ms: 5 * 60_000, tolerance_ms: 1_000 },
    updated_at: (item) => item.properties[modified] || item.updatedAt,
    key_of: keyOf,
    landings: [{ table: { schema: "raw_hubspot", name, key: "id", columns }, rows: (item) => [toRow(item)] }, ...more],
    expected: async (client, ask) => countFound(client, await describe(client, ask.signal), windowOf(ask), ask.signal),
    read,
    read_by_id: readById,
    inventory: hubspotInventory(describe, associated),
  });
}
