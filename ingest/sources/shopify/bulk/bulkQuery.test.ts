import { describe, expect, it } from "vitest";
import { toBulkQuery } from "./bulkQuery.ts";

const fragments = `fragment OrderRecord on Order {
  name id
  customer { id }
  transactions(first: 10) { ...Transaction }
  lineItems(first: 5) { pageInfo { hasNextPage } nodes { ...Line } }
  journey { ready moments(first: 5) { pageInfo { hasNextPage } nodes { at } } }
  refunds(first: 3) { note refundLineItems(first: 5) { pageInfo { hasNextPage } nodes { quantity } } }
}
fragment Transaction on OrderTransaction { id kind }
fragment Line on LineItem { id quantity }`;
const record = { type: "Order", name: "OrderRecord", fragments };
const flat = (text: string) => text.replace(/\s+/g, " ");

describe("a bulk query", () => {
  it("asks whole lists, connections by edges, ids first, and only ids where a list holds connections", () => {
    const query = toBulkQuery("orders", record);
    expect(flat(query.text)).toBe(
      "{ orders { edges { node { id name customer { id } transactions { id kind } " +
        "lineItems { edges { node { in_lineItems: __typename id quantity } } } " +
        "journey { ready moments { edges { node { in_journey__moments: __typename at } } } } refunds { id } } } } }",
    );
    expect(query).toMatchObject({ connections: [["lineItems"], ["journey", "moments"]], reduced: ["refunds"] });
  });

  it("refuses connections that lie deeper than they are joined", () => {
    const deep = "fragment P on Product { id variants { nodes { id media { nodes { id } } } } }";
    expect(() => toBulkQuery("products", { type: "Product", name: "P", fragments: deep })).toThrow("deeper");
  });
});
