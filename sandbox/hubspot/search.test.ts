import { describe, expect, it } from "vitest";
import { openAccount } from "./testAccount.ts";
import { contactId, NOON, tinyCompany, tinyDeal, tinyNgo, tinyPerson } from "./tinyNgo.ts";

const PATH = "/crm/objects/2026-09/contacts/search";
const crowd = (count: number) => Array.from({ length: count }, (_, index) => tinyPerson(index));
const idsFrom = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => String(contactId(from + i)));
const filters = (...all: object[]) => ({ filterGroups: [{ filters: all }] });
const updatedAt = (index: number) => String(NOON - (10_000 - index) * 60_000);

describe("searches", () => {
  it("find what changed since an instant and go on behind an id", async () => {
    const { post } = await openAccount(tinyNgo({ people: crowd(50) }).ngo);
    const since = { propertyName: "lastmodifieddate", operator: "GTE", value: updatedAt(20) };
    const sorts = [{ propertyName: "hs_object_id", direction: "ASCENDING" }];
    const first = await post(PATH, { ...filters(since), sorts, limit: 10 });
    expect(first.body.total).toBe(30);
    expect(first.ids).toEqual(idsFrom(20, 30));
    const behind = { propertyName: "hs_object_id", operator: "GT", value: first.ids.at(-1) };
    const second = await post(PATH, { ...filters(since, behind), sorts, limit: 200 });
    expect(second.body.total).toBe(20);
    expect(second.ids).toEqual(idsFrom(30, 50));
  });

  it("page by a numeric offset given as a string", async () => {
    const { post } = await openAccount(tinyNgo({ people: crowd(25) }).ngo);
    const first = await post(PATH, { limit: 20 });
    expect(first.body.paging).toEqual({ next: { after: "20" } });
    const second = await post(PATH, { limit: 20, after: "20" });
    expect(second.ids).toEqual(idsFrom(20, 25));
    expect(second.body.paging).toBeUndefined();
  });

  it("refuse to go past 10,000 results, and a page of more than 200", async () => {
    const { post } = await openAccount(tinyNgo({ people: crowd(3) }).ngo);
    expect((await post(PATH, { limit: 100, after: "9900" })).status).toBe(200);
    expect((await post(PATH, { limit: 100, after: "9901" })).status).toBe(400);
    expect((await post(PATH, { limit: 201 })).status).toBe(400);
  });

  it.each([
    ["BETWEEN", { value: updatedAt(1), highValue: updatedAt(3) }, [1, 2, 3]],
    ["LT", { value: updatedAt(2) }, [0, 1]],
    ["LTE", { value: updatedAt(2) }, [0, 1, 2]],
    ["GT", { value: updatedAt(3) }, [4]],
    ["EQ", { value: new Date(Number(updatedAt(3))).toISOString() }, [3]],
    ["NEQ", { value: updatedAt(3) }, [0, 1, 2, 4]],
    ["HAS_PROPERTY", {}, [0, 1, 2, 3, 4]],
    ["NOT_HAS_PROPERTY", {}, []],
  ])("understand %s on the date of the last change", async (operator, operands, expected) => {
    const { post } = await openAccount(tinyNgo({ people: crowd(5) }).ngo);
    const { ids } = await post(PATH, filters({ propertyName: "lastmodifieddate", operator, ...operands }));
    expect(ids).toEqual(expected.map((index) => String(contactId(index))));
  });

  it.each([
    ["EQ", { value: "TANE2" }, [2]],
    ["IN", { values: ["tane1", "Tane3"] }, [1, 3]],
    ["NOT_IN", { values: ["tane1", "tane3"] }, [0, 2, 4]],
    ["CONTAINS_TOKEN", { value: "tane*" }, [0, 1, 2, 3, 4]],
    ["CONTAINS_TOKEN", { value: "ane1" }, []],
  ])("understand %s on text, whatever its case", async (operator, operands, expected) => {
    const { post } = await openAccount(tinyNgo({ people: crowd(5) }).ngo);
    const { ids } = await post(PATH, filters({ propertyName: "lastname", operator, ...operands }));
    expect(ids).toEqual(expected.map((index) => String(contactId(index))));
  });

  it("compare amounts as numbers and sort by them downwards", async () => {
    const deals = [
      tinyDeal(0, { amount: 90_000 }),
      tinyDeal(1, { amount: 1_000_000 }),
      tinyDeal(2, { amount: 20_000 }),
    ];
    const { post } = await openAccount(tinyNgo({ deals }).ngo);
    const { ids } = await post("/crm/v3/objects/0-3/search", {
      ...filters({ propertyName: "amount", operator: "GTE", value: 900 }),
      sorts: ["-amount"],
    });
    expect(ids).toEqual(["901", "900"]);
  });

  it("join groups by or, each record once", async () => {
    const { post } = await openAccount(tinyNgo({ people: crowd(5) }).ngo);
    const named = (value: string) => ({ filters: [{ propertyName: "lastname", operator: "EQ", value }] });
    const { ids, body } = await post(PATH, { filterGroups: [named("tane3"), named("tane1"), named("tane3")] });
    expect(ids).toEqual(idsFrom(1, 2).concat(idsFrom(3, 4)));
    expect(body.total).toBe(2);
  });

  it.each([
    ["six groups", { filterGroups: Array.from({ length: 6 }, () => ({ filters: [] })) }],
    [
      "seven filters in a group",
      filters(...Array.from({ length: 7 }, () => ({ propertyName: "email", operator: "HAS_PROPERTY" }))),
    ],
    ["two sorts", { sorts: ["email", "lastname"] }],
    ["a property that does not exist", filters({ propertyName: "shoe_size", operator: "HAS_PROPERTY" })],
    ["a date that is none", filters({ propertyName: "createdate", operator: "GT", value: "yesterday" })],
    ["a body of more than 3,000 characters", { query: "x".repeat(3000) }],
  ])("refuse %s", async (_name, body) => {
    const { post } = await openAccount(tinyNgo({ people: crowd(1) }).ngo);
    const answer = await post(PATH, body);
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({
      status: "error",
      message: "There was a problem with the request.",
      category: "VALIDATION_ERROR",
    });
  });

  it("find nobody by hs_lastmodifieddate of contacts, which is empty", async () => {
    const { post } = await openAccount(tinyNgo({ people: crowd(5) }).ngo);
    expect(
      (await post(PATH, filters({ propertyName: "hs_lastmodifieddate", operator: "GT", value: "0" }))).body.total,
    ).toBe(0);
  });

  it("never show archived records", async () => {
    const { post } = await openAccount(
      tinyNgo({ companies: [tinyCompany(0), tinyCompany(1, { archivedAt: NOON })] }).ngo,
    );
    expect((await post("/crm/v3/objects/companies/search", {})).ids).toEqual(["50"]);
  });

  it("show a change only after the index has caught up", async () => {
    const people = crowd(3);
    const { ngo, touch } = tinyNgo({ people });
    let now = NOON;
    const { post, get } = await openAccount(ngo, { now: () => now });
    people[0] = tinyPerson(0, { updatedAt: NOON }, { firstName: "Moana" });
    touch();
    now = NOON + 2999;
    expect((await post(PATH, {})).ids).toEqual(idsFrom(1, 3));
    expect((await get("/crm/objects/2026-09/contacts/1000")).body).toMatchObject({
      properties: { firstname: "Moana" },
    });
    now = NOON + 3000;
    expect((await post(PATH, {})).ids).toEqual(idsFrom(0, 3));
  });
});
