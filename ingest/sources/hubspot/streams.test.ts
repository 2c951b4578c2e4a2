import { describe, expect, it } from "vitest";
import { columnsAtFault, readList, rowsOf } from "../../testing/fixture.ts";
import type { HubspotClient } from "./client.ts";
import { companies } from "./companies.ts";
import { contacts } from "./contacts.ts";
import { dealPipelines } from "./dealPipelines.ts";
import { deals } from "./deals.ts";
import { owners } from "./owners.ts";

const refuse = () => Promise.reject(new Error("not asked in this test"));
const client: HubspotClient = { warnings: new Set(), see: () => undefined, get: refuse, post: refuse };
const recorded = (name: string) => readList(import.meta.url, name);
const associated = { companies: ["7"], contacts: ["8", "9"] };

describe.each([
  [contacts, "contacts"],
  [companies, "companies"],
  [deals, "deals"],
  [owners, "owners"],
  [dealPipelines, "dealPipelines"],
])("%o", (stream, name) => {
  it.each(recorded(name))("fills exactly the columns of its table from %o", (payload) => {
    expect(columnsAtFault(stream, rowsOf(stream, { ...payload, associations: associated }, client))).toEqual([]);
  });
});

describe("a deal", () => {
  const [payload] = recorded("deals");
  it("keeps every property as the text HubSpot sent, and its associations as arrays of ids", () => {
    expect(rowsOf(deals, { ...payload, associations: associated }, client).deals).toMatchObject([
      {
        id: payload?.id,
        archived: false,
        archivedAt: null,
        properties: { amount: "23400", corals: "900" },
        companies: ["7"],
        contacts: ["8", "9"],
      },
    ]);
  });

  it("with a property that is no text is rejected by that property", () => {
    const odd = { ...payload, associations: {}, properties: { amount: 23_400 } };
    expect(deals.translate(odd, client)).toMatchObject({
      ok: false,
      record_key: payload?.id,
      field: "properties.amount",
    });
  });

  it("in the recycle bin is landed as archived", () => {
    const archived = recorded("deals").at(-1);
    expect(rowsOf(deals, { ...archived, associations: {} }, client).deals).toMatchObject([
      { archived: true, archivedAt: expect.any(String), companies: [] },
    ]);
  });
});

describe("a contact", () => {
  it("is dated by lastmodifieddate, since hs_lastmodifieddate is empty on contacts", () => {
    const [payload] = recorded("contacts");
    const properties = { lastmodifieddate: "2026-11-01T00:00:00.000Z", hs_lastmodifieddate: null };
    expect(contacts.translate({ ...payload, properties, associations: {} }, client)).toMatchObject({
      ok: true,
      updated_at: properties.lastmodifieddate,
    });
  });
});

describe("a deal pipeline", () => {
  it("has its stages with HubSpot's metadata", () => {
    const [row] = rowsOf(dealPipelines, recorded("dealPipelines")[0], client).deal_pipelines ?? [];
    expect(row).toMatchObject({ active: true, objectType: "DEAL" });
    expect(row?.stages).toContainEqual({
      stageId: expect.any(String),
      label: expect.any(String),
      displayOrder: expect.any(Number),
      metadata: expect.objectContaining({ probability: expect.any(String) }),
    });
  });
});
