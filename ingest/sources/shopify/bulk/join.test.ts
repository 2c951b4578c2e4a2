import { describe, expect, it } from "vitest";
import { familyOf, joinRows } from "./join.ts";

const query = { text: "", connections: [["lineItems"], ["journey", "moments"]], reduced: [] };
const lines = (...rows: unknown[]) => rows.map((row) => Buffer.from(JSON.stringify(row)));
const order = (id: number) => ({ id: `gid://shopify/Order/${id}`, name: `#${id}` });
const line = (id: number, parent: number) => ({
  id: `gid://shopify/LineItem/${id}`,
  in_lineItems: "LineItem",
  __parentId: `gid://shopify/Order/${parent}`,
});

describe("the rows of a bulk file", () => {
  it("come to where their connection lies, also inside an object and without ids", () => {
    const moment = { at: "noon", in_journey__moments: "CustomerVisit", __parentId: "gid://shopify/Order/1" };
    const rows = lines(moment, { ...order(1), journey: { ready: true } }, moment, { ...order(2), journey: null });
    const empty = { pageInfo: { hasNextPage: false }, nodes: [] };
    const moments = { ...empty, nodes: [{ at: "noon" }, { at: "noon" }] };
    expect(joinRows(rows, query, "orders").payloads).toEqual([
      { ...order(1), lineItems: empty, journey: { ready: true, moments } },
      { ...order(2), lineItems: empty, journey: null },
    ]);
  });

  it("are joined wherever they stand, each once", () => {
    const rows = lines(line(9, 2), order(1), line(10, 2), line(9, 2), order(2), line(3, 1));
    const { payloads, orphaned, roots } = joinRows(rows, query, "orders");
    const nodes = (...ids: number[]) => ({
      pageInfo: { hasNextPage: false },
      nodes: ids.map((id) => ({ id: `gid://shopify/LineItem/${id}` })),
    });
    expect(payloads).toHaveLength(2);
    expect(payloads).toContainEqual({ ...order(1), lineItems: nodes(3) });
    expect(payloads).toContainEqual({ ...order(2), lineItems: nodes(9, 10) });
    expect([orphaned, roots]).toEqual([[], 2]);
  });

  it("name the parents that never came", () => {
    expect(joinRows(lines(line(9, 2)), query, "orders").orphaned).toEqual(["gid://shopify/Order/2"]);
  });

  it("belong to the record they say, not to one that a text of theirs mentions", () => {
    const note = { ...order(1), note: '"__parentId":"gid://shopify/Order/666"' };
    const rows: unknown[] = [order(1), line(4, 1), note, { name: "#1", id: "gid://shopify/Order/1" }];
    for (const row of lines(...rows)) expect(familyOf(row, "orders").toString()).toBe("gid://shopify/Order/1");
  });

  it("end the read by name where one is no JSON", () => {
    expect(() => joinRows([Buffer.from('{"id":"gid://shop')], query, "orders")).toThrow(
      expect.objectContaining({ code: "bulk_file_broken" }),
    );
  });
});
