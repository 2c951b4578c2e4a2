import { describe, expect, it } from "vitest";
import { openAccount } from "./testAccount.ts";
import { tinyCompany, tinyDeal, tinyNgo } from "./tinyNgo.ts";

const companies = Array.from({ length: 6 }, (_, i) => tinyCompany(i));
const open = () => openAccount(tinyNgo({ companies }).ngo);

describe("an own object type", () => {
  it("is described with its properties and links, on both paths", async () => {
    const { plain } = await open();
    for (const path of ["/crm-object-schemas/v3/schemas", "/crm-object-schemas/2026-09/schemas"]) {
      expect(await plain(path)).toHaveProperty("results", [
        expect.objectContaining({
          name: "reef_sponsorship",
          fullyQualifiedName: "p26411987_reef_sponsorship",
          objectTypeId: "2-8431209",
          properties: expect.arrayContaining([expect.objectContaining({ name: "starts_on", type: "date" })]),
          associations: [expect.objectContaining({ fromObjectTypeId: "2-8431209", toObjectTypeId: "0-2" })],
        }),
      ]);
    }
  });

  it.each(["reef_sponsorship", "p26411987_reef_sponsorship", "2-8431209"])(
    "is listed and searched as %s",
    async (name) => {
      const { get, post } = await open();
      const listed = await get(`/crm/objects/2026-09/${name}?properties=sponsorship_name,plaque_text`);
      expect(listed.ids).toHaveLength(2);
      expect(listed.body.results?.[0]?.properties).toMatchObject({ hs_createdate: expect.any(String) });
      expect((await post(`/crm/objects/2026-09/${name}/search`, {})).ids).toEqual(listed.ids);
    },
  );
});

describe("the history of a property", () => {
  const at = Date.UTC(2026, 1, 1);
  const history = [
    { at, stageId: "appointmentscheduled" },
    { at: at + 86_400_000, stageId: "qualifiedtobuy" },
  ];
  const deals = Array.from({ length: 60 }, (_, i) => tinyDeal(i, { stageId: "qualifiedtobuy", history }));
  const account = () => openAccount(tinyNgo({ deals }).ngo);

  it("comes newest first with the batch that asks for it", async () => {
    const { post } = await account();
    const body = { inputs: [{ id: "900" }], properties: [], propertiesWithHistory: ["dealstage"] };
    const answer = await post("/crm/objects/2026-09/deals/batch/read", body);
    expect(answer.body.results).toMatchObject([
      {
        propertiesWithHistory: {
          dealstage: [
            { value: "qualifiedtobuy", timestamp: "2026-02-02T00:00:00.000Z", updatedByUserId: expect.any(Number) },
            { value: "appointmentscheduled", timestamp: "2026-02-01T00:00:00.000Z" },
          ],
        },
      },
    ]);
  });

  it("is given for 50 records at most, in batches and in lists", async () => {
    const { get, post } = await account();
    const batch = (count: number) =>
      post("/crm/v3/objects/deals/batch/read", {
        inputs: deals.slice(0, count).map(({ id }) => ({ id: String(id) })),
        propertiesWithHistory: ["dealstage"],
      });
    expect((await batch(50)).status).toBe(200);
    expect((await batch(51)).status).toBe(400);
    expect((await get("/crm/v3/objects/deals?limit=50&propertiesWithHistory=dealstage")).status).toBe(200);
    expect((await get("/crm/v3/objects/deals?limit=51&propertiesWithHistory=dealstage")).status).toBe(400);
  });
});

describe("a line item", () => {
  it("belongs to its deal, and once taken off to none", async () => {
    const lot = { id: 70_000, name: "Lot", units: 40, amount: 125_050, createdAt: 1_700_000_000_000, removedAt: null };
    const plaque = { ...lot, id: 70_001, name: "Plaque", units: 1, amount: 15_000, removedAt: 1_700_000_100_000 };
    const { get, post } = await openAccount(tinyNgo({ deals: [tinyDeal(0, { lots: [lot, plaque] })] }).ngo);
    const { body } = await get("/crm/objects/2026-09/line_items?properties=quantity,price,hs_total_discount,amount");
    expect(body.results).toMatchObject([
      { id: "70000", properties: { quantity: "40", price: "31.27", hs_total_discount: "0.3", amount: "1250.5" } },
    ]);
    const bin = await get("/crm/v3/objects/line_items?archived=true");
    expect(bin.ids).toEqual(["70001"]);
    const links = await post("/crm/v4/associations/line_items/deals/batch/read", {
      inputs: [{ id: "70000" }, { id: "70001" }],
    });
    expect([links.status, links.body.results]).toMatchObject([
      207,
      [{ from: { id: "70000" }, to: [{ toObjectId: 900, associationTypes: [{ typeId: 20 }] }] }],
    ]);
  });
});
