import { z } from "zod";
import { problemWithRequest } from "./crmError.ts";
import { parsed } from "./objects.ts";
import type { ObjectType } from "./objectType.ts";
import type { PropertyDefinition } from "./propertyDefinitions.ts";
import { PROPERTIES } from "./propertyDefinitions.ts";

const GROUPS = 5;
const FILTERS_PER_GROUP = 6;
const FILTERS = 18;
const BODY_CHARACTERS = 3000;
const REACH = 10_000;

const scalar = z.union([z.string(), z.number(), z.boolean()]).transform(String);

const filter = z.object({
  propertyName: z.string(),
  operator: z.enum([
    "EQ",
    "NEQ",
    "LT",
    "LTE",
    "GT",
    "GTE",
    "BETWEEN",
    "IN",
    "NOT_IN",
    "HAS_PROPERTY",
    "NOT_HAS_PROPERTY",
    "CONTAINS_TOKEN",
    "NOT_CONTAINS_TOKEN",
  ]),
  value: scalar.optional(),
  highValue: scalar.optional(),
  values: z.array(scalar).optional(),
});

const direction = z.enum(["ASCENDING", "DESCENDING"]);
const sort = z.union([
  z.string().transform((name) => ({
    propertyName: name.replace(/^-/, ""),
    direction: name.startsWith("-") ? ("DESCENDING" as const) : ("ASCENDING" as const),
  })),
  z.object({ propertyName: z.string(), direction: direction.default("ASCENDING") }),
]);

const body = z.object({
  query: z.string().optional(),
  filterGroups: z.array(z.object({ filters: z.array(filter) })).default([]),
  sorts: z.array(sort).max(1).default([]),
  properties: z.array(z.string()).default([]),
  limit: z.coerce.number().int().min(1).max(200).default(10),
  after: z.coerce.string().regex(/^\d*$/, "must be numeric").default("0").transform(Number),
});

export type SearchFilter = Omit<z.output<typeof filter>, "propertyName"> & { property: PropertyDefinition };
export type SearchRequest = Omit<z.output<typeof body>, "filterGroups" | "sorts"> & {
  groups: SearchFilter[][];
  sort: { property: PropertyDefinition; descending: boolean } | null;
};

/** Reads the body of a search and holds it to HubSpot's limits; properties that the type lacks are refused here, unlike in lists. */
export function parseSearch(type: ObjectType, given: unknown): SearchRequest {
  if (JSON.stringify(given ?? {}).length > BODY_CHARACTERS)
    throw problemWithRequest(`The body is longer than ${BODY_CHARACTERS} characters`);
  const { filterGroups, sorts, ...rest } = parsed(body, given ?? {});
  if (filterGroups.length > GROUPS) throw problemWithRequest(`filterGroups: at most ${GROUPS}`);
  if (filterGroups.some(({ filters }) => filters.length > FILTERS_PER_GROUP))
    throw problemWithRequest(`filters: at most ${FILTERS_PER_GROUP} in a group`);
  if (filterGroups.flatMap(({ filters }) => filters).length > FILTERS)
    throw problemWithRequest(`filters: at most ${FILTERS} in all groups`);
  if (rest.after + rest.limit > REACH) throw problemWithRequest(`Paging reaches the first ${REACH} results only`);

  const propertyNamed = (name: string) => {
    const property = PROPERTIES[type.name].get(name);
    if (!property) throw problemWithRequest(`Property ${name} does not exist on ${type.name}`);
    return property;
  };
  const [order] = sorts;
  return {
    ...rest,
    groups: filterGroups.map(({ filters }) =>
      filters.map(({ propertyName, ...conditions }) => ({ ...conditions, property: propertyNamed(propertyName) })),
    ),
    sort: order ? { property: propertyNamed(order.propertyName), descending: order.direction === "DESCENDING" } : null,
  };
}
