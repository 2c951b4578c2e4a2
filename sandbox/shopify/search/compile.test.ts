import { describe, expect, it } from "vitest";
import type { Person } from "../../ngo/ledger.ts";
import { testOrder } from "../testOrder.ts";
import { compileSearch } from "./compile.ts";
import { customerSearch, orderSearch } from "./searchables.ts";

const NOW = Date.UTC(2026, 10, 24);
const orders = orderSearch(() => NOW);
const old = testOrder({ id: 1, updatedAt: Date.UTC(2026, 9, 1), status: "refunded" });
const recent = testOrder({
  id: 2,
  updatedAt: Date.UTC(2026, 10, 2, 12),
  test: true,
  tags: ["Subscription"],
  emailAsTyped: " Ana@post.example ",
});
const nobody: Person = {
  index: 0,
  firstName: "Ana",
  lastName: "Tehei",
  country: "PF",
  city: "Papeete",
  postcode: "98713",
  phone: null,
  locale: "fr",
  emails: ["a@b.example"],
  known: [[0]],
  createdAt: 0,
  updatedAt: 0,
  acceptsMarketing: false,
  customers: [],
  contacts: [],
};
const found = (text: string) => [old, recent].filter(compileSearch(text, orders).accept).map((order) => order.id);
const warnings = (text: string) => compileSearch(text, orders).warnings;

describe("compileSearch", () => {
  it.each([
    ["updated_at:>='2026-11-01T00:00:00Z'", [2]],
    ["updated_at:<='2026-10-01T00:00:00Z'", [1]],
    ["updated_at:>=2026-11-01", [2]],
    ["updated_at:<now", [1, 2]],
    ["id:2", [2]],
    ["id:gid://shopify/Order/2", [1, 2]],
    ["id:'gid://shopify/Order/2'", [2]],
    ["test:true", [2]],
    ["financial_status:refunded", [1]],
    ["financial_status:paid,refunded", [1, 2]],
    ["-test:true", [1]],
    ["test:true OR id:1", [1, 2]],
    ["tag:subscription", [2]],
    ["tag_not:subscription", [1]],
    ["email:ana@post.example", [2]],
    ["ana@post", [2]],
  ])("finds by %s", (text, ids) => {
    expect(found(text)).toEqual(ids);
  });

  it("drops an unknown field, gives all rows and warns", () => {
    expect(found("updated:>='2026-11-01T00:00:00Z'")).toEqual([1, 2]);
    expect(warnings("updated:>='2026-11-01T00:00:00Z'")).toEqual([
      { field: "updated", message: "Invalid search field for this query.", code: "invalid_field" },
    ]);
  });

  it("drops a time that lost its minutes, gives all rows and warns", () => {
    expect(found("updated_at:>=2026-11-01T10:00:00Z")).toEqual([1, 2]);
    expect(warnings("updated_at:>=2026-11-01T10:00:00Z")).toMatchObject([
      { field: "updated_at", code: "invalid_value" },
    ]);
  });

  it("refuses a real field that it cannot answer", () => {
    expect(() => found("risk_level:high")).toThrow("'risk_level'");
  });

  it("shows what it understood", () => {
    expect(compileSearch("id:>1 test:true", orders).parsed).toEqual({
      and: [
        { field: "id", range: { gt: "1" } },
        { field: "test", match_all: "true" },
      ],
    });
  });

  it("takes a customer's updated_at by whole days", () => {
    const customers = customerSearch(() => NOW);
    const customer = {
      id: 1,
      personIndex: 0,
      person: nobody,
      email: "a@b.example",
      createdAt: 0,
      updatedAt: Date.UTC(2026, 10, 1, 3),
    };
    const accepts = (text: string) => compileSearch(text, customers).accept(customer);
    expect(accepts("updated_at:>='2026-11-01T23:00:00Z'")).toBe(true);
    expect(accepts("updated_at:>'2026-11-01T00:00:00Z'")).toBe(false);
    expect(accepts("updated_at:'2026-11-01T12:00:00Z'")).toBe(true);
  });
});
