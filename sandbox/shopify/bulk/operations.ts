import { mkdtempSync } from "node:fs";
import { open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import {
  type DocumentNode,
  defaultFieldResolver,
  execute,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  getNamedType,
} from "graphql";
import type { BulkOperations, BulkWalk, Context } from "../context.ts";
import { gid } from "../gid.ts";
import { type BulkRow, edgesOf, isRecord, rowsOf } from "./rows.ts";
import { limitNested, shorten, spoilFile } from "./spoil.ts";
import { validateBulkQuery } from "./validate.ts";
import { type BulkWish, bulkWish } from "./wish.ts";

export type Operation = {
  id: string;
  number: number;
  query: string;
  status: "CREATED" | "RUNNING" | "COMPLETED" | "CANCELING" | "CANCELED" | "FAILED" | "EXPIRED";
  errorCode: "ACCESS_DENIED" | "INTERNAL_SERVER_ERROR" | "TIMEOUT" | null;
  createdAt: number;
  completedAt: number | null;
  objectCount: number;
  rootObjectCount: number;
  fileSize: number;
  url: string;
  wish: BulkWish;
};

/** A file that can be fetched; `cut` gives the bytes after which this download breaks, null for none. */
export type BulkFile = { path: string; withoutRanges: boolean; cut(): number | null };

export type BulkOptions = {
  schema: GraphQLSchema;
  rootValue: object;
  now: () => number;
  baseUrl: () => string /** Milliseconds before an operation starts. */;
  startDelay: number;
};
export type BulkRoom = BulkOperations & {
  fileOf(number: number): BulkFile | null;
  /** Makes the next operations go as wished. */
  arrange(wish: BulkWish): void;
  close(): Promise<void>;
};

const AT_ONCE = 5;
const WINDOW = 250;
const FIRST_NUMBER = 4_210_000_000_000;

/** Runs bulk queries, up to five at once, each into a JSONL file of its own under the system's temporary folder. */
export function createBulkRoom(options: BulkOptions): BulkRoom {
  const folder = mkdtempSync(join(tmpdir(), "atoll-bulk-"));
  const operations: Operation[] = [];
  const running = new Set<Promise<void>>();
  const wishes: BulkWish[] = [];
  const stop = new AbortController();
  const fileName = (number: number) => join(folder, `${number}.jsonl`);
  const isRunning = (operation: Operation) => ["CREATED", "RUNNING", "CANCELING"].includes(operation.status);

  async function work(operation: Operation, document: DocumentNode, groupObjects: boolean): Promise<void> {
    try {
      const { wish } = operation;
      await sleep(wish.hold_ms ?? options.startDelay, undefined, { signal: stop.signal });
      if (operation.status === "CREATED") operation.status = "RUNNING";
      await write(options, room, operation, document, {
        path: fileName(operation.number),
        groupObjects,
        signal: stop.signal,
      });
      operation.fileSize = await spoilFile(fileName(operation.number), operation.fileSize, wish);
      if (operation.status === "CANCELING") operation.status = "CANCELED";
      else {
        await shorten(fileName(operation.number), operation.fileSize, wish.short_by);
        operation.status = wish.status ?? "COMPLETED";
        operation.errorCode = wish.error_code ?? null;
      }
    } catch (error) {
      if (stop.signal.aborted) return;
      operation.status = "FAILED";
      operation.errorCode = "INTERNAL_SERVER_ERROR";
      console.error(`bulk operation ${operation.id} failed:`, error);
    }
    operation.completedAt = options.now();
  }

  const room: BulkRoom = {
    all: () => operations,
    find: (id) => operations.find((operation) => operation.id === id) ?? null,
    run(query, groupObjects) {
      const checked = validateBulkQuery(options.schema, query);
      if ("errors" in checked) return { operation: null, errors: checked.errors };
      const busy = operations.filter(isRunning);
      if (busy.length >= AT_ONCE) {
        const message = `A bulk query operation for this app and shop is already in progress: ${busy.map((one) => one.id).join(", ")}.`;
        return { operation: null, errors: [{ field: null, message, code: "OPERATION_IN_PROGRESS" }] };
      }
      const number = FIRST_NUMBER + operations.length * 32_768;
      const operation: Operation = {
        id: gid("BulkOperation", number),
        number,
        query,
        status: "CREATED",
        errorCode: null,
        createdAt: options.now(),
        completedAt: null,
        objectCount: 0,
        rootObjectCount: 0,
        fileSize: 0,
        url: `${options.baseUrl()}/_bulk/${number}.jsonl`,
        wish: wishes.shift() ?? bulkWish.parse({}),
      };
      operations.push(operation);
      const job = work(operation, checked.document, groupObjects).finally(() => running.delete(job));
      running.add(job);
      // The answer shows the operation as it was created, whatever happens to it next.
      return { operation: { ...operation }, errors: [] };
    },
    cancel(id) {
      const operation = room.find(id);
      if (!operation) return { operation: null, errors: [{ field: ["id"], message: "Bulk operation does not exist" }] };
      if (!isRunning(operation)) {
        const message = `A bulk operation cannot be canceled when it is ${operation.status.toLowerCase()}`;
        return { operation, errors: [{ field: ["id"], message }] };
      }
      operation.status = "CANCELING";
      return { operation: { ...operation }, errors: [] };
    },
    fileOf(number) {
      const operation = operations.find((one) => one.number === number && one.completedAt !== null);
      if (!operation || operation.objectCount === 0) return null;
      const { wish } = operation;
      const cut = () => {
        if (wish.cut_after === undefined || wish.cuts === 0) return null;
        wish.cuts--;
        return wish.cut_after;
      };
      return { path: fileName(number), withoutRanges: wish.without_ranges, cut };
    },
    arrange(wish) {
      for (let i = 0; i < wish.times; i++) wishes.push({ ...wish });
    },
    async close() {
      stop.abort();
      await Promise.all(running);
      await rm(folder, { recursive: true, force: true });
    },
  };
  return room;
}

/** A nested connection has no pages in a bulk operation: it gives everything. */
const resolveWhole: GraphQLFieldResolver<unknown, Context> = (source, args, context, info) => {
  const isNested = info.path.prev !== undefined && getNamedType(info.returnType).name.endsWith("Connection");
  const whole = isNested ? { ...args, first: Number.POSITIVE_INFINITY, last: null, after: null, before: null } : args;
  return defaultFieldResolver(source, whole, context, info);
};

type Target = { path: string; groupObjects: boolean; signal: AbortSignal };

/** Walks the collections window by window, so that a million rows are never held. */
async function write(
  options: BulkOptions,
  room: BulkOperations,
  operation: Operation,
  document: DocumentNode,
  target: Target,
): Promise<void> {
  const file = await open(target.path, "w");
  try {
    const walk: BulkWalk = { size: WINDOW, after: new Map(), done: new Set() };
    const context: Context = { searches: [], bulk: walk, operations: room };
    const finished = new Set<string>();
    const hasMore = () => [...walk.after.keys()].some((key) => !walk.done.has(key));
    for (let window = 0; window === 0 || hasMore(); window++) {
      target.signal.throwIfAborted();
      if (operation.status === "CANCELING") return;
      const answer = await execute({
        schema: options.schema,
        document,
        rootValue: options.rootValue,
        contextValue: context,
        fieldResolver: resolveWhole,
      });
      const [broken] = answer.errors ?? [];
      if (broken) throw broken;
      const lines: string[] = [];
      for (const [key, value] of Object.entries(answer.data ?? {})) {
        if (finished.has(key)) continue;
        if (walk.done.has(key) || !isRecord(value)) finished.add(key);
        const nodes = edgesOf(value) ?? [];
        operation.rootObjectCount += nodes.length;
        lines.push(...linesOf(nodes, { ...target, window, limit: operation.wish.nested_limit }));
      }
      operation.objectCount += lines.length;
      const text = lines.length > 0 ? `${lines.join("\n")}\n` : "";
      operation.fileSize += Buffer.byteLength(text);
      await file.write(text);
    }
  } finally {
    await file.close();
  }
}

/** Grouped, a child follows its parent. Otherwise nothing is promised, so every other window writes all children first. */
function linesOf(
  nodes: BulkRow[],
  { groupObjects, window, limit }: { groupObjects: boolean; window: number; limit: number | undefined },
): string[] {
  const rows = nodes
    .map((node) => rowsOf(node, null))
    .map((row) => ({ ...row, nested: limitNested(row.nested, limit) }));
  const parents = rows.map(({ own }) => own);
  const children = rows.flatMap(({ nested }) => nested);
  const loose = window % 2 === 0 ? [...parents, ...children] : [...children, ...parents];
  const ordered = groupObjects ? rows.flatMap(({ own, nested }) => [own, ...nested]) : loose;
  return ordered.map((row) => JSON.stringify(row));
}
