import {
  type DocumentNode,
  type GraphQLError,
  type GraphQLFormattedError,
  type GraphQLSchema,
  getOperationAST,
  parse,
  GraphQLError as Refusal,
  validate,
} from "graphql";
import { type CostPlan, costPlan } from "./cost.ts";

type Prepared = { document: DocumentNode; plans: CostPlan[] };
export type Preparation = { ok: true; prepared: Prepared } | { ok: false; errors: GraphQLFormattedError[] };

const KEPT = 50;

/** Parses, checks and prices documents, and keeps the last few: connectors ask the same ones again and again. */
export function createDocuments(schema: GraphQLSchema): (query: string, operationName: string | null) => Preparation {
  const kept = new Map<string, Preparation>();
  return (query, operationName) => {
    const key = `${operationName ?? ""}\n${query}`;
    const known = kept.get(key);
    if (known) return known;
    const made = prepare(schema, query, operationName);
    if (kept.size >= KEPT) kept.delete(kept.keys().next().value ?? "");
    kept.set(key, made);
    return made;
  };
}

function prepare(schema: GraphQLSchema, query: string, operationName: string | null): Preparation {
  let document: DocumentNode;
  try {
    document = parse(query);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { ok: false, errors: [{ message: error.message, locations: error.locations, path: undefined }] };
  }
  const broken = validate(schema, document);
  if (broken.length > 0) return { ok: false, errors: broken.map(inShopifysWords) };
  const operation = getOperationAST(document, operationName);
  if (!operation)
    return {
      ok: false,
      errors: [{ message: operationName ? `No operation named "${operationName}"` : "An operation name is required" }],
    };
  return { ok: true, prepared: { document, plans: costPlan(schema, document, operation) } };
}

const UNKNOWN_FIELD = /^Cannot query field "(\w+)" on type "(\w+)"/;

/** Shopify's own message and code for the mistake one meets most: a field that this version does not have. */
function inShopifysWords(error: GraphQLError): GraphQLFormattedError {
  const unknown = UNKNOWN_FIELD.exec(error.message);
  const [, fieldName, typeName] = unknown ?? [];
  if (!fieldName || !typeName) return { message: error.message, locations: error.locations };
  return {
    message: `Field '${fieldName}' doesn't exist on type '${typeName}'`,
    locations: error.locations,
    extensions: { code: "undefinedField", typeName, fieldName },
  };
}
