import { z } from "zod";
import type { Found } from "../../stream.ts";
import type { HubspotClient } from "./client.ts";
import { partialAnswer } from "./client.ts";

/** HubSpot takes at most this many ids in one read. */
const batchSize = 100;

const batch = z.looseObject({
  results: z.array(z.looseObject({ id: z.coerce.string() })),
  errors: z.array(z.looseObject({ category: z.string().optional(), message: z.string().optional() })).optional(),
});

/**
 * Reads records by id, living or from the recycle bin. An id that was merged away answers with the record it went into,
 * so what counts as missing is decided by the ids that came back.
 */
export async function readBatch(
  client: HubspotClient,
  path: string,
  options: { properties: readonly string[]; archived: boolean },
  ids: readonly string[],
  signal: AbortSignal,
): Promise<Found> {
  const payloads = new Map<string, unknown>();
  for (let start = 0; start < ids.length; start += batchSize) {
    const inputs = ids.slice(start, start + batchSize).map((id) => ({ id }));
    const body = { inputs, properties: options.properties };
    const page = await client.post(`${path}/batch/read?archived=${options.archived}`, body, batch, signal);
    const fault = page.errors?.find((error) => error.category !== "OBJECT_NOT_FOUND");
    if (fault) throw partialAnswer(fault.message ?? "a record of a batch");
    for (const record of page.results) payloads.set(record.id, record);
  }
  return { payloads: [...payloads.values()], missing: ids.filter((id) => !payloads.has(id)) };
}
