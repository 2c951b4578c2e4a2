import { readFileSync } from "node:fs";
import { buildSchema, type GraphQLSchema } from "graphql";

/** The reduced Admin API schema. Scalars pass values through: payloads already hold them in Shopify's spelling. */
export function loadSchema(): GraphQLSchema {
  return buildSchema(readFileSync(new URL("schema.graphql", import.meta.url), "utf8"));
}
