import { execute, formatError, type GraphQLFormattedError, type GraphQLSchema } from "graphql";
import type { Bucket, ThrottleStatus } from "./bucket.ts";
import type { BulkOperations, Context, SearchNote } from "./context.ts";
import { actualCost, MAX_QUERY_COST, requestedCost } from "./cost.ts";
import { createDocuments } from "./documents.ts";

export type GraphqlRequest = { query: string; variables: Record<string, unknown>; operationName: string | null };

export type GraphqlAnswer = {
  data?: unknown;
  errors?: GraphQLFormattedError[];
  extensions?: {
    cost?: { requestedQueryCost: number; actualQueryCost: number | null; throttleStatus: ThrottleStatus };
    search?: SearchNote[];
  };
};

export type Asking = { schema: GraphQLSchema; rootValue: object; bucket: Bucket; operations: BulkOperations };

const COST_HELP = `

See https://shopify.dev/concepts/about-apis/rate-limits for more information on how the
cost of a query is calculated.

To query larger amounts of data with fewer limits, bulk operations should be used instead.
See https://shopify.dev/tutorials/perform-bulk-operations-with-admin-api for usage details.
`;

/** Answers GraphQL requests as Shopify does, points and all. Every answer has HTTP status 200. */
export function createAnswering({ schema, rootValue, bucket, operations }: Asking) {
  const documents = createDocuments(schema);
  return async (request: GraphqlRequest, showsSearches: boolean): Promise<GraphqlAnswer> => {
    const preparation = documents(request.query, request.operationName);
    if (!preparation.ok) return { errors: preparation.errors };
    const { document, plans } = preparation.prepared;
    const requested = requestedCost(plans, request.variables);
    if (requested > MAX_QUERY_COST) return { errors: [tooCostly(requested)] };
    if (!bucket.take(requested)) return throttled(requested, bucket.status());

    const context: Context = { searches: [], bulk: null, operations };
    const result = await execute({
      schema,
      document,
      rootValue,
      contextValue: context,
      variableValues: request.variables,
      operationName: request.operationName,
    });
    const actual = Math.min(requested, actualCost(plans, result.data));
    bucket.giveBack(requested - actual);
    const searches = context.searches.filter((search) => showsSearches || search.warnings.length > 0);
    return {
      ...(result.data === undefined ? {} : { data: result.data }),
      ...(result.errors ? { errors: result.errors.map(formatError) } : {}),
      extensions: {
        cost: { requestedQueryCost: requested, actualQueryCost: actual, throttleStatus: bucket.status() },
        ...(searches.length > 0 ? { search: searches } : {}),
      },
    };
  };
}

function tooCostly(cost: number): GraphQLFormattedError {
  return {
    message: `Query cost is ${cost}, which exceeds the single query max cost limit (${MAX_QUERY_COST}).${COST_HELP}`,
    extensions: {
      code: "MAX_COST_EXCEEDED",
      cost,
      maxCost: MAX_QUERY_COST,
      documentation: "https://shopify.dev/api/usage/rate-limits",
    },
  };
}

function throttled(requested: number, throttleStatus: ThrottleStatus): GraphqlAnswer {
  return {
    errors: [
      {
        message: "Throttled",
        extensions: { code: "THROTTLED", documentation: "https://shopify.dev/api/usage/rate-limits" },
      },
    ],
    extensions: { cost: { requestedQueryCost: requested, actualQueryCost: null, throttleStatus } },
  };
}
