import {
  type DocumentNode,
  type FieldNode,
  GraphQLError,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isListType,
  type OperationDefinitionNode,
  parse,
  TypeInfo,
  validate,
  visit,
  visitWithTypeInfo,
} from "graphql";

export type BulkUserError = { field: string[] | null; message: string; code: "INVALID" | "OPERATION_IN_PROGRESS" };

const MAX_CONNECTIONS = 5;
const MAX_DEPTH = 2;

/** Checks a bulk query by Shopify's rules, with its messages (recorded 2026-04). The document, or what is wrong with it. */
export function validateBulkQuery(
  schema: GraphQLSchema,
  query: string,
): { document: DocumentNode } | { errors: BulkUserError[] } {
  let document: DocumentNode;
  try {
    document = parse(query);
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    return { errors: [invalid(`Invalid bulk query: ${error.message}`)] };
  }
  const operation = document.definitions.find(
    (one): one is OperationDefinitionNode => one.kind === "OperationDefinition",
  );
  if (operation?.operation !== "query") {
    return { errors: [invalid("Invalid operation type. Only `query` operations are supported.")] };
  }
  // Root connections have no `first` in a bulk query, so only the other rules of the schema apply.
  const [broken] = validate(schema, document);
  if (broken) return { errors: [invalid(`Invalid bulk query: ${broken.message}`)] };
  const messages = findings(schema, document, operation);
  return messages.length > 0 ? { errors: messages.map(invalid) } : { document };
}

function invalid(message: string): BulkUserError {
  return { field: ["query"], message, code: "INVALID" };
}

function findings(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode): string[] {
  const messages: string[] = [];
  for (const selection of operation.selectionSet.selections) {
    if (selection.kind === "Field" && (selection.name.value === "node" || selection.name.value === "nodes")) {
      messages.push(`Bulk queries cannot contain a top level \`${selection.name.value}\` field.`);
    }
  }
  const seen = survey(schema, document);
  if (seen.connections === 0) messages.push("Bulk queries must contain at least one connection.");
  if (seen.connections > MAX_CONNECTIONS)
    messages.push(`Bulk queries cannot contain more than ${MAX_CONNECTIONS} connections.`);
  if (seen.depth > MAX_DEPTH)
    messages.push(`Bulk queries cannot contain connections with a nesting depth greater than ${MAX_DEPTH}.`);
  const [byNodes] = seen.byNodes;
  if (byNodes) {
    messages.push(
      `All connection fields in a bulk query must select their contents using 'edges' > 'node', e.g: '${byNodes} { edges { node {'. ` +
        `Selecting via 'nodes' is not supported. Invalid connection fields: '${seen.byNodes.join("', '")}'.`,
    );
  }
  if (seen.withoutId.length > 0) {
    messages.push(
      "The parent 'node' field for a nested connection must select the 'id' field without an alias and must be of 'ID' return type. " +
        `Connection fields without 'id': ${seen.withoutId.join(", ")}.`,
    );
  }
  if (seen.inList)
    messages.push("Queries that contain a connection field within a list field are not currently supported.");
  return messages;
}

type Open = { name: string; isConnection: boolean; isList: boolean; hasId: boolean };

/** Walks the query once and notes its connections and how they lie in each other. */
function survey(schema: GraphQLSchema, document: DocumentNode) {
  const found = { connections: 0, depth: 0, byNodes: [] as string[], withoutId: [] as string[], inList: false };
  const open: Open[] = [];
  const types = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(types, {
      Field: {
        enter(field: FieldNode) {
          const type = types.getType();
          const isConnection = Boolean(type && getNamedType(type).name.endsWith("Connection"));
          const name = field.name.value;
          const isRows = open.at(-1)?.isConnection === true && (name === "edges" || name === "nodes");
          if (isConnection) {
            found.connections++;
            const outer = open.filter((one) => one.isConnection);
            found.depth = Math.max(found.depth, outer.length);
            if (open.some((one) => one.isList)) found.inList = true;
            const parent = outer.at(-1);
            const node = open.findLast((one) => one.name === "node");
            if (parent && !node?.hasId && !found.withoutId.includes(parent.name)) found.withoutId.push(parent.name);
            if (selects(field, "nodes")) found.byNodes.push(name);
          }
          open.push({
            name,
            isConnection,
            isList: !isRows && Boolean(type && isListType(getNullableType(type))),
            hasId: selects(field, "id"),
          });
        },
        leave() {
          open.pop();
        },
      },
    }),
  );
  return found;
}

function selects(field: FieldNode, name: string): boolean {
  return (
    field.selectionSet?.selections.some((one) => one.kind === "Field" && one.name.value === name && !one.alias) ?? false
  );
}
