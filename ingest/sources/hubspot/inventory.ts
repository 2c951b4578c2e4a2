import { z } from "zod";
import { parseShape } from "../../http.ts";
import type { Entry, Inventory } from "../../reconcile/inventory.ts";
import { associationBatch } from "./associations.ts";
import type { HubspotClient } from "./client.ts";
import { service } from "./client.ts";
import { complete } from "./completion.ts";
import type { CrmType } from "./crmType.ts";
import { inBatches, readList } from "./listing.ts";

const instant = z.iso.datetime({ offset: true });
const listed = z.array(
  z.looseObject({
    id: z.string(),
    createdAt: instant,
    updatedAt: instant,
    archived: z.boolean(),
    associations: z.record(z.string(), z.array(z.string())),
  }),
);

/**
 * Ids, change dates and associations of a CRM object's records, the living and those in the recycle bin. A link that is made
 * or removed changes no date, so no search finds it: what no webhook told of shows here.
 */
export function hubspotInventory(
  describe: (client: HubspotClient, signal: AbortSignal) => Promise<CrmType>,
  associated: readonly string[],
): Inventory<HubspotClient> {
  async function* list(client: HubspotClient, signal: AbortSignal): AsyncGenerator<Entry[]> {
    const type = { ...(await describe(client, signal)), properties: ["hs_object_id"] };
    const path = `/crm/objects/{version}/${type.object}`;
    for (const archived of [false, true]) {
      const pages = readList(client, path, { properties: type.properties, archived }, signal);
      for await (const results of inBatches(pages, associationBatch)) {
        const parts = { archived, associations: !archived, history: false };
        const records = await complete(client, type, results, parts, signal);
        yield parseShape(service, listed, records).map((record) => ({
          key: record.id,
          created_at: record.createdAt,
          updated_at: record.updatedAt,
          amount: null,
          is_gone: record.archived,
          links: Object.fromEntries(associated.map((to) => [to, record.associations[to] ?? []])),
        }));
      }
    }
  }

  return { list, columns: { created_at: "createdAt", updated_at: "updatedAt", amount: null, links: associated } };
}
