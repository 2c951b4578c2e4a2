import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isObjectType,
  type OperationDefinitionNode,
  type SelectionSetNode,
  TypeNameMetaFieldDef,
} from "graphql";

/**
 * What a field costs, decided once per document. `size` is there for connections only; `variants` holds what is asked of one
 * concrete type of an interface or union.
 */
export type CostPlan = {
  key: string;
  own: number;
  size: ((variables: Record<string, unknown>) => number) | null;
  children: CostPlan[];
  variants: { type: string; children: CostPlan[] }[];
};

export const MAX_QUERY_COST = 1000;

const CONNECTION = 2;
const MUTATION = 10;
// Counting a whole collection is dear, a count inside an object is not (recorded: ordersCount 10).
const ROOT_COUNT = 10;
/** Parts of their parent, read with it: recorded answers charge nothing for them. */
const FREE = new Set([
  "MailingAddress",
  "CustomerEmailAddress",
  "CustomerPhoneNumber",
  "Attribute",
  "MoneyV2",
  "SelectedOption",
  "UTMParameters",
  "PricingPercentageValue",
  "PricingValue",
  "ShopPlan",
]);

/**
 * How many times the node of a connection is charged. Shopify's recorded answers grow far slower than `first`: 2 nodes count
 * once, 5 twice, 10 three times, 250 eleven times. This curve gives all of them.
 */
export function sizeFactor(rows: number): number {
  return rows <= 0 ? 0 : Math.max(1, Math.round(rows ** 0.435));
}

export function costPlan(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): CostPlan[] {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === "FragmentDefinition") fragments.set(definition.name.value, definition);
  }
  const root = operation.operation === "mutation" ? schema.getMutationType() : schema.getQueryType();
  if (!root) return [];
  const plans = plansOf({ schema, fragments }, operation.selectionSet, root, true).children;
  // A mutation is charged as a whole, whatever it gives back.
  return operation.operation === "mutation" ? plans.map((plan) => ({ ...plan, own: MUTATION, children: [] })) : plans;
}

type Scope = { schema: GraphQLSchema; fragments: Map<string, FragmentDefinitionNode> };
type Selected = Pick<CostPlan, "children" | "variants">;

function plansOf(scope: Scope, selections: SelectionSetNode, parent: GraphQLCompositeType, isRoot: boolean): Selected {
  const children: CostPlan[] = [];
  const variants: CostPlan["variants"] = [];
  for (const selection of selections.selections) {
    if (selection.kind === "Field") {
      const plan = planOf(scope, selection, parent, isRoot);
      if (plan) children.push(plan);
      continue;
    }
    const fragment = selection.kind === "InlineFragment" ? selection : scope.fragments.get(selection.name.value);
    if (!fragment) continue;
    const condition = fragment.typeCondition ? scope.schema.getType(fragment.typeCondition.name.value) : parent;
    if (!condition || !isCompositeType(condition)) continue;
    const inner = plansOf(scope, fragment.selectionSet, condition, isRoot);
    if (isAbstractType(parent) && isObjectType(condition))
      variants.push({ type: condition.name, children: inner.children });
    else children.push(...inner.children);
  }
  return { children, variants };
}

function planOf(scope: Scope, field: FieldNode, parent: GraphQLCompositeType, isRoot: boolean): CostPlan | null {
  if (!("getFields" in parent) || field.name.value === TypeNameMetaFieldDef.name) return null;
  const type = parent.getFields()[field.name.value]?.type;
  const named = type && getNamedType(type);
  if (!named || !isCompositeType(named) || !field.selectionSet) return null;
  const inner = plansOf(scope, field.selectionSet, named, false);
  const isConnection = named.name.endsWith("Connection");
  const key = field.alias?.value ?? field.name.value;
  const own = isConnection ? CONNECTION : ownCost(named.name, isRoot);
  return { key, own, size: isConnection ? sizeOf(field) : null, ...inner };
}

function ownCost(type: string, isRoot: boolean): number {
  if (type === "Count") return isRoot ? ROOT_COUNT : 1;
  return FREE.has(type) || type.endsWith("Edge") ? 0 : 1;
}

function sizeOf(field: FieldNode): (variables: Record<string, unknown>) => number {
  const sized = field.arguments?.find(({ name }) => name.value === "first" || name.value === "last")?.value;
  if (sized?.kind === "IntValue") return () => Number(sized.value);
  if (sized?.kind === "Variable") return (variables) => Number(variables[sized.name.value] ?? 0);
  return () => 0;
}

/** Points that must be there before a query runs. */
export function requestedCost(plans: readonly CostPlan[], variables: Record<string, unknown>): number {
  return plans.reduce((sum, plan) => sum + requestedOf(plan, variables), 0);
}

function requestedOf(plan: CostPlan, variables: Record<string, unknown>): number {
  if (!plan.size) {
    const dearest = Math.max(0, ...plan.variants.map((variant) => requestedCost(variant.children, variables)));
    return plan.own + requestedCost(plan.children, variables) + dearest;
  }
  const [rows, rest] = split(plan);
  return plan.own + requestedCost(rest, variables) + sizeFactor(plan.size(variables)) * requestedCost(rows, variables);
}

/** Points that an answer took: null objects cost nothing, connections are sized by what they hold. */
export function actualCost(plans: readonly CostPlan[], data: unknown): number {
  if (typeof data !== "object" || data === null) return 0;
  const answer = new Map(Object.entries(data));
  return plans.reduce((sum, plan) => sum + actualOf(plan, answer.get(plan.key)), 0);
}

function actualOf(plan: CostPlan, value: unknown): number {
  if (value === null || value === undefined) return 0;
  if (!plan.size) {
    // Plain lists are charged once, like their element.
    const one: unknown = Array.isArray(value) ? value[0] : value;
    if (one === undefined) return 0;
    const dearest = Math.max(0, ...plan.variants.map((variant) => actualCost(variant.children, one)));
    return plan.own + actualCost(plan.children, one) + dearest;
  }
  const [rowPlans, rest] = split(plan);
  const answer = new Map(Object.entries(value));
  const rows = rowPlans.reduce((sum, rowPlan) => {
    const list: unknown = answer.get(rowPlan.key);
    if (!Array.isArray(list) || list.length === 0) return sum;
    const total = list.reduce((all: number, row: unknown) => all + actualOf(rowPlan, row), 0);
    return sum + sizeFactor(list.length) * (total / list.length);
  }, 0);
  return plan.own + actualCost(rest, value) + Math.round(rows);
}

/** A connection's rows (nodes, edges), and the rest of it (pageInfo). */
function split(plan: CostPlan): [rows: CostPlan[], rest: CostPlan[]] {
  return [
    plan.children.filter((child) => child.key !== "pageInfo"),
    plan.children.filter((child) => child.key === "pageInfo"),
  ];
}
