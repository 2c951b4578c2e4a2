import { describe, expect, it } from "vitest";
import { openNgo } from "../ngo/openNgo.ts";
import { openAccount } from "./testAccount.ts";
import { NOON } from "./tinyNgo.ts";

const open = async () => {
  let now = NOON;
  const ngo = openNgo({ seed: 1, size: "test", now: () => now, journalPath: null });
  const account = await openAccount(ngo, { now: () => now });
  const wait = (milliseconds: number) => {
    now += milliseconds;
  };
  const all = async (path: string) => {
    const ids: string[] = [];
    for (let next: string | undefined = path; next; ) {
      const page = await account.get(next);
      ids.push(...page.ids);
      next = page.body.paging?.next.link;
    }
    return ids;
  };
  return { ngo, wait, all, ...account };
};

describe("an account over the made-up NGO", () => {
  it("lists each contact of the ledger once, archived ones apart, and finds the same by search", async () => {
    const { ngo, all, post } = await open();
    const contacts = Array.from({ length: ngo.peopleCount() }, (_, index) => ngo.person(index).contacts).flat();
    const idsOf = (archived: boolean) =>
      contacts.flatMap(({ id, archivedAt }) => ((archivedAt !== null) === archived ? [String(id)] : [])).sort();
    expect((await all("/crm/objects/2026-09/contacts?limit=100")).sort()).toEqual(idsOf(false));
    expect((await all("/crm/v3/objects/contacts?limit=100&archived=true")).sort()).toEqual(idsOf(true));
    expect((await post("/crm/objects/2026-03/contacts/search", {})).body.total).toBe(idsOf(false).length);
  });

  it("lists each deal of the ledger with its own amount and stage", async () => {
    const { ngo, get, all } = await open();
    const deals = Array.from({ length: ngo.dealsCount() }, (_, index) => ngo.deal(index));
    const live = deals.filter(({ archivedAt }) => archivedAt === null);
    expect(await all("/crm/objects/2026-09/deals?limit=100")).toHaveLength(live.length);
    const { body } = await get("/crm/objects/2026-09/deals?limit=100&properties=dealstage,amount,deal_currency_code");
    expect(body.results?.length).toBeGreaterThan(0);
    for (const { id, properties } of body.results ?? []) {
      const deal = live.find((candidate) => String(candidate.id) === id);
      expect(properties).toMatchObject({ dealstage: deal?.stageId, deal_currency_code: deal?.currency });
      const minorUnits = Number(properties?.amount) * (deal?.currency === "XPF" ? 1 : 100);
      expect(Math.round(minorUnits)).toBe(deal?.amount);
    }
  });

  it("shows a merge made by hand: one contact gone, its id among the other's, found by search after a while", async () => {
    const { ngo, wait, get, post, all } = await open();
    const [primary = "", merged = ""] = await all("/crm/objects/2026-09/contacts?limit=100");
    ngo.mergeContacts(Number(primary), Number(merged));
    expect(await all("/crm/objects/2026-09/contacts?limit=100")).not.toContain(merged);
    const answer = await get(`/crm/objects/2026-09/contacts/${merged}?properties=hs_merged_object_ids`);
    expect(answer.body).toMatchObject({ id: primary, properties: { hs_merged_object_ids: merged } });
    const since = { propertyName: "lastmodifieddate", operator: "GTE", value: String(NOON - 1000) };
    const search = () => post("/crm/objects/2026-09/contacts/search", { filterGroups: [{ filters: [since] }] });
    expect((await search()).ids).not.toContain(primary);
    wait(4000);
    expect((await search()).ids).toContain(primary);
  });
});
