import { z } from "zod";
import { SourceError } from "../../errors.ts";
import { parseShape } from "../../http.ts";
import type { Found } from "../../stream.ts";
import type { ShopifyClient } from "./client.ts";
import { service, tooCostly } from "./client.ts";
import type { Reading, RecordFragment } from "./connection.ts";

/** Shopify charges each object asked for; five whole orders stay well below what one query may cost. */
const batchSize = 5;
const answer = z.record(z.string(), z.unknown());

function documentFor(record: RecordFragment, count: number): string {
  const indices = Array.from({ length: count }, (_, index) => index);
  const asked = indices.map((index) => `  n${index}: node(id: $id${index}) { ...${record.name} }`);
  return `query ${record.type}ById(${indices.map((index) => `$id${index}: ID!`).join(", ")}) {
${asked.join("\n")}
}
${record.fragments}`;
}

/**
 * Reads objects by their numeric ids. By `node` and not by a search for `id:`, since the search index lags behind: what a
 * webhook tells of is often not found there yet.
 */
export async function readById(
  client: ShopifyClient,
  reading: Pick<Reading, "record" | "complete">,
  ids: readonly string[],
  signal: AbortSignal,
): Promise<Found> {
  const found: Found = { payloads: [], missing: [] };
  const left = [...ids];
  let size = batchSize;
  while (left.length > 0) {
    const batch = left.slice(0, size);
    const variables = Object.fromEntries(
      batch.map((id, index) => [`id${index}`, `gid://shopify/${reading.record.type}/${id}`]),
    );
    let nodes: Record<string, unknown>;
    try {
      const data = await client.query(documentFor(reading.record, batch.length), variables, signal);
      nodes = parseShape(service, answer, data);
    } catch (error) {
      if (!(error instanceof SourceError && error.code === tooCostly) || size <= 1) throw error;
      size = Math.floor(size / 2);
      continue;
    }
    for (const [index, id] of batch.entries()) {
      const node = nodes[`n${index}`] ?? null;
      if (node === null) found.missing.push(id);
      else found.payloads.push((await reading.complete?.(client, node, signal)) ?? node);
    }
    left.splice(0, batch.length);
  }
  return found;
}
