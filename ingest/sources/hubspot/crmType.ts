import { z } from "zod";
import { SourceError } from "../../errors.ts";
import type { HubspotClient } from "./client.ts";

/** What is asked of one object type. */
export type CrmType = {
  /** As paths name it, such as `contacts`, or a custom object's type id. */
  object: string;
  /** The property with the change date: `lastmodifieddate` for contacts, `hs_lastmodifieddate` for everything else. */
  modified: string;
  properties: readonly string[];
  /** Types whose links to a record are read with it. */
  associated: readonly string[];
  /** A property whose earlier values are read with a record. */
  history?: string;
};

/**
 * The same, where an account may lack some of the properties: `optional` ones without a word, the others with a warning. It
 * may also have any number of those that fit `named`.
 */
export type StandardType = CrmType & { optional?: readonly string[]; named?: RegExp };

const definitions = z.looseObject({ results: z.array(z.looseObject({ name: z.string() })) });

async function namesIn(client: HubspotClient, object: string, signal: AbortSignal): Promise<Set<string> | null> {
  try {
    const answer = await client.get(`/crm/properties/{version}/${object}`, {}, definitions, signal);
    return new Set(answer.results.map(({ name }) => name));
  } catch (error) {
    // Records may be readable where their schema is not: they are read, and only the comparison is left out.
    if (error instanceof SourceError && error.code === "forbidden") return null;
    throw error;
  }
}

/**
 * Compares the properties that a stream asks for with those of the account, since HubSpot ignores unknown ones in silence.
 * Each missing one becomes a warning of the client that says what to do.
 */
export async function checkProperties(
  client: HubspotClient,
  type: StandardType,
  signal: AbortSignal,
): Promise<CrmType> {
  const { object } = type;
  const names = await namesIn(client, object, signal);
  const schemaWarning = {
    message: `The properties of HubSpot's ${object} could not be compared with those that are asked for.`,
    mend: `Give the service key read access to the schema of ${object}.`,
  };
  client.see(`schema_hidden:${object}`, names ? null : schemaWarning);
  if (!names) return { ...type, properties: [...type.properties, ...(type.optional ?? [])] };
  for (const name of type.properties) {
    const warning = {
      message: `HubSpot has no property ${name} on ${object}, so it stays empty.`,
      mend: `Make it in HubSpot, or rename the one that took its place back to ${name}.`,
    };
    client.see(`property_missing:${object}.${name}`, names.has(name) ? null : warning);
  }
  const wanted = new Set([...type.properties, ...(type.optional ?? [])]);
  return { ...type, properties: [...names].filter((name) => wanted.has(name) || type.named?.test(name)) };
}

const described = new WeakMap<HubspotClient, Map<string, Promise<CrmType>>>();

/** A type is described once for each client, which lives for one job: all its reads then ask for the same properties. */
export function describeOnce(client: HubspotClient, key: string, describe: () => Promise<CrmType>): Promise<CrmType> {
  const known = described.get(client) ?? new Map<string, Promise<CrmType>>();
  described.set(client, known);
  const earlier = known.get(key);
  if (earlier) return earlier;
  const now = describe();
  known.set(key, now);
  // One that failed is asked for again.
  now.catch(() => known.delete(key));
  return now;
}
