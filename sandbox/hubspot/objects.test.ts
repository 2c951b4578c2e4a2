import { describe, expect, it } from "vitest";
import { openAccount } from "./testAccount.ts";
import { contactId, NOON, tinyCompany, tinyDeal, tinyNgo, tinyPerson } from "./tinyNgo.ts";

const crowd = (count: number) => Array.from({ length: count }, (_, index) => tinyPerson(index));

describe("lists", () => {
  it("page through every contact once, by id, ten at a time", async () => {
    const { get } = await openAccount(tinyNgo({ people: crowd(25) }).ngo);
    const seen: string[] = [];
    let path: string | undefined = "/crm/objects/2026-09/contacts";
    const sizes: number[] = [];
    while (path) {
      const { body, ids } = await get(path);
      seen.push(...ids);
      sizes.push(ids.length);
      path = body.paging?.next.link;
    }
    expect(sizes).toEqual([10, 10, 5]);
    expect(seen).toEqual(crowd(25).map((_, index) => String(contactId(index))));
  });

  it("leave paging out when the last page is full", async () => {
    const { get } = await openAccount(tinyNgo({ people: crowd(10) }).ngo);
    expect((await get("/crm/objects/2026-03/contacts")).body.paging).toBeUndefined();
  });

  it("take a limit of 100 and refuse 101 and 0", async () => {
    const { get } = await openAccount(tinyNgo({ people: crowd(101) }).ngo);
    expect((await get("/crm/objects/2026-09/contacts?limit=100")).ids).toHaveLength(100);
    for (const limit of [101, 0]) {
      const { status, body } = await get(`/crm/objects/2026-09/contacts?limit=${limit}`);
      expect(status).toBe(400);
      expect(body).toMatchObject({ status: "error", category: "VALIDATION_ERROR", correlationId: expect.any(String) });
    }
  });

  it("answer the default properties when none are named", async () => {
    const { get } = await openAccount(tinyNgo({ people: crowd(1) }).ngo);
    const { body } = await get("/crm/v3/objects/contacts");
    expect(body.results?.[0]?.properties).toEqual({
      createdate: new Date(NOON - 10_001 * 60_000).toISOString(),
      email: "hina0@mail.example",
      firstname: "Hina",
      hs_object_id: "1000",
      lastmodifieddate: new Date(NOON - 10_000 * 60_000).toISOString(),
      lastname: "Tane0",
    });
  });

  it("ignore property names that the type lacks and add the system's own", async () => {
    const { get } = await openAccount(tinyNgo({ people: crowd(1) }).ngo);
    const { body } = await get("/crm/v3/objects/contacts?properties=email,shoe_size&properties=phone");
    const names = Object.keys(body.results?.[0]?.properties ?? {});
    expect(names).toEqual(["createdate", "email", "hs_object_id", "lastmodifieddate", "phone"]);
  });

  it("show archived records alone when asked for them, and never otherwise", async () => {
    const people = [tinyPerson(0), tinyPerson(1, { archivedAt: NOON }), tinyPerson(2)];
    const { get } = await openAccount(tinyNgo({ people }).ngo);
    expect((await get("/crm/v3/objects/contacts")).ids).toEqual(["1000", "1020"]);
    const archived = await get("/crm/v3/objects/contacts?archived=true");
    expect(archived.body.results).toMatchObject([
      { id: "1010", archived: true, archivedAt: "2026-11-24T22:00:00.000Z" },
    ]);
  });

  it("list a primary company under both names of the link", async () => {
    const people = [tinyPerson(0, { companyIds: [50, 51] })];
    const { get } = await openAccount(tinyNgo({ people, companies: [tinyCompany(0), tinyCompany(1)] }).ngo);
    const { body } = await get("/crm/v3/objects/contacts?associations=companies,deals");
    expect(body.results?.[0]?.associations).toEqual({
      companies: {
        results: [
          { id: "50", type: "contact_to_company" },
          { id: "50", type: "contact_to_company_unlabeled" },
          { id: "51", type: "contact_to_company_unlabeled" },
        ],
      },
    });
  });

  it("read type names in the plural, the singular and as numbers", async () => {
    const { get } = await openAccount(tinyNgo({ companies: [tinyCompany(0)] }).ngo);
    for (const name of ["companies", "company", "0-2"])
      expect((await get(`/crm/v3/objects/${name}`)).ids).toEqual(["50"]);
  });
});

