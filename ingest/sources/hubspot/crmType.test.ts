import { afterEach, describe, expect, it } from "vitest";
import { z } from "zod";
import type { Reply, TestServer } from "../../testing/testServer.ts";
import { openTestServer } from "../../testing/testServer.ts";
import { createHubspotClient } from "./client.ts";
import { askedFor, complete, isWide } from "./completion.ts";
import { contacts } from "./contacts.ts";
import { checkProperties } from "./crmType.ts";
import { customObject } from "./customObject.ts";

let server: TestServer;
afterEach(() => server?.close());
const { signal } = new AbortController();

async function open(answer: (path: string, body: string) => Reply) {
  server = await openTestServer(({ path, body }) => answer(path, body));
  const patience = { attempts: 2, firstDelayMs: 1, timeoutMs: 1_000 };
  return createHubspotClient({ api_url: server.url, version: "2026-09", token: "pat" }, patience);
}
const type = { object: "deals", modified: "hs_lastmodifieddate", associated: [] };

describe("the properties of a type", () => {
  const results = [{ name: "dealname" }, { name: "amount" }];

  it("that the account lacks are warned of by name, once, and are not asked for", async () => {
    const client = await open(() => ({ body: { results } }));
    const asked = { ...type, properties: ["dealname", "corals"], optional: ["amount", "bridge"] };
    expect(await checkProperties(client, asked, signal)).toMatchObject({ properties: ["dealname", "amount"] });
    await checkProperties(client, asked, signal);
    expect([...client.warnings]).toEqual([expect.stringMatching(/no property corals on deals, .*rename/)]);
  });

  it("are asked for all the same where the schema may not be read, with a warning", async () => {
    const client = await open(() => ({ status: 403, body: { status: "error", category: "MISSING_SCOPES" } }));
    expect(await checkProperties(client, { ...type, properties: ["corals"] }, signal)).toMatchObject({
      properties: ["corals"],
    });
    expect([...client.warnings]).toEqual([expect.stringContaining("schema of deals")]);
  });
});

describe("consent to each kind of e-mail", () => {
  it("is asked for under whatever ids the account gave, and compared once for all reads of a job", async () => {
    const names = ["email", "hs_email_optout", "hs_email_optout_9", "hs_email_optout_survey_reason", "shoe_size"];
    const client = await open((path) => ({
      body: path.includes("/properties/") ? { results: names.map((name) => ({ name })) } : { total: 0, results: [] },
    }));
    const ask = { mode: "incremental" as const, from: "2026-01-01T00:00:00Z", to: "2026-01-02T00:00:00Z", signal };
    await contacts.expected(client, ask);
    await contacts.read(client, ask).next();
    const of = (part: string) => server.received.filter(({ path }) => path.includes(part));
    expect(of("/properties/")).toHaveLength(1);
    for (const { body } of of("/search"))
      expect(JSON.parse(body)).toMatchObject({ properties: ["email", "hs_email_optout", "hs_email_optout_9"] });
  });
});

describe("a type with more properties than a URL or a search holds", () => {
  const wide = { ...type, properties: Array.from({ length: 400 }, (_, i) => `a_property_of_the_account_${i}`) };

  it("is listed by id and date, and the rest is read by id with the names in the body", async () => {
    expect([isWide(wide), isWide({ ...wide, properties: ["dealname"] })]).toEqual([true, false]);
    expect(askedFor(wide)).toEqual(["hs_object_id", "hs_lastmodifieddate"]);
    const sent = z.object({ inputs: z.array(z.object({ id: z.string() })), properties: z.array(z.string()) });
    const client = await open((_path, body) => {
      const { inputs, properties } = sent.parse(JSON.parse(body));
      const all = Object.fromEntries(properties.map((name) => [name, "x"]));
      return { body: { results: inputs.map(({ id }) => ({ id, properties: all })) } };
    });
    const parts = { archived: false, associations: true, history: true };
    const listed = Array.from({ length: 150 }, (_, i) => ({ id: String(i), properties: { hs_object_id: String(i) } }));
    const records = await complete(client, wide, listed, parts, signal);
    expect(records).toHaveLength(150);
    expect(records[149]).toMatchObject({ id: "149", properties: { a_property_of_the_account_399: "x" } });
    expect(server.received.map(({ path }) => path)).toEqual(
      Array(2).fill("/crm/objects/2026-09/deals/batch/read?archived=false"),
    );
  });
});

describe("a custom object", () => {
  it("that the account does not have stops with the names it has", async () => {
    const schema = { name: "car", fullyQualifiedName: "p1_car", objectTypeId: "2-7", properties: [] };
    const client = await open(() => ({ body: { results: [schema] } }));
    const ask = { mode: "full" as const, from: null, to: "2026-01-01T00:00:00Z", signal };
    await expect(customObject("p1_boat").read(client, ask).next()).rejects.toMatchObject({
      code: "unknown_object",
      message: expect.stringMatching(/no custom object p1_boat; the account's own are: car/),
      mend: expect.stringContaining("HUBSPOT_CUSTOM_OBJECTS"),
    });
  });

  it("has the table that Airbyte names after it, without the account's number", () => {
    expect(customObject("p1_boat").tables.map(({ name }) => name)).toEqual(["boat"]);
  });
});
