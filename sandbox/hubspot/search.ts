import type { RequestHandler } from "express";
import type { Collection, Collections, CrmRecord } from "./crmRecord.ts";
import { typeOf } from "./objects.ts";
import type { ObjectType } from "./objectType.ts";
import { present } from "./present.ts";
import { comparable } from "./searchFilter.ts";
import { SearchIndex } from "./searchIndex.ts";
import type { SearchRequest } from "./searchRequest.ts";
import { parseSearch } from "./searchRequest.ts";

const SEARCHED_BY_QUERY = ["email", "firstname", "lastname", "phone", "name", "domain", "dealname"];

function inOrder(
  type: ObjectType,
  collection: Collection,
  ids: Float64Array,
  sort: SearchRequest["sort"],
): Float64Array {
  if (sort === null || sort.property.name === "hs_object_id") {
    const sorted = Float64Array.from(ids).sort();
    return sort?.descending ? sorted.reverse() : sorted;
  }
  if (sort.property.name === type.modifiedProperty) return sort.descending ? Float64Array.from(ids).reverse() : ids;
  const sign = sort.descending ? -1 : 1;
  const keyed = Array.from(ids, (id) => {
    const value = collection.record(id)?.properties[sort.property.name] ?? "";
    return { id, key: value === "" ? null : comparable(sort.property, value) };
  });
  keyed.sort((a, b) => {
    if (a.key === b.key) return a.id - b.id;
    if (a.key === null || b.key === null) return a.key === null ? 1 : -1;
    return a.key < b.key ? -sign : sign;
  });
  return Float64Array.from(keyed, ({ id }) => id);
}

const saysQuery = (record: CrmRecord, query: string) =>
  SEARCHED_BY_QUERY.some((name) => record.properties[name]?.toLowerCase().includes(query.toLowerCase()));

/** POST of a search. `total` counts all matches, although only the first 10,000 can be paged to. */
export function searchObjects(collections: Collections, options: { now: () => number; lag: number }): RequestHandler {
  const indexes = {
    contacts: new SearchIndex(collections.contacts),
    companies: new SearchIndex(collections.companies),
    deals: new SearchIndex(collections.deals),
    line_items: new SearchIndex(collections.line_items),
    reef_sponsorship: new SearchIndex(collections.reef_sponsorship),
  };
  return (req, res) => {
    const type = typeOf(req);
    const collection = collections[type.name];
    const request = parseSearch(type, req.body);
    const visibleUntil = options.now() - options.lag;
    const groups = request.groups.length === 0 ? [[]] : request.groups;
    const perGroup = groups.map((filters) => indexes[type.name].matching(type, filters, visibleUntil));
    const [only] = perGroup;
    let matches = only && perGroup.length === 1 ? only : inModifiedOrder(collection, perGroup);
    const { query } = request;
    if (query !== undefined && query !== "") {
      matches = matches.filter((id) => {
        const record = collection.record(id);
        return record !== null && saysQuery(record, query);
      });
    }
    const end = request.after + request.limit;
    const page = inOrder(type, collection, matches, request.sort).subarray(request.after, end);
    res.json({
      total: matches.length,
      results: Array.from(page).flatMap((id) => {
        const record = collection.record(id);
        return record ? [present(type, record, request.properties)] : [];
      }),
      ...(end < matches.length ? { paging: { next: { after: String(end) } } } : {}),
    });
  };
}

/** Matches of several groups, each once, in the order of their last modification. */
function inModifiedOrder(collection: Collection, perGroup: readonly Float64Array[]): Float64Array {
  const wanted = new Set(perGroup.flatMap((ids) => [...ids]));
  return collection.idsByUpdate().filter((id) => wanted.has(id));
}
