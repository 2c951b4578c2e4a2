import { describe, expect, it } from "vitest";
import { columnsAtFault, readList, rowsOf } from "../../testing/fixture.ts";
import { abandonedCheckouts } from "./abandonedCheckouts.ts";
import type { ShopifyClient } from "./client.ts";
import { customers } from "./customers.ts";
import { discountCodes } from "./discountCodes.ts";
import { disputes } from "./disputes.ts";
import { products } from "./products.ts";
import { productVariants } from "./productVariants.ts";
import { shop } from "./shop.ts";
import { subscriptionContracts } from "./subscriptionContracts.ts";

const client: ShopifyClient = {
  shop_url: "reef",
  warnings: new Set(),
  query: () => Promise.reject(new Error("not asked in this test")),
};

describe.each([
  [customers, "customers"],
  [products, "products"],
  [productVariants, "productVariants"],
  [subscriptionContracts, "subscriptionContracts"],
  [abandonedCheckouts, "abandonedCheckouts"],
  [disputes, "disputes", "initiatedAt"],
  [discountCodes, "discountCodes", "discount"],
  [shop, "shop"],
])("%o", (stream, name, required = "updatedAt") => {
  it.each(readList(import.meta.url, name))("fills exactly the columns of its table from %o", (payload) => {
    expect(columnsAtFault(stream, rowsOf(stream, payload, client))).toEqual([]);
  });

  it("rejects a record without what every such record has, by field and id", () => {
    const [payload] = readList(import.meta.url, name);
    const lacking = Object.fromEntries(Object.entries(payload ?? {}).filter(([field]) => field !== required));
    expect(stream.translate(lacking, client)).toMatchObject({
      ok: false,
      record_key: /(\d+)$/.exec(String(payload?.id))?.[1],
      field: required,
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

describe("a subscription", () => {
  it("has the words of Shopify's webhooks, its plan and what it sends", () => {
    const [payload] = readList(import.meta.url, "subscriptionContracts");
    expect(rowsOf(subscriptionContracts, payload, client).subscription_contracts).toMatchObject([
      {
        id: expect.stringMatching(/^\d+$/),
        status: expect.stringMatching(/^[a-z]+$/),
        currency_code: "EUR",
        billing_policy: { interval: expect.stringMatching(/^(month|year)$/), interval_count: 1 },
        lines: [{ quantity: 1, current_price: expect.stringMatching(/^\d+\.\d+$/), variant_id: expect.any(Number) }],
        order_ids: [expect.stringMatching(/^\d+$/)],
      },
    ]);
  });
});

describe("an abandoned checkout", () => {
  it("is worth its lines, and has the e-mail of whoever left it", () => {
    const named = readList(import.meta.url, "abandonedCheckouts").find(({ customer }) => customer !== null);
    expect(rowsOf(abandonedCheckouts, named, client).abandoned_checkouts).toMatchObject([
      {
        email: expect.stringContaining("@"),
        completed_at: null,
        currency: "EUR",
        total_price: expect.stringMatching(/^\d+\.\d$/),
        line_items: [{ quantity: expect.any(Number), price: expect.stringMatching(/^\d/) }],
      },
    ]);
  });

  it("is not compared with the shop, which forgets checkouts after three months", () => {
    expect(abandonedCheckouts.inventory).toBeNull();
    expect(subscriptionContracts.inventory).not.toBeNull();
  });
});

describe("a dispute", () => {
  it("names its order and has REST's words, its sum in the buyer's currency", () => {
    const rows = readList(import.meta.url, "disputes").flatMap((payload) => rowsOf(disputes, payload, client).disputes);
    expect(rows).toContainEqual(
      expect.objectContaining({ type: "chargeback", status: "won", finalized_on: expect.stringContaining("T") }),
    );
    expect(rows).toContainEqual(expect.objectContaining({ status: "needs_response", finalized_on: null }));
    for (const row of rows)
      expect(row).toMatchObject({ order_id: expect.stringMatching(/^\d+$/), currency: expect.any(String) });
  });

  it("of an order that is gone is kept, and so is a status that is not known yet", () => {
    const [payload] = readList(import.meta.url, "disputes");
    const odd = { ...payload, order: null, status: "ARBITRATION", amount: { amount: "-12.50", currencyCode: "XTS" } };
    expect(rowsOf(disputes, odd, client).disputes).toMatchObject([
      { order_id: null, status: "arbitration", amount: "-12.50", currency: "XTS" },
    ]);
  });
});

describe("a code discount", () => {
  const recorded = readList(import.meta.url, "discountCodes");
  const ruleOf = (discount: object) => {
    const [payload] = recorded;
    const merged = { ...payload, discount: { ...Object(payload?.discount), ...discount } };
    return rowsOf(discountCodes, merged, client).price_rules?.[0];
  };

  it("lands as a rule and as a row for each of its codes", () => {
    const many = recorded.find(({ discount }) => String(Object(discount).title) === "Partner guests");
    const { price_rules = [], discount_codes = [] } = rowsOf(discountCodes, many, client);
    expect(price_rules).toMatchObject([{ value_type: "fixed_amount", value: "-10.0", usage_limit: 1 }]);
    expect(discount_codes.map(({ price_rule_id }) => price_rule_id)).toEqual(Array(3).fill(price_rules[0]?.id));
  });

  it("of fifteen percent is -15 of a hundred, though GraphQL says 0.15", () => {
    const off = (percentage: number) => ({
      customerGets: { value: { __typename: "DiscountPercentage", percentage } },
    });
    expect(ruleOf(off(0.15))).toMatchObject({ value_type: "percentage", value: "-15" });
    expect(ruleOf(off(0.07))).toMatchObject({ value: "-7" });
    expect(ruleOf(off(0.125))).toMatchObject({ value: "-12.5" });
  });

  it("on shipping takes all of it off, and one of an app has no value of its own", () => {
    expect(ruleOf({ __typename: "DiscountCodeFreeShipping", customerGets: undefined })).toMatchObject({
      target_type: "shipping_line",
      value: "-100.0",
    });
    expect(ruleOf({ __typename: "DiscountCodeApp", customerGets: undefined, summary: undefined })).toMatchObject({
      value_type: null,
      value: null,
      summary: null,
      discount_type: "DiscountCodeApp",
    });
  });

  it("has all its codes, however many, or is rejected", async () => {
    const asked: unknown[] = [];
    const paged: ShopifyClient = {
      ...client,
      query: async (_document, variables) => {
        asked.push(variables.after);
        const nodes = [
          { id: `gid://shopify/DiscountRedeemCode/${asked.length}`, code: `C${asked.length}`, asyncUsageCount: 0 },
        ];
        const pageInfo = { hasNextPage: true, endCursor: asked.length < 3 ? `c${asked.length}` : "c1" };
        return {
          nodes: [],
          discountNodes: { nodes: [held], pageInfo: { hasNextPage: false, endCursor: null } },
          discountNode: { discount: { part: { nodes, pageInfo } } },
        };
      },
    };
    const [first] = recorded;
    const codes = { pageInfo: { hasNextPage: true, endCursor: "c0" }, nodes: [] };
    const held = { ...first, discount: { ...Object(first?.discount), codes } };
    const ask = { mode: "full" as const, from: null, to: "2026-11-24T00:00:00Z", signal: new AbortController().signal };
    const pages = [];
    for await (const page of discountCodes.read(paged, ask)) pages.push(page);
    expect(asked).toEqual([null, "c0", "c2", "c1"]);
    expect(discountCodes.translate(pages[0]?.payloads[0], client)).toMatchObject({
      ok: false,
      field: "discount.codes.pageInfo.hasNextPage",
      reason: "was not read to its end",
    });
  });
});
