import { describe, expect, it } from "vitest";
import { CubeFailure, toFailure, troubleText } from "./failure.ts";

describe("toFailure", () => {
  it("keeps an answer that is one already", () => {
    const failure = new CubeFailure(400, "unknown_member", "There is no member.", { member: "x.y" });
    expect(toFailure(failure)).toBe(failure);
    expect(failure.toJSON()).toEqual({ error: "There is no member.", code: "unknown_member", member: "x.y" });
  });

  it.each([
    ["not_ready", 503],
    ["query_timeout", 504],
    ["database_unreachable", 503],
  ])("knows the driver's %s by its text, which is all that Cube keeps", (name, status) => {
    expect(toFailure({ error: `Error: ${troubleText(name)}` })).toMatchObject({ status, code: name });
    expect(toFailure(new Error(troubleText(name)))).toMatchObject({ status, code: name });
  });

  it("takes a hidden member for something forbidden", () => {
    expect(toFailure(new Error("You requested hidden member: 'a.b'."))).toMatchObject({
      status: 403,
      code: "forbidden",
    });
  });

  it.each([
    new Error('relation "marts.fct_donations" does not exist'),
    { error: "Error: connect ECONNREFUSED 10.1.2.3:5432" },
    { error: `Error: ${troubleText("query_failed")}` },
    "select net from marts.fct_donations",
  ])("shows nothing of what went wrong inside: %s", (error) => {
    const failure = toFailure(error);
    expect(failure).toMatchObject({ status: 500, code: "internal" });
    expect(JSON.stringify(failure)).not.toMatch(/marts|10\.1|ECONN|select|atoll:/);
  });
});
