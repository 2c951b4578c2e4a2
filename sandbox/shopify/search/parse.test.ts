import { describe, expect, it } from "vitest";
import { parseSearch } from "./parse.ts";

const term = (field: string | null, operator: string, value: string) => ({ kind: "term", field, operator, value });

describe("parseSearch", () => {
  it.each<[string, unknown]>([
    ["", { kind: "everything" }],
    ["updated_at:>='2026-11-01T00:00:00Z'", term("updated_at", ">=", "2026-11-01T00:00:00Z")],
    ['created_at:<"2026-11-01T00:00:00Z"', term("created_at", "<", "2026-11-01T00:00:00Z")],
    ["id:123", term("id", "=", "123")],
    ["test:false", term("test", "=", "false")],
    ["moorea", term(null, "=", "moorea")],
    ["-tag:vip", { kind: "not", part: term("tag", "=", "vip") }],
  ])("reads %s", (text, search) => {
    expect(parseSearch(text)).toEqual(search);
  });

  it("implies AND, and lets it be written", () => {
    const both = { kind: "and", parts: [term("id", ">", "1"), term("id", "<", "9")] };
    expect(parseSearch("id:>1 id:<9")).toEqual(both);
    expect(parseSearch("id:>1 AND id:<9")).toEqual(both);
  });

  it("binds AND closer than OR, and follows brackets", () => {
    expect(parseSearch("a:1 OR b:2 c:3")).toEqual({
      kind: "or",
      parts: [term("a", "=", "1"), { kind: "and", parts: [term("b", "=", "2"), term("c", "=", "3")] }],
    });
    expect(parseSearch("(a:1 OR b:2) NOT c:3")).toMatchObject({
      kind: "and",
      parts: [{ kind: "or" }, { kind: "not" }],
    });
  });

  it("cuts an unquoted time at its first colon", () => {
    expect(parseSearch("updated_at:>=2026-11-01T10:00:00Z")).toEqual(term("updated_at", ">=", "2026-11-01T10"));
  });

  it("does not know := as an operator", () => {
    expect(parseSearch("id:=5")).toEqual(term("id", "=", "=5"));
  });

  it("survives brackets that do not match", () => {
    expect(parseSearch("id:5) (")).toMatchObject({ kind: "and" });
  });
});
