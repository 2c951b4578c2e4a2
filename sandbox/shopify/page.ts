import { GraphQLError } from "graphql";
import { type CursorKey, compareKeys, decodeCursor, encodeCursor } from "./cursor.ts";

const MAX_PAGE = 250;

/** Rows sorted by key, read by position; nothing is computed for rows that are not asked for. */
export type Listing<T> = { length: number; at(position: number): T; key(row: T): CursorKey };

export type PageArgs = {
  first?: number | null;
  last?: number | null;
  after?: string | null;
  before?: string | null;
  reverse?: boolean | null;
};

/** Positions `from` to `to` (excluded) of a listing; what a range in the search leaves of it. */
export type Span = { from: number; to: number };

export type Connection<N> = {
  nodes: N[];
  edges: { cursor: string; node: N }[];
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
};

/** First position whose key is at or past `key` (strictly past with `past`). */
export function positionOf<T>(listing: Listing<T>, key: CursorKey, past: boolean): number {
  let low = 0;
  let high = listing.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const order = compareKeys(listing.key(listing.at(middle)), key);
    if (order < 0 || (past && order === 0)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * One page of a listing, as a Relay connection. Rows that `accept` refuses are stepped over.
 * Throws the errors that Shopify answers to wrong sizes and cursors.
 */
export function page<T, N>(
  listing: Listing<T>,
  args: PageArgs,
  render: (row: T) => N,
  accept: (row: T) => boolean = () => true,
  span: Span = { from: 0, to: listing.length },
): Connection<N> {
  const size = pageSize(args);
  const backwards = args.last != null;
  // A reversed connection walked backwards climbs again.
  const climbs = Boolean(args.reverse) === backwards;
  const limits = within(listing, args, span);
  const step = climbs ? 1 : -1;
  const found: T[] = [];
  let position = climbs ? limits.from : limits.to - 1;
  for (; position >= limits.from && position < limits.to && found.length <= size; position += step) {
    const row = listing.at(position);
    if (accept(row)) found.push(row);
  }
  const hasMore = found.length > size;
  if (hasMore) found.pop();
  if (backwards) found.reverse();
  const cursorOf = (row: T | undefined) => (row === undefined ? null : encodeCursor(listing.key(row)));
  const nodes = found.map(render);
  return {
    nodes,
    get edges() {
      return nodes.map((node, i) => ({ node, cursor: cursorOf(found[i]) ?? "" }));
    },
    pageInfo: {
      hasNextPage: backwards ? args.before != null : hasMore,
      hasPreviousPage: backwards ? hasMore : args.after != null,
      startCursor: cursorOf(found[0]),
      endCursor: cursorOf(found.at(-1)),
    },
  };
}

/** A short list as a connection, in its own order; cursors are positions. */
export function pageOf<T, N>(rows: readonly T[], args: PageArgs, render: (row: T) => N): Connection<N> {
  const indices = { length: rows.length, at: (i: number) => i, key: (i: number) => ({ value: i, id: i }) };
  return page(indices, args, (i) => render(at(rows, i)));
}

function at<T>(rows: readonly T[], i: number): T {
  const row = rows[i];
  if (row === undefined) throw new RangeError(`no row ${i}`);
  return row;
}

function pageSize({ first, last }: PageArgs): number {
  const size = first ?? last;
  if (size == null) throw refusal("you must provide one of first or last");
  if (first != null && last != null) throw refusal("providing both first and last is not supported");
  if (size < 0) throw refusal(`${first == null ? "last" : "first"} cannot be less than 0`);
  if (size > MAX_PAGE && size !== Number.POSITIVE_INFINITY) {
    throw refusal(`${first == null ? "last" : "first"} cannot exceed ${MAX_PAGE}`);
  }
  return size;
}

function within<T>(listing: Listing<T>, { after, before, reverse }: PageArgs, span: Span): Span {
  const [lower, upper] = reverse ? [before, after] : [after, before];
  return {
    from: lower == null ? span.from : Math.max(span.from, positionOf(listing, cursorKey(lower), true)),
    to: upper == null ? span.to : Math.min(span.to, positionOf(listing, cursorKey(upper), false)),
  };
}

function cursorKey(cursor: string): CursorKey {
  const key = decodeCursor(cursor);
  if (!key) throw refusal(`Invalid cursor for current pagination sort.`);
  return key;
}

function refusal(message: string): GraphQLError {
  return new GraphQLError(message, undefined, undefined, undefined, undefined, undefined, { code: "BAD_REQUEST" });
}
