import { z } from "zod";
import type { HubspotClient } from "./client.ts";
import { endlessPages } from "./client.ts";
import type { CrmType } from "./crmType.ts";

const found = z.looseObject({ total: z.number(), results: z.array(z.looseObject({ id: z.coerce.string() })) });
type Found = z.infer<typeof found>;

/** HubSpot refuses to go past 10,000 results of one search; windows are split until they hold fewer. */
const maxRowsPerWindow = 9_000;
const pageSize = 200;

export type Search = Pick<CrmType, "object" | "modified" | "properties">;

/** A part of the asked window; `end` is true on its last page. */
export type SearchPage = { results: unknown[]; to: number; end: boolean };

function searchOnce(
  client: HubspotClient,
  search: Search,
  window: { from: number; to: number; after_id: string | null } | null,
  signal: AbortSignal,
): Promise<Found> {
  const filters = window
    ? [
        { propertyName: search.modified, operator: "GTE", value: String(window.from) },
        { propertyName: search.modified, operator: "LTE", value: String(window.to) },
        ...(window.after_id === null ? [] : [{ propertyName: "hs_object_id", operator: "GT", value: window.after_id }]),
      ]
    : [];
  const body = {
    filterGroups: window ? [{ filters }] : [],
    sorts: [{ propertyName: "hs_object_id", direction: "ASCENDING" }],
    properties: search.properties,
    limit: window ? pageSize : 1,
  };
  return client.post(`/crm/objects/{version}/${search.object}/search`, body, found, signal);
}

/** How many records there are (archived ones are never found by a search), or how many changed in a window. */
export async function countFound(
  client: HubspotClient,
  search: Search,
  window: { from: number; to: number } | null,
  signal: AbortSignal,
): Promise<number> {
  return (await searchOnce(client, search, window && { ...window, after_id: null }, signal)).total;
}

// Ids are numbers that may be too large for one.
const isAtOrBefore = (id: string, last: string): boolean =>
  id.length === last.length ? id <= last : id.length < last.length;

/**
 * Everything changed between two instants (epoch ms, both included), in windows from old to new. Within a window each page
 * asks for ids above the last one seen: offsets would skip a row whenever an earlier one is changed and leaves the window,
 * and thousands of rows with one and the same change date could not be split by date at all.
 */
export async function* readChanged(
  client: HubspotClient,
  search: Search,
  whole: { from: number; to: number },
  signal: AbortSignal,
): AsyncGenerator<SearchPage> {
  const windows = [whole];
  for (let window = windows.pop(); window; window = windows.pop()) {
    let page = await searchOnce(client, search, { ...window, after_id: null }, signal);
    if (page.total > maxRowsPerWindow && window.to - window.from >= 2_000) {
      const middle = Math.floor((window.from + window.to) / 2);
      windows.push({ from: middle + 1, to: window.to }, { from: window.from, to: middle });
      continue;
    }
    for (;;) {
      const last = page.results.at(-1);
      const end = !last || page.results.length < pageSize;
      yield { results: page.results, to: window.to, end };
      if (end) break;
      page = await searchOnce(client, search, { ...window, after_id: last.id }, signal);
      if (page.results.some(({ id }) => isAtOrBefore(id, last.id))) throw endlessPages(`a search of ${search.object}`);
    }
  }
}