describe("contacts", () => {
  it("join further addresses and merged ids by semicolons", async () => {
    const people = [tinyPerson(0, { additional: [1], mergedIds: [7, 8] })];
    const { get } = await openAccount(tinyNgo({ people }).ngo);
    const { body } = await get("/crm/v3/objects/contacts?properties=hs_additional_emails,hs_merged_object_ids,country");
    expect(body.results?.[0]?.properties).toMatchObject({
      hs_additional_emails: "second0@mail.example",
      hs_merged_object_ids: "7;8",
      country: "French Polynesia",
    });
  });

  it("answer for an id that was merged away with the contact that is left", async () => {
    const { get } = await openAccount(tinyNgo({ people: [tinyPerson(0, { mergedIds: [7] })] }).ngo);
    expect((await get("/crm/objects/2026-09/contacts/7")).body).toMatchObject({ id: "1000" });
  });
});

describe("deals", () => {
  const deal = async (more: Parameters<typeof tinyDeal>[1]) => {
    const { get } = await openAccount(tinyNgo({ deals: [tinyDeal(0, more)] }).ngo);
    const names =
      "amount,amount_in_home_currency,hs_is_closed,hs_is_closed_won,hs_deal_stage_probability,coral_site,corals,ip__ecomm_bridge__ecomm_synced";
    return (await get(`/crm/v3/objects/deals/900?properties=${names}`)).body.properties;
  };

  it("carry every value as a string, with the probability in all digits of its double", async () => {
    expect(await deal({})).toMatchObject({
      amount: "1250.5",
      amount_in_home_currency: "1250.5",
      hs_is_closed: "false",
      hs_is_closed_won: "false",
      hs_deal_stage_probability: "0.200000000000000011102230246251565404236316680908203125",
      coral_site: null,
      corals: "40",
      ip__ecomm_bridge__ecomm_synced: null,
    });
  });

  it("keep francs whole and value them by the account's own rate", async () => {
    const francs = await deal({ amount: 120_000, currency: "XPF", stageId: "closedwon", isWon: true });
    expect(francs).toMatchObject({
      amount: "120000",
      amount_in_home_currency: "1005.6",
      hs_is_closed: "true",
      hs_deal_stage_probability: "1",
    });
  });

  it("name the coral site as somebody typed it", async () => {
    expect(await deal({ site: "tikehau" })).toMatchObject({ coral_site: expect.stringMatching(/^tikehau$/i) });
  });
});

describe("batch read", () => {
  it("answers 207 and names the ids that lead nowhere", async () => {
    const { post } = await openAccount(tinyNgo({ people: crowd(2) }).ngo);
    const { status, ids, body } = await post("/crm/objects/2026-09/contacts/batch/read", {
      inputs: [{ id: "1010" }, { id: "4" }],
      properties: ["city"],
    });
    expect(status).toBe(207);
    expect(ids).toEqual(["1010"]);
    expect(body).toMatchObject({
      status: "COMPLETE",
      numErrors: 1,
      errors: [{ category: "OBJECT_NOT_FOUND", context: { ids: ["4"] } }],
    });
  });

  it("takes 100 ids and refuses 101", async () => {
    const { post } = await openAccount(tinyNgo({ people: crowd(101) }).ngo);
    const inputs = (count: number) => ({ inputs: crowd(count).map((_, index) => ({ id: String(contactId(index)) })) });
    expect((await post("/crm/v3/objects/contacts/batch/read", inputs(100))).ids).toHaveLength(100);
    expect((await post("/crm/v3/objects/contacts/batch/read", inputs(101))).status).toBe(400);
  });
});
