import { describe, expect, it } from "vitest";
import { readIngestEnv } from "./env.ts";

const DATABASE_URL = "postgres://user:password@localhost:5432/atoll";

describe("the settings of ingest", () => {
  it("leave out a source without credentials", () => {
    expect(readIngestEnv({ DATABASE_URL, SHOPIFY_SHOP: "", HUBSPOT_ACCESS_TOKEN: "" })).toMatchObject({
      shopify: null,
      hubspot: null,
    });
  });

  it("take a static token or client credentials for Shopify", () => {
    const shop = { DATABASE_URL, SHOPIFY_SHOP: "reef.myshopify.com" };
    expect(readIngestEnv({ ...shop, SHOPIFY_ACCESS_TOKEN: "t" }).shopify).toMatchObject({
      version: "2026-10",
      auth: { kind: "token" },
    });
    expect(readIngestEnv({ ...shop, SHOPIFY_CLIENT_ID: "i", SHOPIFY_CLIENT_SECRET: "s" }).shopify).toMatchObject({
      auth: { kind: "client_credentials", id: "i", secret: "s" },
    });
  });

  it("take Airbyte's connections by id or leave them to be found by name", () => {
    const application = { DATABASE_URL, ATOLL_INGEST: "airbyte", AIRBYTE_CLIENT_ID: "i", AIRBYTE_CLIENT_SECRET: "s" };
    expect(readIngestEnv(application).airbyte).toEqual({
      api_url: "https://api.airbyte.com/v1",
      client_id: "i",
      client_secret: "s",
      connections: { shopify: null, hubspot: null },
    });
    const AIRBYTE_CONNECTIONS = "shopify = 5f0c1a52-7d1b-4f0e-9a57-1d0c2f6f9b11";
    expect(readIngestEnv({ ...application, AIRBYTE_CONNECTIONS }).airbyte?.connections).toEqual({
      shopify: "5f0c1a52-7d1b-4f0e-9a57-1d0c2f6f9b11",
    });
    expect(readIngestEnv({ ...application, ATOLL_INGEST: "connectors" }).airbyte).toBeNull();
  });

  it("take names of custom objects, with and without the account's number", () => {
    const set = { DATABASE_URL, HUBSPOT_ACCESS_TOKEN: "t", HUBSPOT_CUSTOM_OBJECTS: "reef_sponsorship, p12_boat" };
    expect(readIngestEnv(set).hubspot).toMatchObject({
      custom_objects: ["reef_sponsorship", "p12_boat"],
      campaigns: true,
    });
  });

  it.each([
    [{ DATABASE_URL, ATOLL_INGEST: "fivetran" }, /ATOLL_INGEST: must be connectors or airbyte/],
    [{ DATABASE_URL, ATOLL_INGEST: "airbyte", AIRBYTE_CLIENT_ID: "i" }, /AIRBYTE_CLIENT_SECRET: is missing/],
    [{ DATABASE_URL, AIRBYTE_CONNECTIONS: "shop=1" }, /AIRBYTE_CONNECTIONS: must be ids by source .*"shop=1" is none/],
    [{ DATABASE_URL: "mysql://x" }, /DATABASE_URL: must be a URL such as postgres:/],
    [{ DATABASE_URL, SHOPIFY_SHOP: "reef.myshopify.com" }, /SHOPIFY_ACCESS_TOKEN: is missing/],
    [{ DATABASE_URL, SHOPIFY_ACCESS_TOKEN: "t" }, /SHOPIFY_SHOP: is missing/],
    [{ DATABASE_URL, SHOPIFY_SHOP: "https://reef.example" }, /SHOPIFY_SHOP: must be the shop's name/],
    [{ DATABASE_URL, ATOLL_NOW: "yesterday" }, /ATOLL_NOW: must be an ISO instant/],
    [{ DATABASE_URL, HUBSPOT_CUSTOM_OBJECTS: "car,2-boat" }, /HUBSPOT_CUSTOM_OBJECTS: has "2-boat", which is no name/],
    [{ DATABASE_URL, HUBSPOT_CUSTOM_OBJECTS: "deals" }, /HUBSPOT_CUSTOM_OBJECTS: has "deals", which HubSpot has/],
    [{ DATABASE_URL, HUBSPOT_CUSTOM_OBJECTS: "car, p1_car" }, /HUBSPOT_CUSTOM_OBJECTS: has "car" twice/],
    [{ DATABASE_URL, HUBSPOT_CAMPAIGNS: "no" }, /HUBSPOT_CAMPAIGNS: must be 1, or 0/],
    [{}, /DATABASE_URL/],
  ])("name the variable at fault in %o", (variables, message) => {
    expect(() => readIngestEnv(variables)).toThrow(message);
  });
});
