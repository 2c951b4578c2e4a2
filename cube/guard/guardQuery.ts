import { type CubeFilter, type CubeQuery, cubeQuery } from "../../app/shared/cubeQuery.ts";
import { invalidQuery } from "../failure.ts";
import { isAbsolute, resolveRange } from "./relativeDates.ts";
import type { MemberKind, Vocabulary } from "./vocabulary.ts";

const groups: readonly MemberKind[] = ["dimension", "time"];
const anything: readonly MemberKind[] = ["measure", "dimension", "time"];
const rangeOperators = ["inDateRange", "notInDateRange", "onTheDate"];
const fromOperators = ["beforeDate", "afterOrOnDate"];
const toOperators = ["beforeOrOnDate", "afterDate"];
const mostQueries = 10;

function parse(input: unknown): CubeQuery {
  // Cube compiles members given as JSON text into code; nobody here needs that.
  if (/"\s*\{/.test(JSON.stringify(input) ?? "")) throw invalidQuery("Member expressions are not served.");
  const result = cubeQuery.safeParse(input);
  if (result.success) return result.data;
  const lines = result.error.issues
    .slice(0, 3)
    .map((issue) => `${issue.path.join(".") || "the query"}: ${issue.message}`);
  throw invalidQuery(`The query is not understood. ${lines.join("; ")}.`);
}

const grainless = (member: string) => member.split(".").slice(0, 2).join(".");

function checkMembers(query: CubeQuery, vocabulary: Vocabulary): void {
  for (const member of query.measures ?? []) vocabulary.check(member, ["measure"], "measures");
  for (const member of query.dimensions ?? []) {
    const hasGrain = member.split(".").length === 3;
    vocabulary.check(grainless(member), hasGrain ? ["time"] : groups, "dimensions");
  }
  for (const member of query.segments ?? []) vocabulary.check(member, ["segment"], "segments");
  for (const { dimension } of query.timeDimensions ?? []) vocabulary.check(dimension, ["time"], "timeDimensions");
  const ordered = Array.isArray(query.order) ? query.order.map(([member]) => member) : Object.keys(query.order ?? {});
  for (const member of ordered) vocabulary.check(grainless(member), anything, "order");
}

function guardFilter(filter: CubeFilter, vocabulary: Vocabulary, today: string): CubeFilter {
  if ("and" in filter) return { and: filter.and.map((each) => guardFilter(each, vocabulary, today)) };
  if ("or" in filter) return { or: filter.or.map((each) => guardFilter(each, vocabulary, today)) };
  const { operator, values } = filter;
  vocabulary.check(filter.member ?? filter.dimension ?? "", anything, "filters");
  const days = (values ?? []).filter((value) => typeof value === "string");
  if (rangeOperators.includes(operator)) return { ...filter, values: resolveRange(days, today) };
  const [day = ""] = days;
  if (isAbsolute(day) || days.length !== 1) return filter;
  if (fromOperators.includes(operator)) return { ...filter, values: [resolveRange(day, today)[0]] };
  if (toOperators.includes(operator)) return { ...filter, values: [resolveRange(day, today)[1]] };
  return filter;
}

function guardOne(input: unknown, vocabulary: Vocabulary, today: string): CubeQuery {
  const query = parse(input);
  checkMembers(query, vocabulary);
  return {
    ...query,
    // Days are cut in the organisation's zone before they reach the marts; another zone here would cut them twice.
    timezone: "UTC",
    ...(query.filters ? { filters: query.filters.map((filter) => guardFilter(filter, vocabulary, today)) } : {}),
    ...(query.timeDimensions
      ? {
          timeDimensions: query.timeDimensions.map(({ dateRange, compareDateRange, ...time }) => ({
            ...time,
            ...(dateRange ? { dateRange: resolveRange(dateRange, today) } : {}),
            ...(compareDateRange
              ? { compareDateRange: compareDateRange.map((each) => resolveRange(each, today)) }
              : {}),
          })),
        }
      : {}),
  };
}

/**
 * A query, or several asked as one, as Cube may run it: known members in their places, absolute days, UTC. `today` is the
 * organisation's day. Throws CubeFailure (400) with what to mend.
 */
export function guardQuery(input: unknown, vocabulary: Vocabulary, today: string): CubeQuery | CubeQuery[] {
  if (!Array.isArray(input)) return guardOne(input, vocabulary, today);
  if (input.length === 0 || input.length > mostQueries) throw invalidQuery(`Ask 1 to ${mostQueries} queries at once.`);
  return input.map((each) => guardOne(each, vocabulary, today));
}
