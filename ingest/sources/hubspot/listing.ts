import { z } from "zod";
import type { HubspotClient } from "./client.ts";

export const listPage = z.looseObject({
  results: z.array(z.unknown()),
  paging: z.looseObject({ next: z.looseObject({ after: z.string() }).optional() }).nullish(),
});

/** Pages of a list endpoint, in HubSpot's largest size. `archived` lists the recycle bin, and only that. */
export async function* readList(
  client: HubspotClient,
  path: string,
  options: { properties?: readonly string[]; archived: boolean },
  signal: AbortSignal,
): AsyncGenerator<unknown[]> {
  let after: string | null = null;
  do {
    const query = {
      limit: "100",
      archived: String(options.archived),
      ...(options.properties ? { properties: options.properties.join(",") } : {}),
      ...(after === null ? {} : { after }),
    };
    const page: z.infer<typeof listPage> = await client.get(path, query, listPage, signal);
    if (page.results.length > 0) yield page.results;
    after = page.paging?.next?.after ?? null;
  } while (after !== null);
}
