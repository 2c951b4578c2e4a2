import { z } from "zod";

/** Most rows one question may ask for. */
const rowLimit = 50_000;

const member = z
  .string()
  .regex(/^[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*$/i, 'must be a member such as "fundraising.net_raised"');
const memberOrGrain = z
  .string()
  .regex(
    /^[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)?$/i,
    'must be a member such as "fundraising.channel" or "fundraising.gift_date.month"',
  );

const operator = z.enum([
  "equals",
  "notEquals",
  "contains",
  "notContains",
  "startsWith",
  "notStartsWith",
  "endsWith",
  "notEndsWith",
  "gt",
  "gte",
  "lt",
  "lte",
  "set",
  "notSet",
  "inDateRange",
  "notInDateRange",
  "onTheDate",
  "beforeDate",
  "beforeOrOnDate",
  "afterDate",
  "afterOrOnDate",
]);

const filterValues = z.array(z.union([z.string().max(1_000), z.number(), z.boolean(), z.null()])).max(10_000);
const memberFilter = z
  .strictObject({ member: member.optional(), dimension: member.optional(), operator, values: filterValues.optional() })
  .refine((filter) => (filter.member === undefined) !== (filter.dimension === undefined), "must name one member");

export type CubeFilter = z.infer<typeof memberFilter> | { and: CubeFilter[] } | { or: CubeFilter[] };
const filter: z.ZodType<CubeFilter> = z.lazy(() =>
  z.union([
    memberFilter,
    z.strictObject({ and: z.array(filter).max(100) }),
    z.strictObject({ or: z.array(filter).max(100) }),
  ]),
);

/** An ISO day or instant, or words such as "this month", which the server resolves in the organisation's time zone. */
const dateRange = z.union([z.string().max(100), z.array(z.string().max(40)).min(1).max(2)]);

const timeDimension = z
  .strictObject({
    dimension: member,
    granularity: z.enum(["day", "week", "month", "quarter", "year"]).nullable().optional(),
    dateRange: dateRange.optional(),
    compareDateRange: z.array(dateRange).min(1).max(12).optional(),
  })
  .refine(
    (time) => time.dateRange === undefined || time.compareDateRange === undefined,
    "dateRange and compareDateRange exclude each other",
  );

const direction = z.enum(["asc", "desc"]);

/** The part of Cube's query format that the site asks with. Amounts come in the reporting currency, days in the organisation's zone. */
export const cubeQuery = z.strictObject({
  measures: z.array(member).max(50).optional(),
  dimensions: z.array(memberOrGrain).max(20).optional(),
  segments: z.array(member).max(20).optional(),
  timeDimensions: z.array(timeDimension).max(4).optional(),
  filters: z.array(filter).max(100).optional(),
  order: z.union([z.record(z.string(), direction), z.array(z.tuple([z.string(), direction]))]).optional(),
  limit: z.number().int().min(0).max(rowLimit, `must be ${rowLimit} rows or fewer`).optional(),
  offset: z.number().int().min(0).optional(),
  total: z.boolean().optional(),
  ungrouped: z.boolean().optional(),
  timezone: z.string().optional(),
  renewQuery: z.boolean().optional(),
  cache: z.enum(["stale-if-slow", "stale-while-revalidate", "must-revalidate", "no-cache"]).optional(),
  responseFormat: z.enum(["default", "compact", "columnar"]).optional(),
});
export type CubeQuery = z.infer<typeof cubeQuery>;

const cell = z.union([z.string(), z.number(), z.boolean(), z.null()]);

/** One answer in the default format: rows keyed by member, numbers as decimal strings, times as "YYYY-MM-DDTHH:mm:ss.SSS". */
export const cubeResult = z.object({
  data: z.array(z.record(z.string(), cell)),
  query: z.looseObject({}),
  lastRefreshTime: z.string().optional(),
  usedPreAggregations: z.record(z.string(), z.looseObject({})).optional(),
  slowQuery: z.boolean(),
  total: z.number().optional(),
});
export type CubeResult = z.infer<typeof cubeResult>;

/** An error of the metrics API; `code` is stable and is what pages translate by. */
export const cubeError = z.object({
  error: z.string(),
  code: z.string().optional(),
  member: z.string().optional(),
  nearest: z.array(z.string()).optional(),
  mend: z.string().optional(),
});
