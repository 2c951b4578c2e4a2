import { describe, expect, it } from "vitest";
import { loadSchema } from "../schema.ts";
import { validateBulkQuery } from "./validate.ts";

const schema = loadSchema();
const messages = (query: string) => {
  const checked = validateBulkQuery(schema, query);
  return "errors" in checked ? checked.errors.map((error) => error.message) : [];
};

describe("validateBulkQuery", () => {
  it("passes edges with an id, two levels deep, lists inline", () => {
    expect(
      messages("{ orders { edges { node { id transactions { id } lineItems { edges { node { id } } } } } } }"),
    ).toEqual([]);
  });

  // Messages recorded from Shopify, version 2026-04.
  it.each([
    ["{ shop { name } }", "Bulk queries must contain at least one connection."],
    [
      '{ node(id: "gid://shopify/Product/0") { id } orders { edges { node { id } } } }',
      "Bulk queries cannot contain a top level `node` field.",
    ],
    [
      "{ orders { nodes { id } } }",
      "All connection fields in a bulk query must select their contents using 'edges' > 'node', e.g: 'orders { edges { node {'. Selecting via 'nodes' is not supported. Invalid connection fields: 'orders'.",
    ],
    [
      "{ products { edges { node { title variants { edges { node { id } } } } } } }",
      "The parent 'node' field for a nested connection must select the 'id' field without an alias and must be of 'ID' return type. Connection fields without 'id': products.",
    ],
    [
      "{ orders { edges { node { id refunds { id refundLineItems { edges { node { id } } } } } } } }",
      "Queries that contain a connection field within a list field are not currently supported.",
    ],
    [
      "{ customers { edges { node { id orders { edges { node { id lineItems { edges { node { id product { id variants { edges { node { id } } } } } } } } } } } } } }",
      "Bulk queries cannot contain connections with a nesting depth greater than 2.",
    ],
    [
      "{ a: products { edges { node { id } } } b: products { edges { node { id } } } c: products { edges { node { id } } } d: products { edges { node { id } } } e: products { edges { node { id } } } f: products { edges { node { id } } } }",
      "Bulk queries cannot contain more than 5 connections.",
    ],
    [
      "mutation { bulkOperationCancel(id: 1) { userErrors { message } } }",
      "Invalid operation type. Only `query` operations are supported.",
    ],
  ])("refuses %s", (query, message) => {
    expect(messages(query)).toEqual([message]);
  });

  it("says where a query does not parse or does not fit", () => {
    expect(messages("{")[0]).toMatch(/^Invalid bulk query: Syntax Error/);
    expect(messages("{ orders { edges { node { colour } } } }")[0]).toMatch(/^Invalid bulk query: .*colour/);
  });
});
