import { describe, expect, it } from "vitest";
import { openNgo } from "../ngo/openNgo.ts";
import { openAccount } from "./testAccount.ts";

const NOW = Date.UTC(2026, 10, 24, 3);
const ngoOf = (seed: number) => openNgo({ seed, size: "test", now: () => NOW, journalPath: null });

describe("marketing campaigns", () => {
  it.each([1, 2])("hold every tag that links to the shop of seed %i carried", async (seed) => {
    const ngo = ngoOf(seed);
    const { get } = await openAccount(ngo);
    const { body } = await get("/marketing/campaigns/2026-09?limit=100&properties=hs_utm");
    const known = new Set(body.results?.map(({ properties }) => properties?.hs_utm));
    const visits = Array.from({ length: ngo.ordersCount() }, (_, i) => ngo.order(i).visits).flat();
    const carried = new Set(visits.flatMap(({ utm }) => utm?.campaign ?? []));
    expect(carried.size).toBeGreaterThan(10);
    expect([...carried].filter((tag) => !known.has(tag))).toEqual([]);
  });

  it("come in pages with an opaque place to go on from, on both paths, each once", async () => {
    const { get } = await openAccount(ngoOf(1));
    const all = (await get("/marketing/v3/campaigns?limit=100")).ids;
    const ids: string[] = [];
    for (let path: string | undefined = "/marketing/campaigns/2026-09?limit=10"; path; ) {
      const page = await get(path);
      ids.push(...page.ids);
      path = page.body.paging?.next.link;
    }
    expect(ids.sort()).toEqual(all.sort());
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("answer only the properties that were asked for and have a value", async () => {
    const { get } = await openAccount(ngoOf(1));
    const asked = "hs_name,hs_end_date,hs_budget_items_sum_amount";
    const { body } = await get(`/marketing/v3/campaigns?limit=100&properties=${asked}`);
    expect(body.results?.[0]?.properties).not.toHaveProperty("hs_utm");
    const evergreen = body.results?.find(({ properties }) => properties?.hs_name === "welcome");
    expect(evergreen?.properties).toEqual({ hs_name: "welcome" });
    expect((await get("/marketing/v3/campaigns")).body.results?.[0]?.properties).toEqual({});
  });

  it("are read by GUID, those that are gone left out", async () => {
    const { get, post } = await openAccount(ngoOf(1));
    const [id = ""] = (await get("/marketing/v3/campaigns?limit=1")).ids;
    const inputs = [{ id }, { id: "00000000-0000-4000-a000-000000000000" }];
    const read = await post("/marketing/campaigns/2026-09/batch/read?properties=hs_name", { inputs });
    expect([read.status, read.ids]).toEqual([200, [id]]);
  });
});
