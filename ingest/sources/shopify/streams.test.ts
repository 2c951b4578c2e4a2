import { describe, expect, it } from "vitest";
import { columnsAtFault, readList, rowsOf } from "../../testing/fixture.ts";
import type { ShopifyClient } from "./client.ts";
import { customers } from "./customers.ts";
import { products } from "./products.ts";
import { productVariants } from "./productVariants.ts";

const client: ShopifyClient = {
  shop_url: "reef",
  warnings: new Set(),
  query: () => Promise.reject(new Error("not asked in this test")),
};

describe.each([
  [customers, "customers"],
  [products, "products"],
  [productVariants, "productVariants"],
])("%o", (stream, name) => {
  it.each(readList(import.meta.url, name))("fills exactly the columns of its table from %o", (payload) => {
    expect(columnsAtFault(stream, rowsOf(stream, payload, client))).toEqual([]);
  });

  it("rejects a record without its change date", () => {
    const [payload] = readList(import.meta.url, name);
    const { updatedAt: _updatedAt, ...undated } = payload ?? {};
    expect(stream.translate(undated, client)).toMatchObject({
      ok: false,
      record_key: payload?.legacyResourceId,
      field: "updatedAt",
    });
  });
});

describe("a customer", () => {
  it("has consent and address under REST's names", () => {
    const [payload] = readList(import.meta.url, "customers");
    expect(rowsOf(customers, payload, client).customers).toMatchObject([
      {
        id: payload?.legacyResourceId,
        email: expect.stringContaining("@"),
        orders_count: expect.stringMatching(/^\d+$/),
        email_marketing_consent: { state: expect.stringMatching(/^[a-z_]+$/) },
        default_address: { country_code: expect.stringMatching(/^[A-Z]{2}$/) },
      },
    ]);
  });
});

describe("the consent of a customer", () => {
  it("to e-mail and to SMS has its state, its date and where it was given", () => {
    const [payload] = readList(import.meta.url, "customers");
    const given = {
      ...payload,
      defaultEmailAddress: {
        emailAddress: "hina@example.org",
        marketingState: "SUBSCRIBED",
        marketingOptInLevel: "CONFIRMED_OPT_IN",
        marketingUpdatedAt: "2026-02-03T04:05:06Z",
      },
      defaultPhoneNumber: {
        phoneNumber: "+68987000000",
        smsMarketingConsent: {
          state: "UNSUBSCRIBED",
          optInLevel: "SINGLE_OPT_IN",
          collectedFrom: "SHOPIFY",
          updatedAt: "2026-03-04T05:06:07Z",
        },
      },
    };
    expect(rowsOf(customers, given, client).customers).toMatchObject([
      {
        accepts_marketing: true,
        accepts_marketing_updated_at: "2026-02-03T04:05:06Z",
        email_marketing_consent: { state: "subscribed", opt_in_level: "confirmed_opt_in" },
        sms_marketing_consent: {
          state: "unsubscribed",
          consent_updated_at: "2026-03-04T05:06:07Z",
          consent_collected_from: "SHOPIFY",
        },
      },
    ]);
  });

  it("that was never given is told apart from one that was taken back", () => {
    const [payload] = readList(import.meta.url, "customers");
    expect(rowsOf(customers, payload, client).customers).toMatchObject([
      { sms_marketing_consent: { state: "not_subscribed", consent_updated_at: null } },
    ]);
  });
});

describe("a product variant", () => {
  it("names its product by number and keeps its options in order", () => {
    const [payload] = readList(import.meta.url, "productVariants");
    expect(rowsOf(productVariants, payload, client).product_variants).toMatchObject([
      {
        product_id: expect.stringMatching(/^\d+$/),
        price: expect.stringMatching(/^\d/),
        options: [{ name: "Species" }, { name: "Site" }, { name: "Pack" }],
      },
    ]);
  });
});
