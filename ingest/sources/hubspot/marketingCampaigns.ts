import { z } from "zod";
import { parseShape } from "../../http.ts";
import type { Entry } from "../../reconcile/inventory.ts";
import type { Found, Table } from "../../stream.ts";
import { defineStream } from "../../stream.ts";
import type { HubspotClient } from "./client.ts";
import { service } from "./client.ts";
import { identified, keyOf } from "./crmObject.ts";
import { readList } from "./listing.ts";

const instant = z.iso.datetime({ offset: true });
const path = "/marketing/campaigns/{version}";

const campaign = z.looseObject({
  id: z.string(),
  createdAt: instant,
  updatedAt: instant,
  // Only properties that have a value come.
  properties: z.record(z.string(), z.string().nullable()),
});

const properties = [
  "hs_name",
  "hs_utm",
  "hs_start_date",
  "hs_end_date",
  "hs_campaign_status",
  "hs_currency_code",
  "hs_budget_items_sum_amount",
  "hs_spend_items_sum_amount",
  "hs_owner",
  "hs_object_id",
];

/** Airbyte's `campaigns` are single e-mails of another API, so these have a name of their own. */
const table: Table = {
  schema: "raw_hubspot",
  name: "marketing_campaigns",
  key: "id",
  columns: {
    id: "varchar",
    createdAt: "timestamptz",
    updatedAt: "timestamptz",
    archived: "boolean",
    archivedAt: "timestamptz",
    properties: "jsonb",
  },
};

const batch = z.looseObject({ results: z.array(identified) });
const batchSize = 50;

/** Unlike the CRM's objects, campaigns want their properties in the URL; those that are gone are left out of the answer. */
async function readById(client: HubspotClient, ids: readonly string[], signal: AbortSignal): Promise<Found> {
  const found = new Map<string, unknown>();
  const query = new URLSearchParams({ properties: properties.join(",") });
  for (let start = 0; start < ids.length; start += batchSize) {
    const inputs = ids.slice(start, start + batchSize).map((id) => ({ id }));
    const page = await client.post(`${path}/batch/read?${query}`, { inputs }, batch, signal);
    for (const record of page.results) found.set(record.id, record);
  }
  return { payloads: [...found.values()], missing: ids.filter((id) => !found.has(id)) };
}

/** Campaigns are few and cannot be asked for by change date: read whole each time. Deleted ones are found by comparison. */
export const marketingCampaigns = defineStream<HubspotClient, z.infer<typeof campaign>>({
  name: "marketing_campaigns",
  item: campaign,
  cursor: null,
  updated_at: () => null,
  key_of: keyOf,
  expected: async () => null,
  read: async function* (client, ask) {
    for await (const payloads of readList(client, path, { properties, sort: "createdAt" }, ask.signal)) {
      yield { payloads, windowed: false, through: null };
    }
  },
  read_by_id: readById,
  inventory: {
    list: async function* (client, signal): AsyncGenerator<Entry[]> {
      for await (const results of readList(client, path, { sort: "createdAt" }, signal)) {
        const listed = parseShape(service, z.array(campaign), results);
        yield listed.map(({ id, createdAt, updatedAt }) => ({
          key: id,
          created_at: createdAt,
          updated_at: updatedAt,
          amount: null,
          is_gone: false,
        }));
      }
    },
    columns: { created_at: "createdAt", updated_at: "updatedAt", amount: null },
  },
  landings: [
    {
      table,
      rows: (item) => [
        {
          id: item.id,
          createdAt: item.createdAt,
          updatedAt: item.updatedAt,
          archived: false,
          archivedAt: null,
          properties: item.properties,
        },
      ],
    },
  ],
});
