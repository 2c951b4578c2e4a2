import { problemWithRequest } from "./crmError.ts";
import type { PropertyDefinition } from "./propertyDefinitions.ts";
import type { SearchFilter } from "./searchRequest.ts";

type Comparable = number | string;
export type Test = (value: string | null) => boolean;

/** A property value or a filter's operand in the form that its type compares by; text without regard to case. */
export function comparable(property: PropertyDefinition, value: string): Comparable {
  if (property.type === "number") return numeric(property, value, Number(value));
  if (property.type === "datetime")
    return numeric(property, value, /^-?\d+$/.test(value) ? Number(value) : Date.parse(value));
  return value.toLowerCase();
}

function numeric(property: PropertyDefinition, value: string, result: number): number {
  if (value.trim() === "" || Number.isNaN(result))
    throw problemWithRequest(`${value} is no ${property.type}, which ${property.name} needs`);
  return result;
}

function needed(filter: SearchFilter, part: "value" | "highValue"): Comparable {
  const given = filter[part];
  if (given === undefined) throw problemWithRequest(`${filter.operator} on ${filter.property.name} needs ${part}`);
  return comparable(filter.property, given);
}

/** An operand of a filter on a number or an instant. */
export function operandOf(filter: SearchFilter, part: "value" | "highValue"): number {
  return Number(needed(filter, part));
}

/** Words of a text as the index cuts them; `*` stands for any characters of a word, or of the whole value. */
function containsToken(pattern: string, value: string): boolean {
  const escaped = (part: string) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const matcher = new RegExp(`^${pattern.toLowerCase().split("*").map(escaped).join(".*")}$`);
  const text = value.toLowerCase();
  return matcher.test(text) || text.split(/[^\p{L}\p{N}]+/u).some((token) => matcher.test(token));
}

/** The condition of one filter. Empty values satisfy nothing but NOT_HAS_PROPERTY. */
export function testOf(filter: SearchFilter): Test {
  const set =
    (holds: (value: Comparable) => boolean): Test =>
    (value) =>
      value !== null && value !== "" && holds(comparable(filter.property, value));
  switch (filter.operator) {
    case "HAS_PROPERTY":
      return (value) => value !== null && value !== "";
    case "NOT_HAS_PROPERTY":
      return (value) => value === null || value === "";
    case "IN":
    case "NOT_IN": {
      if (filter.values === undefined)
        throw problemWithRequest(`${filter.operator} on ${filter.property.name} needs values`);
      const members = new Set(filter.values.map((value) => comparable(filter.property, value)));
      return set((value) => members.has(value) === (filter.operator === "IN"));
    }
    case "BETWEEN": {
      const low = needed(filter, "value");
      const high = needed(filter, "highValue");
      return set((value) => value >= low && value <= high);
    }
    case "CONTAINS_TOKEN":
    case "NOT_CONTAINS_TOKEN": {
      const pattern = filter.value;
      if (pattern === undefined) throw problemWithRequest(`${filter.operator} on ${filter.property.name} needs value`);
      return (value) =>
        value !== null && value !== "" && containsToken(pattern, value) === (filter.operator === "CONTAINS_TOKEN");
    }
    case "EQ":
    case "NEQ": {
      const operand = needed(filter, "value");
      return set((value) => (value === operand) === (filter.operator === "EQ"));
    }
    case "LT":
    case "LTE": {
      const operand = needed(filter, "value");
      return set((value) => value < operand || (filter.operator === "LTE" && value === operand));
    }
    case "GT":
    case "GTE": {
      const operand = needed(filter, "value");
      return set((value) => value > operand || (filter.operator === "GTE" && value === operand));
    }
  }
}
