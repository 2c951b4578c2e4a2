import { z } from "zod";
import { SourceError } from "../../errors.ts";
import type { Stream } from "../../stream.ts";
import type { HubspotClient } from "./client.ts";
import type { CrmType } from "./crmType.ts";
import { hubspotStream } from "./hubspotStream.ts";
import { plainName } from "./objectName.ts";

const schemas = z.looseObject({
  results: z.array(
    z.looseObject({
      name: z.string(),
      fullyQualifiedName: z.string(),
      objectTypeId: z.string(),
      properties: z.array(z.looseObject({ name: z.string(), archived: z.boolean().nullish() })),
      associations: z.array(z.looseObject({ fromObjectTypeId: z.string(), toObjectTypeId: z.string() })).default([]),
    }),
  ),
});

/** The types whose ids are kept with a record, by the id that schemas name them by. */
const linked: Readonly<Record<string, string>> = { "0-1": "contacts", "0-2": "companies", "0-3": "deals" };

async function describe(client: HubspotClient, wanted: string, signal: AbortSignal): Promise<CrmType> {
  const { results } = await client.get("/crm-object-schemas/{version}/schemas", {}, schemas, signal);
  const schema = results.find(({ name, fullyQualifiedName }) => [name, fullyQualifiedName].includes(wanted));
  if (!schema) {
    const known = results.map(({ name }) => name).join(", ") || "none";
    throw new SourceError({
      code: "unknown_object",
      message: `HubSpot has no custom object ${wanted}; the account's own are: ${known}.`,
      mend: "Correct HUBSPOT_CUSTOM_OBJECTS, or give the service key read access to this object and its schema.",
    });
  }
  const own = schema.associations.filter(({ fromObjectTypeId }) => fromObjectTypeId === schema.objectTypeId);
  return {
    object: schema.objectTypeId,
    modified: "hs_lastmodifieddate",
    properties: schema.properties.filter(({ archived }) => !archived).map(({ name }) => name),
    associated: [...new Set(own.flatMap(({ toObjectTypeId }) => linked[toObjectTypeId] ?? []))],
  };
}

/** The stream of one of the account's own object types: every property it has, as its schema says at that moment. */
export function customObject(wanted: string): Stream<HubspotClient> {
  return hubspotStream({
    name: plainName(wanted),
    modified: "hs_lastmodifieddate",
    associated: Object.values(linked),
    describe: (client, signal) => describe(client, wanted, signal),
  });
}
