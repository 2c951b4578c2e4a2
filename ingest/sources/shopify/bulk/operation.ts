import { z } from "zod";
import { SourceError } from "../../../errors.ts";
import { parseShape, pause } from "../../../http.ts";
import type { ShopifyClient } from "../client.ts";
import { service } from "../client.ts";
import { instant } from "../shape.ts";
import { bulkFailure } from "./bulkFailure.ts";

const count = z.coerce.number().int().nonnegative();
const operation = z.looseObject({
  id: z.string(),
  status: z.string(),
  errorCode: z.string().nullable(),
  createdAt: instant,
  query: z.string(),
  rootObjectCount: count,
  fileSize: count.nullable(),
  url: z.url({ protocol: /^https?$/ }).nullable(),
});
export type Operation = z.infer<typeof operation>;

const fields =
  "fragment Operation on BulkOperation { id status errorCode createdAt query rootObjectCount fileSize url }";
const submitDocument = `mutation BulkRead($query: String!) {
  bulkOperationRunQuery(query: $query, groupObjects: false) { bulkOperation { ...Operation } userErrors { code message } }
}
${fields}`;
const pollDocument = `query BulkProgress($id: ID!) { bulkOperation(id: $id) { ...Operation } }
${fields}`;
const underWayDocument = `query BulkUnderWay {
  created: bulkOperations(first: 10, query: "status:created operation_type:query") { nodes { ...Operation } }
  running: bulkOperations(first: 10, query: "status:running operation_type:query") { nodes { ...Operation } }
}
${fields}`;
const cancelDocument = "mutation BulkCancel($id: ID!) { bulkOperationCancel(id: $id) { userErrors { message } } }";

const submitted = z.looseObject({
  bulkOperationRunQuery: z.looseObject({
    bulkOperation: operation.nullable(),
    userErrors: z.array(z.looseObject({ code: z.string().nullish(), message: z.string() })),
  }),
});
const polled = z.looseObject({ bulkOperation: operation.nullable() });
const list = z.looseObject({ nodes: z.array(operation) });
const underWay = z.looseObject({ created: list, running: list });

const firstPauseMs = 300;
const pauseGrowth = 1.5;
/** A read of hours may be noticed this much late; each poll costs a few points. */
const longestPauseMs = 15_000;
/** Operations of other programs with the same app hold the shop's five places; a read that long in the queue ends by name. */
const longestQueueMs = 60 * 60_000;
const cancelWithinMs = 5_000;

const sameText = (a: string, b: string): boolean => a.replace(/\s+/g, " ").trim() === b.replace(/\s+/g, " ").trim();
const isUnderWay = ({ status }: Operation): boolean => ["CREATED", "RUNNING", "CANCELING"].includes(status);

function* growingPauses(): Generator<number, never> {
  for (let ms = firstPauseMs; ; ms = Math.min(longestPauseMs, ms * pauseGrowth)) yield ms;
}

/** An operation with the same query that is still under way: of a worker that died, whose work is taken over. */
async function findUnderWay(client: ShopifyClient, query: string, signal: AbortSignal): Promise<Operation | null> {
  const found = parseShape(service, underWay, await client.query(underWayDocument, {}, signal));
  return [...found.running.nodes, ...found.created.nodes].find((one) => sameText(one.query, query)) ?? null;
}

/** Submits the query, or waits for one of the shop's five places. */
async function submit(client: ShopifyClient, stream: string, query: string, signal: AbortSignal): Promise<Operation> {
  const until = performance.now() + longestQueueMs;
  for (const ms of growingPauses()) {
    const data = await client.query(submitDocument, { query }, signal);
    const { bulkOperation, userErrors } = parseShape(service, submitted, data).bulkOperationRunQuery;
    if (bulkOperation) return bulkOperation;
    const [refusal] = userErrors;
    const isBusy = refusal?.code === "OPERATION_IN_PROGRESS" || refusal?.code === "LIMIT_REACHED";
    if (!isBusy) {
      throw new SourceError({
        code: "bulk_refused",
        message: `Shopify refused the bulk read of ${stream}: ${refusal?.message ?? "it did not say why"}.`,
        mend: "Check SHOPIFY_API_VERSION. Until then set SHOPIFY_BULK_FROM high, so that pages are read instead.",
      });
    }
    if (performance.now() > until) {
      throw new SourceError({
        code: "bulk_busy",
        message: `Shopify had no free place for the bulk read of ${stream} within an hour: ${refusal.message}`,
        mend: "See what else runs bulk operations with this app's credentials. The next sync tries again.",
      });
    }
    await pause(ms, signal);
  }
  throw new Error("unreachable");
}

async function watch(
  client: ShopifyClient,
  stream: string,
  started: Operation,
  signal: AbortSignal,
): Promise<Operation> {
  let seen = started;
  for (const ms of growingPauses()) {
    if (!isUnderWay(seen)) break;
    await pause(ms, signal);
    const { bulkOperation } = parseShape(service, polled, await client.query(pollDocument, { id: seen.id }, signal));
    if (!bulkOperation) throw bulkFailure(stream, { status: "VANISHED", errorCode: null });
    seen = bulkOperation;
  }
  if (seen.status !== "COMPLETED") throw bulkFailure(stream, seen);
  return seen;
}

/**
 * Has Shopify run a bulk query to its end. Takes over an operation of the same query that is still under way (its worker
 * died), else submits one. A stop cancels it, so that its place is free again. Throws SourceError that names how it failed.
 */
export async function runOperation(
  client: ShopifyClient,
  stream: string,
  query: string,
  signal: AbortSignal,
): Promise<Operation> {
  const started = (await findUnderWay(client, query, signal)) ?? (await submit(client, stream, query, signal));
  try {
    return await watch(client, stream, started, signal);
  } catch (error) {
    if (signal.aborted) await cancel(client, started);
    throw error;
  }
}

/** A stop must not fail on this: an operation that could not be cancelled is taken over by the next full read. */
async function cancel(client: ShopifyClient, { id }: Operation): Promise<void> {
  await client.query(cancelDocument, { id }, AbortSignal.timeout(cancelWithinMs)).catch(() => undefined);
}
