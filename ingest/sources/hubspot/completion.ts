import { associationBatch, readAssociations } from "./associations.ts";
import { readBatch } from "./byId.ts";
import type { HubspotClient } from "./client.ts";
import { identified, keyOf } from "./crmObject.ts";
import type { CrmType } from "./crmType.ts";

// Lists carry property names in the URL and searches hold at most 3,000 characters in all.
const widestList = 2_000;

/** Whether so many properties are asked for that neither a list nor a search can carry their names. */
export const isWide = ({ properties }: CrmType): boolean => properties.join(",").length > widestList;

/** What a list or a search is asked for: all of it, or, of a wide type, as much as is needed to read the rest by id. */
export const askedFor = (type: CrmType): readonly string[] =>
  isWide(type) ? ["hs_object_id", type.modified] : type.properties;

type Parts = { associations: boolean; history: boolean };

/**
 * Adds to records what a list or a search does not give: their properties where the type is wide, earlier values of the
 * property whose history is kept, and the ids of associated records. What has no id is left for the schema to reject.
 */
export async function complete(
  client: HubspotClient,
  type: CrmType,
  payloads: readonly unknown[],
  options: Parts & { archived: boolean },
  signal: AbortSignal,
): Promise<unknown[]> {
  const ids = [...new Set(payloads.flatMap((payload) => keyOf(payload) ?? []))];
  const { archived } = options;
  const path = `/crm/objects/{version}/${type.object}`;
  const whole = isWide(type)
    ? await readBatch(client, path, { properties: type.properties, archived }, ids, signal)
    : null;
  const history =
    options.history && type.history
      ? await readBatch(client, path, { properties: ["hs_object_id"], history: type.history, archived }, ids, signal)
      : null;
  const links = new Map<string, Map<string, string[]>>();
  for (const to of options.associations ? type.associated : []) {
    const found = new Map<string, string[]>();
    for (let start = 0; start < ids.length; start += associationBatch) {
      const part = ids.slice(start, start + associationBatch);
      for (const entry of await readAssociations(client, { from: type.object, to }, part, signal)) found.set(...entry);
    }
    links.set(to, found);
  }
  return payloads.map((payload) => {
    const held = identified.safeParse(payload).data;
    if (!held) return payload;
    const past = history?.found.get(held.id)?.propertiesWithHistory;
    return {
      ...held,
      ...(whole?.found.get(held.id) ?? {}),
      ...(past === undefined ? {} : { propertiesWithHistory: past }),
      associations: Object.fromEntries(type.associated.map((to) => [to, links.get(to)?.get(held.id) ?? []])),
    };
  });
}
