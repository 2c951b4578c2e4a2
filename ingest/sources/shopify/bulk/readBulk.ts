import { z } from "zod";
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
import type { Joined } from "./join.ts";
import { familyOf, joinRows, readRow } from "./join.ts";
import { runOperation } from "./operation.ts";
import { openSpill } from "./spill.ts";

type Payload = Record<string, unknown>;
/** `roots` counts the rows of records, of which one may come twice. */
type Batch = Joined & { roots: number };

/**
 * A full read of fewer records goes by pages: an operation takes some seconds before its first row, however few there are,
 * and pages of this many take about as long.
 */
export const usualBulkFrom = 1_000;

/** Records that are landed in one transaction. */
const batchSize = 1_000;
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
    for await (const batch of readBatches(query, file, patience, ask.signal)) {
      roots += batch.roots;
      yield {
        payloads: await completeBatch(client, reading, query, batch, ask.signal),
        windowed: false,
        through: null,
      };
    }
  }
  if (roots < operation.rootObjectCount)
    throw brokenFile(stream, `holds ${roots} of the ${operation.rootObjectCount} records that Shopify told of`);
  yield { payloads: [], windowed: false, through };
}

/** Rows without nested ones are records as they come; others are kept until their file is whole, then joined. */
async function* readBatches(
  query: BulkQuery,
  file: BulkFile,
  patience: Patience,
  signal: AbortSignal,
): AsyncGenerator<Batch> {
  const lines = readLines(file, patience, signal);
  if (query.connections.length === 0) {
    let payloads: Payload[] = [];
    for await (const chunk of lines) {
      for (const line of chunk) payloads.push(readRow(line, file.stream));
      if (payloads.length < batchSize) continue;
      yield { payloads, orphaned: [], roots: payloads.length };
      payloads = [];
    }
    if (payloads.length > 0) yield { payloads, orphaned: [], roots: payloads.length };
    return;
  }
  const spill = await openSpill(file.bytes ?? bytesWhereUnknown);
  try {
    for await (const chunk of lines) for (const line of chunk) await spill.add(familyOf(line, file.stream), line);
    for await (const bucket of spill.buckets()) {
      const { payloads, orphaned, roots } = joinRows(splitLines(bucket), query, file.stream);
      if (roots + orphaned.length > 0)
        yield { payloads: payloads.slice(0, batchSize), orphaned, roots: roots + orphaned.length };
      for (let at = batchSize; at < payloads.length; at += batchSize)
        yield { payloads: payloads.slice(at, at + batchSize), orphaned: [], roots: 0 };
    }
  } finally {
    await spill.close();
  }
}

function* splitLines(text: Buffer): Generator<Buffer> {
  for (let start = 0, end = text.indexOf(10); end >= 0; start = end + 1, end = text.indexOf(10, start))
    yield text.subarray(start, end);
}

const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || (Array.isArray(value) && value.length === 0);

const object = z.record(z.string(), z.unknown());
const held = z.object({ nodes: z.array(z.unknown()) });

function rowsIn(payload: Payload, path: readonly string[]): number {
  const at = path.reduce<unknown>((inner, name) => object.safeParse(inner).data?.[name], payload);
  return held.safeParse(at).data?.nodes.length ?? 0;
}

/** True where the bulk file holds all there is of a record. */
function isWhole(payload: Payload, reading: Reading, query: BulkQuery): boolean {
  // Without an id it cannot be read again, and is left for the item schema to reject.
  if (typeof payload.id !== "string") return true;
  return (
    query.reduced.every((name) => isEmpty(payload[name])) &&
    query.connections.every((path) => rowsIn(payload, path) < suspiciousRows) &&
    (reading.bulk?.is_whole?.(payload) ?? true)
  );
}

/** Puts records read by id in the place of those that are not whole, and of those whose own row never came. */
async function completeBatch(
  client: ShopifyClient,
  reading: Reading,
  query: BulkQuery,
  batch: Batch,
  signal: AbortSignal,
): Promise<unknown[]> {
  const whole = batch.payloads.filter((payload) => isWhole(payload, reading, query));
  const broken = batch.payloads.filter((payload) => !isWhole(payload, reading, query));
  const ids = [...broken.map(({ id }) => String(id)), ...batch.orphaned].map(toNumericId);
  const reread: unknown[] = [];
  const share = Math.max(1, Math.ceil(ids.length / rereadsAtOnce));
  const shares = Array.from({ length: Math.ceil(ids.length / share) }, (_, n) => ids.slice(n * share, (n + 1) * share));
  for (const { payloads } of await Promise.all(shares.map((part) => readById(client, reading, part, signal))))
    reread.push(...payloads);
  return [...whole, ...reread];
}
