import { breathe } from "../../../breathe.ts";
import type { Patience } from "../../../http.ts";
import { usualPatience } from "../../../http.ts";
import type { Ask, Page } from "../../../stream.ts";
import { readById } from "../byId.ts";
import type { ShopifyClient } from "../client.ts";
import type { Reading } from "../connection.ts";
import { toNumericId } from "../shape.ts";
import { brokenFile } from "./bulkFailure.ts";
import type { BulkQuery } from "./bulkQuery.ts";
import { toBulkQuery } from "./bulkQuery.ts";
import type { BulkFile } from "./download.ts";
import { readLines } from "./download.ts";
import type { Member, Row } from "./join.ts";
import { joinRows, placeOf, readRow } from "./join.ts";
import { runOperation } from "./operation.ts";
import { openSpill } from "./spill.ts";

/** What is landed at once. `lost` are ids of records of which only children came; `roots` counts the rows of records. */
type Batch = { payloads: Row[]; lost: string[]; roots: number };

/**
 * A full read of fewer records goes by pages: an operation takes some seconds before its first row, however few there are,
 * and pages of this many take about as long.
 */
export const usualBulkFrom = 1_000;

/** Records that are landed in one transaction: more would outlive the young part of the heap, and be moved by each collection. */
const batchSize = 200;
/** Records that are joined at a time, a few milliseconds; then the batch before may land on. */
const joinedAtOnce = 20;
/** A nested connection of as many rows may have been cut short in silence: Airbyte met that at about a hundred. */
const suspiciousRows = 100;
/** Where Shopify does not tell a file's size. */
const bytesWhereUnknown = 1 << 30;
/** Records are read again by id this many requests at a time; the bucket of cost points sets the true pace. */
const rereadsAtOnce = 4;

/**
 * Reads all there is of a root connection by a bulk operation: no cost points but for the polls. Everything lands as it does
 * from pages. What a bulk query cannot ask, or may have cut short, is read again by id.
 */
export async function* readBulk(
  client: ShopifyClient,
  reading: Reading,
  ask: Ask,
  patience: Patience = usualPatience,
): AsyncGenerator<Page> {
  const stream = reading.root;
  const query = toBulkQuery(reading.root, reading.record);
  const operation = await runOperation(client, stream, query.text, ask.signal);
  // Rows that change while the operation runs may be missed by it, or be met changed: only its beginning is sure.
  const through = Date.parse(operation.createdAt) < Date.parse(ask.to) ? operation.createdAt : ask.to;
  let roots = 0;
  if (operation.url !== null) {
    const file = { stream, url: operation.url, bytes: operation.fileSize };
    // What is read again goes with the page after: nobody waits for it meanwhile.
    let rereading: Promise<unknown[]> = Promise.resolve([]);
    for await (const batch of readBatches(query, file, patience, ask.signal)) {
      roots += batch.roots;
      const { whole, ids } = partBatch(reading, query, batch);
      const reread = await rereading;
      rereading = rereadAll(client, reading, ids, ask.signal);
      // Whoever stops here meanwhile does not wait for it.
      rereading.catch(() => undefined);
      yield { payloads: [...whole, ...reread], windowed: false, through: null };
    }
    yield { payloads: await rereading, windowed: false, through: null };
  }
  if (roots < operation.rootObjectCount)
    throw brokenFile(stream, `holds ${roots} of the ${operation.rootObjectCount} records that Shopify told of`);
  yield { payloads: [], windowed: false, through };
}

/** Rows without nested ones are records as they come; others are kept until their file is whole, then joined. */
async function* readMembers(
  query: BulkQuery,
  file: BulkFile,
  patience: Patience,
  signal: AbortSignal,
): AsyncGenerator<Iterable<Member>> {
  const lines = readLines(file, patience, signal);
  if (query.connections.length === 0) {
    for await (const chunk of lines)
      yield chunk.map((line) => ({ id: "", payload: readRow(line, file.stream), roots: 1 }));
    return;
  }
  const spill = await openSpill(file.bytes ?? bytesWhereUnknown);
  try {
    for await (const chunk of lines) {
      for (const line of chunk) {
        const written = spill.add(placeOf(line, file.stream).family, line);
        if (written) await written;
      }
    }
    for await (const bucket of spill.buckets()) yield joinRows(bucket, query, file.stream);
  } finally {
    await spill.close();
  }
}

async function* readBatches(...of: Parameters<typeof readMembers>): AsyncGenerator<Batch> {
  let batch: Batch = { payloads: [], lost: [], roots: 0 };
  for await (const members of readMembers(...of)) {
    for (const { id, payload, roots } of members) {
      if (payload) batch.payloads.push(payload);
      else batch.lost.push(id);
      // A lost row was counted by the shop as well.
      batch.roots += Math.max(1, roots);
      if (batch.roots % joinedAtOnce === 0) await breathe();
      if (batch.payloads.length + batch.lost.length < batchSize) continue;
      yield batch;
      batch = { payloads: [], lost: [], roots: 0 };
    }
  }
  if (batch.roots > 0) yield batch;
}

const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || (Array.isArray(value) && value.length === 0);

/** The value at a path; undefined where there is none. */
const at = (payload: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>(
    (inner, name) => (typeof inner === "object" && inner !== null ? Reflect.get(inner, name) : undefined),
    payload,
  );

/** True where the bulk file holds all there is of a record. */
function isWhole(payload: Row, reading: Reading, query: BulkQuery): boolean {
  // Without an id it cannot be read again, and is left for the item schema to reject.
  if (typeof payload.id !== "string") return true;
  const isSuspicious = (nodes: unknown): boolean => Array.isArray(nodes) && nodes.length >= suspiciousRows;
  return (
    query.reduced.every((name) => isEmpty(payload[name])) &&
    !query.connections.some((path) => isSuspicious(at(payload, [...path, "nodes"]))) &&
    (reading.bulk?.is_whole?.(payload) ?? true)
  );
}

/** Parts the records that are whole from the ids of those that are not, or whose own row never came. */
function partBatch(reading: Reading, query: BulkQuery, batch: Batch): { whole: Row[]; ids: string[] } {
  const parted: { whole: Row[]; ids: string[] } = { whole: [], ids: batch.lost.map(toNumericId) };
  for (const payload of batch.payloads) {
    if (isWhole(payload, reading, query)) parted.whole.push(payload);
    else parted.ids.push(toNumericId(String(payload.id)));
  }
  return parted;
}

async function rereadAll(
  client: ShopifyClient,
  reading: Reading,
  ids: readonly string[],
  signal: AbortSignal,
): Promise<unknown[]> {
  const share = Math.max(1, Math.ceil(ids.length / rereadsAtOnce));
  const shares = Array.from({ length: Math.ceil(ids.length / share) }, (_, n) => ids.slice(n * share, (n + 1) * share));
  const reread = await Promise.all(shares.map((part) => readById(client, reading, part, signal)));
  return reread.flatMap(({ payloads }) => payloads);
}
