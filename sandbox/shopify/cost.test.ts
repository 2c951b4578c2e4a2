import { getOperationAST, parse } from "graphql";
import { describe, expect, it } from "vitest";
import { actualCost, costPlan, requestedCost, sizeFactor } from "./cost.ts";
import { loadSchema } from "./schema.ts";

const schema = loadSchema();
function plansOf(query: string) {
  const document = parse(query);
  const operation = getOperationAST(document, null);
  if (!operation) throw new Error("no operation");
  return costPlan(schema, document, operation);
}
const requested = (query: string, variables = {}) => requestedCost(plansOf(query), variables);

describe("requestedCost", () => {
  // Costs that Shopify's servers answered, in recordings of 2025 and 2026.
  it.each([
    [
      "{ customers(first: 2) { edges { cursor node { id defaultPhoneNumber { phoneNumber } defaultAddress { city } } } pageInfo { hasNextPage } } }",
      4,
    ],
    [
      "{ a: customers(first: 5) { edges { node { id defaultAddress { city } } } pageInfo { endCursor } } b: customers(first: 5) { edges { node { id } } pageInfo { endCursor } } c: customers(first: 5) { edges { node { id } } pageInfo { endCursor } } }",
      15,
    ],
    [
      '{ order(id: "1") { note } orders(first: 5) { nodes { note } pageInfo { hasNextPage } } ordersCount(limit: null) { count precision } }',
      16,
    ],
    ['{ product(id: "1") { variants(first: 250) { nodes { product { id } } } } }', 25],
    [
      'mutation { bulkOperationRunQuery(query: "{ products { edges { node { id } } } }") { bulkOperation { id } userErrors { message } } }',
      10,
    ],
  ])("is what Shopify asked for %s", (query, cost) => {
    expect(requested(query)).toBe(cost);
  });

  it("reads sizes from variables and looks into fragments", () => {
    const query =
      "query Q($n: Int!) { orders(first: $n) { nodes { ...Whole } } } fragment Whole on Order { totalPriceSet { shopMoney { amount } } }";
    expect(requested(query, { n: 250 })).toBe(2 + 11 * 2);
    expect(requested(query, { n: 1 })).toBe(2 + 1 * 2);
  });

  it("takes the dearest type of a union", () => {
    expect(
      requested(
        "{ orders(first: 1) { nodes { discountApplications(first: 1) { nodes { value { ... on MoneyV2 { amount } } } } } } }",
      ),
    ).toBe(2 + 1 + 2 + 1);
  });
});

describe("actualCost", () => {
  it("charges what came back, null objects nothing", () => {
    const plans = plansOf("{ orders(first: 250) { nodes { customer { id } } } }");
    expect(actualCost(plans, { orders: { nodes: [{ customer: null }, { customer: null }] } })).toBe(3);
    expect(actualCost(plans, { orders: { nodes: [{ customer: { id: "1" } }] } })).toBe(4);
    expect(actualCost(plans, { orders: { nodes: [] } })).toBe(2);
    expect(actualCost(plans, null)).toBe(0);
  });
});

describe("sizeFactor", () => {
  it("grows slower than the page", () => {
    expect([0, 1, 2, 5, 10, 250].map(sizeFactor)).toEqual([0, 1, 1, 2, 3, 11]);
  });
});
