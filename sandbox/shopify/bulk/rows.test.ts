import { expect, it } from "vitest";
import { rowsOf } from "./rows.ts";

it("takes connections out of a node, down to any depth, and leaves lists inside", () => {
  const lineItem = { id: "L1", taxes: { edges: [{ node: { title: "none" } }] } };
  const order = { id: "O1", refunds: [{ id: "R1" }], lineItems: { edges: [{ node: lineItem }] } };
  expect(rowsOf(order, null)).toEqual({
    own: { id: "O1", refunds: [{ id: "R1" }] },
    nested: [
      { id: "L1", __parentId: "O1" },
      { title: "none", __parentId: "L1" },
    ],
  });
});
