import { describe, expect, it } from "vitest";
import { joinRows, placeOf } from "./join.ts";

const query = { text: "", connections: [["lineItems"], ["journey", "moments"]], reduced: [] };
const lines = (...rows: unknown[]) => rows.map((row) => Buffer.from(JSON.stringify(row)));
const order = (id: number) => ({ id: `gid://shopify/Order/${id}`, name: `#${id}` });
const line = (id: number, parent: number) => ({
  id: `gid://shopify/LineItem/${id}`,
  in_lineItems: "LineItem",
  __parentId: `gid://shopify/Order/${parent}`,
});

const join = (...rows: unknown[]) => [
  ...joinRows(Buffer.from(rows.map((row) => `${JSON.stringify(row)}\n`).join("")), query, "orders"),
];

describe("the rows of a bulk file", () => {
  it("come to where their connection lies, also inside an object and without ids", () => {
    const moment = { at: "noon", in_journey__moments: "CustomerVisit", __parentId: "gid://shopify/Order/1" };
    const joined = join(moment, { ...order(1), journey: { ready: true } }, moment, { ...order(2), journey: null });
    const empty = { pageInfo: { hasNextPage: false }, nodes: [] };
    const moments = { ...empty, nodes: [{ at: "noon" }, { at: "noon" }] };
    expect(joined.map(({ payload }) => payload)).toEqual([
      { ...order(1), lineItems: empty, journey: { ready: true, moments } },
      { ...order(2), lineItems: empty, journey: null },
    ]);
  });

  it("are joined wherever they stand, each once", () => {
    const joined = join(line(9, 2), order(1), line(10, 2), line(9, 2), order(2), line(3, 1));
    const nodes = (...ids: number[]) => ({
      pageInfo: { hasNextPage: false },
      nodes: ids.map((id) => ({ id: `gid://shopify/LineItem/${id}` })),
    });
    expect(joined).toEqual([
      { id: order(2).id, payload: { ...order(2), lineItems: nodes(9, 10) }, roots: 1 },
      { id: order(1).id, payload: { ...order(1), lineItems: nodes(3) }, roots: 1 },
    ]);
  });

  it("name the parents that never came", () => {
    expect(join(line(9, 2))).toEqual([{ id: "gid://shopify/Order/2", payload: null, roots: 0 }]);
  });

  it("belong to the record they say, not to one that a text of theirs mentions", () => {
    const note = { ...order(1), note: '"__parentId":"gid://shopify/Order/666"' };
    const rows: unknown[] = [order(1), line(4, 1), note, { name: "#1", id: "gid://shopify/Order/1" }];
    for (const row of lines(...rows)) expect(placeOf(row, "orders").family.toString()).toBe("gid://shopify/Order/1");
  });

  it("end the read by name where one is no JSON", () => {
    expect(() => [...joinRows(Buffer.from('{"id":"gid://shop\n'), query, "orders")]).toThrow(
      expect.objectContaining({ code: "bulk_file_broken" }),
    );
  });
});
