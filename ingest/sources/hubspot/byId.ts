import { z } from "zod";
import type { HubspotClient } from "./client.ts";
import { partialAnswer } from "./client.ts";

/** HubSpot takes at most this many ids in one read, and half as many where earlier values are asked for too. */
const batchSize = 100;
const batchSizeWithHistory = 50;

const batch = z.looseObject({
  results: z.array(z.looseObject({ id: z.coerce.string() })),
  errors: z.array(z.looseObject({ category: z.string().optional(), message: z.string().optional() })).optional(),
});

type Batch = z.infer<typeof batch>;
type Asked = { properties: readonly string[]; history?: string; archived: boolean };

// A 207 lists ids that lead nowhere among its errors, which is an answer; any other error is a part that is missing.
const faultOf = (page: Batch) => {
  const fault = page.errors?.find((error) => error.category !== "OBJECT_NOT_FOUND");
  return fault ? partialAnswer(fault.message ?? "a record of a batch") : null;
};

/**
 * Reads records by id, living or from the recycle bin. An id that was merged away answers with the record it went into,
 * so what counts as missing is decided by the ids that came back.
 */
export async function readBatch(
  client: HubspotClient,
  path: string,
  { properties, history, archived }: Asked,
  ids: readonly string[],
  signal: AbortSignal,
): Promise<{ found: Map<string, Batch["results"][number]>; missing: string[] }> {
  const found = new Map<string, Batch["results"][number]>();
  const size = history === undefined ? batchSize : batchSizeWithHistory;
  for (let start = 0; start < ids.length; start += size) {
    const inputs = ids.slice(start, start + size).map((id) => ({ id }));
    const body = { inputs, properties, ...(history === undefined ? {} : { propertiesWithHistory: [history] }) };
    const page = await client.post(`${path}/batch/read?archived=${archived}`, body, batch, signal, faultOf);
    for (const record of page.results) found.set(record.id, record);
  }
  return { found, missing: ids.filter((id) => !found.has(id)) };
}
