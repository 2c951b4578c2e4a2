import type { AnnotationItem, Envelope, NormalizedQuery, QueryType } from "./types.ts";

const envelopeKeys = [
  "lastRefreshTime",
  "refreshKeyValues",
  "usedPreAggregations",
  "transformedQuery",
  "requestId",
  "annotation",
  "dataSource",
  "dbType",
  "extDbType",
  "external",
];
const queryKeys = [
  "measures",
  "dimensions",
  "timeDimensions",
  "segments",
  "limit",
  "offset",
  "total",
  "totalQuery",
  "timezone",
  "renewQuery",
  "ungrouped",
  "responseFormat",
  "filters",
  "rowLimit",
  "order",
  "queryType",
];
const timeKeys = ["dimension", "dateRange", "compareDateRange", "granularity"];
const annotationKeys = [
  "title",
  "shortTitle",
  "description",
  "type",
  "format",
  "currency",
  "meta",
  "drillMembers",
  "drillMembersGrouped",
  "granularity",
];

const pick = (source: Record<string, unknown>, keys: string[]) =>
  Object.fromEntries(
    keys.filter((key) => source[key] !== undefined && source[key] !== null).map((key) => [key, source[key]]),
  );

/** The query as it is told back to the reader. */
function publicQuery(query: NormalizedQuery): NormalizedQuery {
  const kept: NormalizedQuery = pick(query, queryKeys);
  if (!query.timeDimensions) return kept;
  return {
    ...kept,
    timeDimensions: query.timeDimensions.map((time) => ({ dimension: time.dimension, ...pick(time, timeKeys) })),
  };
}

const publicItems = (items: Record<string, AnnotationItem>) =>
  Object.fromEntries(Object.entries(items).map(([member, item]) => [member, pick(item, annotationKeys)]));

/** One answer around its data, with Cube's keys in Cube's order; what is null is left out. */
export function envelope(result: Envelope, data: unknown): Record<string, unknown> {
  const { annotation } = result;
  const kept = pick(result, envelopeKeys);
  if (annotation)
    kept.annotation = Object.fromEntries(Object.entries(annotation).map(([kind, items]) => [kind, publicItems(items)]));
  const total = result.total === undefined || result.total === null ? {} : { total: Number(result.total) };
  return { query: publicQuery(result.query), ...kept, slowQuery: result.slowQuery === true, ...total, data };
}

const unique = (values: unknown[]) => [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];

/** The query that describes several results together, from which clients pivot. */
export function pivotQuery(queryType: QueryType, queries: NormalizedQuery[]): NormalizedQuery {
  const [first] = queries;
  if (!first) throw new Error("Queries list cannot be empty");
  const query = { ...publicQuery(first), queryType };
  if (queryType === "compareDateRangeQuery")
    return { ...query, dimensions: ["compareDateRange", ...(query.dimensions ?? [])] };
  if (queryType !== "blendingQuery") return query;
  const granularity = queries.map((each) => each.timeDimensions?.[0]?.granularity).find((each) => each);
  return {
    ...query,
    measures: unique(queries.flatMap((each) => each.measures ?? [])),
    dimensions: unique(queries.flatMap((each) => each.dimensions ?? [])),
    ...(granularity ? { timeDimensions: [{ dimension: "time", granularity }] } : {}),
  };
}
