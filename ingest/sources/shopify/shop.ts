import { z } from "zod";
import { parseShape } from "../../http.ts";
import type { Table } from "../../stream.ts";
import { defineStream } from "../../stream.ts";
import { readById } from "./byId.ts";
import type { ShopifyClient } from "./client.ts";
import { service } from "./client.ts";
import { gid, instant, keyOf, toNumericId } from "./shape.ts";

const record = {
  type: "Shop",
  name: "ShopRecord",
  fragments: `fragment ShopRecord on Shop {
  id name email contactEmail shopOwnerName myshopifyDomain currencyCode enabledPresentmentCurrencies ianaTimezone
  timezoneOffset taxesIncluded taxShipping setupRequired weightUnit createdAt updatedAt
  primaryDomain { host }
  plan { publicDisplayName }
  shopAddress { address1 address2 city zip province provinceCode country countryCodeV2 phone }
}`,
};
const document = `query Shop { shop { ...ShopRecord } } ${record.fragments}`;

const text = z.string().nullable();

const shopItem = z.looseObject({
  id: gid,
  name: z.string(),
  email: z.string(),
  contactEmail: z.string(),
  shopOwnerName: z.string(),
  myshopifyDomain: z.string(),
  currencyCode: z.string().length(3),
  enabledPresentmentCurrencies: z.array(z.string()),
  ianaTimezone: z.string(),
  timezoneOffset: z.string(),
  taxesIncluded: z.boolean(),
  taxShipping: z.boolean(),
  setupRequired: z.boolean(),
  weightUnit: z.string(),
  createdAt: instant,
  updatedAt: instant,
  primaryDomain: z.looseObject({ host: z.string() }),
  plan: z.looseObject({ publicDisplayName: z.string() }),
  shopAddress: z.looseObject({
    address1: text,
    address2: text,
    city: text,
    zip: text,
    province: text,
    provinceCode: text,
    country: text,
    countryCodeV2: text,
    phone: text,
  }),
});

const table: Table = {
  schema: "raw_shopify",
  name: "shop",
  key: "id",
  columns: {
    id: "bigint",
    name: "varchar",
    email: "varchar",
    customer_email: "varchar",
    shop_owner: "varchar",
    domain: "varchar",
    myshopify_domain: "varchar",
    plan_display_name: "varchar",
    currency: "varchar",
    enabled_presentment_currencies: "jsonb",
    iana_timezone: "varchar",
    timezone: "varchar",
    taxes_included: "boolean",
    tax_shipping: "boolean",
    setup_required: "boolean",
    weight_unit: "varchar",
    address1: "varchar",
    address2: "varchar",
    city: "varchar",
    zip: "varchar",
    province: "varchar",
    province_code: "varchar",
    country: "varchar",
    country_code: "varchar",
    country_name: "varchar",
    phone: "varchar",
    created_at: "timestamptz",
    updated_at: "timestamptz",
    shop_url: "varchar",
    // Not in Airbyte's stream.
    admin_graphql_api_id: "varchar",
  },
};

// REST's words for the units of weight.
const weightUnits: Readonly<Record<string, string>> = { GRAMS: "g", KILOGRAMS: "kg", OUNCES: "oz", POUNDS: "lb" };
const answer = z.looseObject({ shop: z.unknown() });

/** The shop itself: in which currency it settles and in which zone its days end. One record, read whole each time. */
export const shop = defineStream<ShopifyClient, z.infer<typeof shopItem>>({
  name: "shop",
  item: shopItem,
  key_of: keyOf,
  cursor: null,
  updated_at: () => null,
  expected: async () => 1,
  read: async function* (client, ask) {
    const data = parseShape(service, answer, await client.query(document, {}, ask.signal));
    yield { payloads: [data.shop], windowed: false, through: ask.to };
  },
  read_by_id: (client, ids, signal) => readById(client, { record }, ids, signal),
  landings: [
    {
      table,
      rows: (item, client) => [
        {
          id: toNumericId(item.id),
          name: item.name,
          email: item.email,
          customer_email: item.contactEmail,
          shop_owner: item.shopOwnerName,
          domain: item.primaryDomain.host,
          myshopify_domain: item.myshopifyDomain,
          plan_display_name: item.plan.publicDisplayName,
          currency: item.currencyCode,
          enabled_presentment_currencies: item.enabledPresentmentCurrencies,
          iana_timezone: item.ianaTimezone,
          timezone: `(GMT${item.timezoneOffset.slice(0, 3)}:${item.timezoneOffset.slice(3)}) ${item.ianaTimezone}`,
          taxes_included: item.taxesIncluded,
          tax_shipping: item.taxShipping,
          setup_required: item.setupRequired,
          weight_unit: weightUnits[item.weightUnit] ?? item.weightUnit,
          address1: item.shopAddress.address1,
          address2: item.shopAddress.address2,
          city: item.shopAddress.city,
          zip: item.shopAddress.zip,
          province: item.shopAddress.province,
          province_code: item.shopAddress.provinceCode,
          // REST says the code twice, and the name under a name of its own.
          country: item.shopAddress.countryCodeV2,
          country_code: item.shopAddress.countryCodeV2,
          country_name: item.shopAddress.country,
          phone: item.shopAddress.phone,
          created_at: item.createdAt,
          updated_at: item.updatedAt,
          shop_url: client.shop_url,
          admin_graphql_api_id: item.id,
        },
      ],
    },
  ],
});
