import { z } from "zod";
import { createTrail } from "../../cursorTrail.ts";
import { SourceError } from "../../errors.ts";
import { parseShape } from "../../http.ts";
import type { Ask, Page } from "../../stream.ts";
import type { ShopifyClient } from "./client.ts";
import { service, tooCostly } from "./client.ts";

const pageInfo = z.looseObject({ hasNextPage: z.boolean(), endCursor: z.string().nullable() });
const pageOf = z.looseObject({ pageInfo, nodes: z.array(z.unknown()) });
const fields = z.record(z.string(), z.unknown());
const field = (data: unknown, name: string): unknown => fields.safeParse(data).data?.[name];
const placed = z.looseObject({ updatedAt: z.string() });

/** A fragment that asks for all we read of an object; `fragments` holds its text and that of those it uses. */
export type RecordFragment = { type: string; name: string; fragments: string };

export type Reading = {
  /** Takes $first, $after and $query; sorted by UPDATED_AT where the API can. */
  document: string;
  record: RecordFragment;
  /** Name of the root field, such as `orders`. */
  root: string;
  page_size: number;
  /** False where the API cannot sort by change date: then one query is read to its end. */
  sorted: boolean;
  /**
   * Set where there may be so many records that a full read goes by bulk operation. `is_whole` is false for a record that the
   * bulk file may have cut short, as far as its own counts tell.
   */
  bulk?: { is_whole?: (payload: Readonly<Record<string, unknown>>) => boolean };
  /** Set where the API cannot filter by change date: what this finds is read whole. */
  search?: string | null;
  /** Pages nested connections to their end. */
  complete?: (client: ShopifyClient, node: unknown, signal: AbortSignal) => Promise<unknown>;
};

/** Shopify refuses to page past 25,000 objects of one query; a new query starts before that. */
const maxRowsPerQuery = 20_000;

/** Search syntax: dates are quoted, and there is no blank after the colon. An unknown field would be ignored, silently. */
export function toFilter(from: string | null, to: string): string {
  const upper = `updated_at:<='${to}'`;
  return from ? `updated_at:>='${from}' ${upper}` : upper;
}

/**
 * Reads a root connection in pages of a query with a fixed upper bound, so that rows that change meanwhile do not make it
 * endless. Pages get smaller when Shopify finds them too costly.
 */
export async function* readConnection(client: ShopifyClient, reading: Reading, ask: Ask): AsyncGenerator<Page> {
  let first = reading.page_size;
  let lower = ask.from;
  let after: string | null = null;
  let rows = 0;
  let follow = createTrail(`Shopify's list of ${reading.root}`);

  for (;;) {
    const query = reading.search === undefined ? toFilter(lower, ask.to) : reading.search;
    const variables = { first, after, query };
    let page: z.infer<typeof pageOf>;
    try {
      const data = await client.query(reading.document, variables, ask.signal);
      page = parseShape(service, z.looseObject({ page: pageOf }), { page: field(data, reading.root) }).page;
    } catch (error) {
      if (!(error instanceof SourceError && error.code === tooCostly) || first <= 1) throw error;
      first = Math.floor(first / 2);
      continue;
    }
    rows += page.nodes.length;
    // After an index lag a filtered page may promise more and have nothing behind it.
    const isLast = !page.pageInfo.hasNextPage || page.nodes.length === 0;
    const newest = placed.safeParse(page.nodes.at(-1)).data?.updatedAt ?? null;
    const restarts = !isLast && reading.sorted && rows >= maxRowsPerQuery && newest !== null && newest !== lower;

    const payloads = reading.complete
      ? await Promise.all(page.nodes.map((node) => reading.complete?.(client, node, ask.signal)))
      : page.nodes;
    yield {
      payloads,
      windowed: ask.from !== null && reading.search === undefined,
      through: isLast ? ask.to : restarts ? newest : null,
    };
    if (isLast) return;
    if (restarts) {
      after = null;
      lower = newest;
      rows = 0;
      follow = createTrail(`Shopify's list of ${reading.root}`);
    } else {
      after = page.pageInfo.endCursor;
      follow(after, { first: page.nodes[0], last: page.nodes.at(-1) });
    }
  }
}

const nested = z.looseObject({ pageInfo, nodes: z.array(z.unknown()) });

/** Follows one nested connection from its first page to its end; `next` asks for the page after a cursor. */
export async function completeConnection(
  held: unknown,
  next: (after: string) => Promise<unknown>,
): Promise<{ pageInfo: { hasNextPage: boolean }; nodes: unknown[] } | null> {
  const start = nested.safeParse(held).data;
  if (!start) return null;
  const nodes = [...start.nodes];
  let { pageInfo: info } = start;
  // A cursor that comes again leads nowhere: the record is left unfinished, so that it alone is rejected.
  const seen = new Set<string>();
  while (info.hasNextPage && info.endCursor && !seen.has(info.endCursor)) {
    seen.add(info.endCursor);
    const page = parseShape(service, nested, await next(info.endCursor));
    nodes.push(...page.nodes);
    info = page.nodes.length === 0 ? { ...page.pageInfo, hasNextPage: false } : page.pageInfo;
  }
  return { pageInfo: { hasNextPage: info.hasNextPage }, nodes };
}

const partOf = z.looseObject({ node: z.looseObject({ part: z.unknown() }) });

/** The connection called `part` of a node that was asked for by its id. */
export const toPart = (data: unknown): unknown => parseShape(service, partOf, data).node.part;
