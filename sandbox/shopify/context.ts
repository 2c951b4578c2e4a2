import type { Operation } from "./bulk/operations.ts";
import type { SearchWarning } from "./search/compile.ts";

/** How a bulk operation walks a collection: the root connections answer one window after another, inner ones everything. */
export type BulkWalk = { size: number; after: Map<string, string | null>; done: Set<string> };

export type SearchNote = { path: string[]; query: string; parsed: unknown; warnings: SearchWarning[] };

/** What resolvers of one request share. */
export type Context = {
  /** Filled in by connections with a `query:`; becomes `extensions.search`. */
  searches: SearchNote[];
  bulk: BulkWalk | null;
  operations: BulkOperations;
};

export type BulkOperations = {
  run(
    query: string,
    groupObjects: boolean,
  ): { operation: Operation | null; errors: { field: string[] | null; message: string; code: string }[] };
  cancel(id: string): { operation: Operation | null; errors: { field: string[]; message: string }[] };
  find(id: string): Operation | null;
  /** Newest last. */
  all(): Operation[];
};
