import { describe, expect, it } from "vitest";
import { openAccount } from "./testAccount.ts";
import { NOON, tinyCompany, tinyDeal, tinyNgo, tinyPerson } from "./tinyNgo.ts";

const empty = () => tinyNgo({}).ngo;

describe("associations", () => {
  const linked = () =>
    openAccount(
      tinyNgo({
        people: [tinyPerson(0, { companyIds: [50], mergedIds: [7] }), tinyPerson(1)],
        companies: [tinyCompany(0), tinyCompany(1)],
        deals: [
          tinyDeal(0, { companyIds: [51, 50], contactIds: [7] }),
          tinyDeal(1, { companyIds: [50] }),
          tinyDeal(2, { companyIds: [50], archivedAt: NOON }),
        ],
      }).ngo,
    );
  const read = async (path: string, ...ids: string[]) => {
    const { post } = await linked();
    const { status, body } = await post(`/crm/${path}/batch/read`, { inputs: ids.map((id) => ({ id })) }).catch(
      (error: Error) => {
        throw error;
      },
    );
    return { status, body };
  };
  const primary = (typeId: number) => ({ category: "HUBSPOT_DEFINED", typeId, label: "Primary" });
  const plain = (typeId: number) => ({ category: "HUBSPOT_DEFINED", typeId, label: null });

  it("leave out a record without links, list it among the errors and answer 207", async () => {
    const { status, body } = await read("v4/associations/contacts/companies", "1000", "1010");
    expect(status).toBe(207);
    expect(body.results).toEqual([
      { from: { id: "1000" }, to: [{ toObjectId: 50, associationTypes: [primary(1), plain(279)] }] },
    ]);
    expect(body).toMatchObject({
      numErrors: 1,
      errors: [
        {
          subCategory: "crm.associations.NO_ASSOCIATIONS_FOUND",
          message: "No company is associated with contact 1010.",
        },
      ],
    });
  });

  it("give ids as strings on the dated path, the primary company first", async () => {
    const { status, body } = await read("associations/2026-09/deals/companies", "900");
    expect(status).toBe(200);
    expect(body.results).toEqual([
      {
        from: { id: "900" },
        to: [
          { toObjectId: "51", associationTypes: [primary(5), plain(341)] },
          { toObjectId: "50", associationTypes: [plain(341)] },
        ],
      },
    ]);
  });

  it("lead from a deal to the contact that is left after a merge", async () => {
    const { body } = await read("v4/associations/deal/contact", "900");
    expect(body.results).toMatchObject([{ to: [{ toObjectId: 1000, associationTypes: [plain(3)] }] }]);
  });

  it("lead from a company to its deals, archived ones left out", async () => {
    const { body } = await read("v4/associations/0-2/0-3", "50");
    expect(body.results).toMatchObject([
      {
        to: [
          { toObjectId: 900, associationTypes: [plain(342)] },
          { toObjectId: 901, associationTypes: [primary(6), plain(342)] },
        ],
      },
    ]);
  });

  it("take 1,000 ids and refuse 1,001", async () => {
    const ids = (count: number) => Array.from({ length: count }, (_, i) => String(i));
    expect((await read("v4/associations/contacts/companies", ...ids(1000))).status).toBe(207);
    expect((await read("v4/associations/contacts/companies", ...ids(1001))).status).toBe(400);
  });
});

describe("the account", () => {
  it("lists pipelines with flags and probabilities as strings", async () => {
    const { get } = await openAccount(empty());
    const { body } = await get("/crm/pipelines/2026-09/deals");
    expect(body.results?.[0]).toMatchObject({ id: "default", label: "Partners" });
    expect(body.results?.[0]).toHaveProperty("stages.0.metadata", { isClosed: "false", probability: "0.2" });
    expect(body.results?.[0]).toHaveProperty("stages.4.metadata", { isClosed: "true", probability: "1.0" });
  });

  it("pages through owners and keeps those who left apart", async () => {
    const { get } = await openAccount(empty());
    const first = await get("/crm/owners/2026-09?limit=3");
    expect(first.ids).toHaveLength(3);
    const second = await get(first.body.paging?.next.link ?? "");
    expect(second.ids).toHaveLength(1);
    const gone = await get("/crm/v3/owners?archived=true");
    expect(gone.body.results).toMatchObject([{ archived: true, lastName: "Walker", userId: null }]);
    expect([...first.ids, ...second.ids]).not.toContain(gone.ids[0]);
  });

  it("describes the properties of a type", async () => {
    const { get } = await openAccount(empty());
    const { body } = await get("/crm/properties/2026-09/deals");
    expect(body.results).toContainEqual(
      expect.objectContaining({ name: "amount", type: "number", fieldType: "number" }),
    );
  });

  it("answers a wrong token with 401 and HubSpot's words", async () => {
    const { get } = await openAccount(empty());
    const { status, body } = await get("/crm/v3/owners", { headers: { authorization: "Bearer other" } });
    expect(status).toBe(401);
    expect(body).toMatchObject({
      status: "error",
      category: "INVALID_AUTHENTICATION",
      message: expect.stringMatching(/^Authentication credentials not found/),
    });
  });

  it("knows no other types, versions or paths", async () => {
    const { get } = await openAccount(empty());
    const unknown = await get("/crm/v3/objects/widgets");
    expect([unknown.status, unknown.body.message]).toEqual([400, "Unable to infer object type from: widgets"]);
    expect((await get("/crm/objects/2025-01/contacts")).status).toBe(404);
    expect((await get("/crm/v3/lists")).status).toBe(404);
    expect((await get("/crm/v3/objects/contacts/5")).body).toMatchObject({
      status: "error",
      message: "resource not found",
    });
  });

  it("answers a body that is no JSON with 400", async () => {
    const { request } = await openAccount(empty());
    const { status, body } = await request("/crm/v3/objects/contacts/search", { method: "POST", body: "{" });
    expect([status, body.message]).toEqual([400, expect.stringMatching(/^Invalid input JSON on line 1/)]);
  });
});

describe("limits", () => {
  it("count down in headers and end in a 429 that names the policy", async () => {
    const { get } = await openAccount(empty(), { limits: { perTenSeconds: 2 } });
    const { headers } = await get("/crm/v3/owners");
    expect(headers.get("x-hubspot-ratelimit-max")).toBe("2");
    expect(headers.get("x-hubspot-ratelimit-remaining")).toBe("1");
    expect(headers.get("x-hubspot-ratelimit-interval-milliseconds")).toBe("10000");
    await get("/crm/v3/owners");
    const refused = await get("/crm/v3/owners");
    expect(refused.status).toBe(429);
    expect(refused.body).toMatchObject({
      status: "error",
      message: "You have reached your ten_secondly_rolling limit.",
      errorType: "RATE_LIMIT",
      policyName: "TEN_SECONDLY_ROLLING",
    });
  });

  it("hold searches by the second, without headers", async () => {
    const { post } = await openAccount(empty(), { limits: { searchesPerSecond: 1 } });
    const answered = await post("/crm/v3/objects/deals/search", {});
    expect(answered.headers.get("x-hubspot-ratelimit-max")).toBeNull();
    const refused = await post("/crm/v3/objects/deals/search", {});
    expect([refused.status, refused.body.policyName, refused.body.message]).toEqual([
      429,
      "SECONDLY",
      "You have reached your secondly limit.",
    ]);
  });

  it("end the day when its requests are used up", async () => {
    const { get } = await openAccount(empty(), { limits: { perDay: 1 } });
    await get("/crm/v3/owners");
    expect((await get("/crm/v3/owners")).body.policyName).toBe("DAILY");
  });
});
