import { z } from "zod";
import { parseShape } from "../../http.ts";
import type { Entry, Inventory } from "../../reconcile/inventory.ts";
import type { HubspotClient } from "./client.ts";
import { service } from "./client.ts";
import { readList } from "./listing.ts";

const instant = z.iso.datetime({ offset: true });
const listed = z.array(
  z.looseObject({ id: z.string(), createdAt: instant, updatedAt: instant, archived: z.boolean() }),
);

/** Ids and change dates of a CRM object's records, the living and those in the recycle bin. */
export function hubspotInventory(object: string): Inventory<HubspotClient> {
  const path = `/crm/objects/{version}/${object}`;

  async function* list(client: HubspotClient, signal: AbortSignal): AsyncGenerator<Entry[]> {
    for (const archived of [false, true]) {
      for await (const results of readList(client, path, { properties: ["hs_object_id"], archived }, signal)) {
        yield parseShape(service, listed, results).map((record) => ({
          key: record.id,
          created_at: record.createdAt,
          updated_at: record.updatedAt,
          amount: null,
          is_gone: record.archived,
        }));
      }
    }
  }

  return { list, columns: { created_at: "createdAt", updated_at: "updatedAt", amount: null } };
}
