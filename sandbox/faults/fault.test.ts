import { describe, expect, it } from "vitest";
import { faultRequest, matches } from "./fault.ts";
import { createFaultBoard } from "./faultBoard.ts";

describe("faultRequest", () => {
  it("hits the first call once unless told otherwise", () => {
    expect(faultRequest.parse({ path: "/crm", status: 500 })).toMatchObject({
      nth: 1,
      times: 1,
      delay_ms: 0,
      cut: false,
    });
  });

  it.each([
    [{ path: "/crm" }, "status"],
    [{ path: "(", status: 500 }, "path"],
    [{ path: "/crm", status: 99 }, "status"],
    [{ path: "/crm", status: 500, nth: 0 }, "nth"],
    [{ path: "/crm", delay_ms: "long" }, "delay_ms"],
  ])("refuses %j, naming %s", (body, field) => {
    expect(faultRequest.safeParse(body).error?.issues[0]?.path[0]).toBe(field);
  });
});

describe("matches", () => {
  it.each([
    ["/crm", "/crm/objects/2026-09/deals", true],
    ["/crm", "/admin/api/2026-10/graphql.json", false],
    ["/admin/api/2026-10/graphql.json", "/admin/api/2026-10/graphql.json", true],
    ["^/crm/.*/(deals|contacts)$", "/crm/objects/2026-09/deals", true],
    ["^/crm/.*/(deals|contacts)$", "/crm/objects/2026-09/companies", false],
  ])("%s against %s is %s", (path, asked, expected) => {
    expect(matches({ path }, asked)).toBe(expected);
  });
});

describe("createFaultBoard", () => {
  it("hits from the nth matching call on, as often as asked", () => {
    const board = createFaultBoard();
    board.add(faultRequest.parse({ path: "/crm", status: 500, nth: 3, times: 2 }));
    const hits = ["/crm", "/admin", "/crm", "/crm", "/crm", "/crm"].map((path) => board.meet(path) !== null);
    expect(hits).toEqual([false, false, false, true, true, false]);
    expect(board.clear()).toBe(1);
    expect(board.meet("/crm")).toBeNull();
  });
});
