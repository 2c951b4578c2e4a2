import { z } from "zod";
import type { HubspotClient } from "./client.ts";
import { endlessPages } from "./client.ts";

export const listPage = z.looseObject({
  results: z.array(z.unknown()),
  paging: z.looseObject({ next: z.looseObject({ after: z.string() }).optional() }).nullish(),
});

/**
 * Pages of a list endpoint, in HubSpot's largest size. `archived` lists the recycle bin, and only that. Throws where the
 * pages have no end: where a place comes up again, or a page is the same as the one before it.
 */
export async function* readList(
  client: HubspotClient,
  path: string,
  options: { properties?: readonly string[]; archived?: boolean; sort?: string },
  signal: AbortSignal,
): AsyncGenerator<unknown[]> {
  const places = new Set<string>();
  let after: string | null = null;
  let previous = "";
  do {
    const query = {
      limit: "100",
      ...(options.archived === undefined ? {} : { archived: String(options.archived) }),
      ...(options.sort === undefined ? {} : { sort: options.sort }),
      ...(options.properties ? { properties: options.properties.join(",") } : {}),
      ...(after === null ? {} : { after }),
    };
    const page: z.infer<typeof listPage> = await client.get(path, query, listPage, signal);
    const content = JSON.stringify(page.results);
    if (page.results.length > 0 && content === previous) throw endlessPages(path);
    previous = content;
    if (page.results.length > 0) yield page.results;
    after = page.paging?.next?.after ?? null;
    if (after !== null && places.has(after)) throw endlessPages(path);
    if (after !== null) places.add(after);
  } while (after !== null);
}

/** The same records in batches of at least `size`, save the last: what takes many ids at once is then asked less often. */
export async function* inBatches(pages: AsyncIterable<unknown[]>, size: number): AsyncGenerator<unknown[]> {
  let held: unknown[] = [];
  for await (const page of pages) {
    held.push(...page);
    if (held.length < size) continue;
    yield held;
    held = [];
  }
  if (held.length > 0) yield held;
}
