import { z } from "zod";
import type { Row, Table } from "../../stream.ts";
import type { ShopifyClient } from "./client.ts";
import { gid, instant, legacyId, lower, money } from "./shape.ts";
import { shopifyStream } from "./shopifyStream.ts";

const record = {
  type: "Customer",
  name: "CustomerRecord",
  fragments: `fragment CustomerRecord on Customer {
  id legacyResourceId firstName lastName createdAt updatedAt numberOfOrders state tags note locale verifiedEmail
  amountSpent { amount currencyCode }
  defaultEmailAddress { emailAddress marketingState marketingOptInLevel marketingUpdatedAt }
  defaultPhoneNumber { phoneNumber smsMarketingConsent { state optInLevel collectedFrom updatedAt } }
  defaultAddress { address1 address2 city zip province provinceCode country countryCodeV2 }
}`,
};

const document = `query Customers($first: Int!, $after: String, $query: String) {
  customers(first: $first, after: $after, query: $query, sortKey: UPDATED_AT) {
    pageInfo { hasNextPage endCursor }
    nodes { ...CustomerRecord }
  }
}
${record.fragments}`;

const customer = z.looseObject({
  id: gid,
  legacyResourceId: legacyId,
  firstName: z.string().nullable(),
  lastName: z.string().nullable(),
  createdAt: instant,
  updatedAt: instant,
  numberOfOrders: z.coerce.string().regex(/^\d+$/),
  state: z.string(),
  tags: z.array(z.string()),
  note: z.string().nullable(),
  locale: z.string().nullish(),
  verifiedEmail: z.boolean(),
  amountSpent: money,
  defaultEmailAddress: z
    .looseObject({
      emailAddress: z.string(),
      marketingState: z.string(),
      marketingOptInLevel: z.string().nullable(),
      marketingUpdatedAt: instant.nullable(),
    })
    .nullable(),
  defaultPhoneNumber: z
    .looseObject({
      phoneNumber: z.string(),
      smsMarketingConsent: z.looseObject({
        state: z.string(),
        optInLevel: z.string().nullable(),
        collectedFrom: z.string().nullable(),
        updatedAt: instant.nullable(),
      }),
    })
    .nullable(),
  defaultAddress: z.looseObject({ countryCodeV2: z.string().nullable() }).nullable(),
});

type Customer = z.infer<typeof customer>;

const table: Table = {
  schema: "raw_shopify",
  name: "customers",
  key: "id",
  columns: {
    id: "bigint",
    admin_graphql_api_id: "varchar",
    email: "varchar",
    first_name: "varchar",
    last_name: "varchar",
    phone: "varchar",
    state: "varchar",
    tags: "varchar",
    note: "varchar",
    orders_count: "bigint",
    total_spent: "numeric",
    currency: "varchar",
    verified_email: "boolean",
    accepts_marketing: "boolean",
    accepts_marketing_updated_at: "timestamptz",
    email_marketing_consent: "jsonb",
    sms_marketing_consent: "jsonb",
    default_address: "jsonb",
    created_at: "timestamptz",
    updated_at: "timestamptz",
    shop_url: "varchar",
    locale: "varchar",
    // Not in Airbyte's stream: Shopify tells of deleted customers by webhook alone.
    deleted_at: "timestamptz",
  },
};

function toRow(item: Customer, client: ShopifyClient): Row {
  const { defaultEmailAddress: email, defaultPhoneNumber: phone, defaultAddress: address } = item;
  const sms = phone?.smsMarketingConsent;
  return {
    id: item.legacyResourceId,
    admin_graphql_api_id: item.id,
    email: email?.emailAddress ?? null,
    first_name: item.firstName,
    last_name: item.lastName,
    phone: phone?.phoneNumber ?? null,
    state: lower(item.state),
    tags: item.tags.join(", "),
    note: item.note,
    orders_count: item.numberOfOrders,
    total_spent: item.amountSpent.amount,
    currency: item.amountSpent.currencyCode,
    verified_email: item.verifiedEmail,
    accepts_marketing: email && email.marketingState === "SUBSCRIBED",
    accepts_marketing_updated_at: email?.marketingUpdatedAt ?? null,
    email_marketing_consent: email && {
      state: lower(email.marketingState),
      opt_in_level: lower(email.marketingOptInLevel),
      consent_updated_at: email.marketingUpdatedAt,
    },
    sms_marketing_consent: sms
      ? {
          // REST's word for a consent that was never given is the older one.
          state: sms.state === "NEVER_SUBSCRIBED" ? "not_subscribed" : lower(sms.state),
          opt_in_level: lower(sms.optInLevel),
          consent_updated_at: sms.updatedAt,
          consent_collected_from: sms.collectedFrom,
        }
      : null,
    default_address: address && toAddress(address),
    created_at: item.createdAt,
    updated_at: item.updatedAt,
    shop_url: client.shop_url,
    locale: item.locale ?? null,
    deleted_at: null,
  };
}

/** A MailingAddress with REST's names: `countryCodeV2` is `country_code` there. */
export function toAddress(address: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const renamed: Record<string, unknown> = {};
  for (const name in address) renamed[toRestName(name)] = address[name];
  return renamed;
}

const restNames = new Map([["countryCodeV2", "country_code"]]);

/** Fields are few and addresses many, so each name is made once. */
function toRestName(name: string): string {
  const known = restNames.get(name);
  if (known !== undefined) return known;
  const made = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  restNames.set(name, made);
  return made;
}

/** Shopify matches a customer's `updated_at` by whole days, so the window is taken a day wider on both counts. */
export const customers = shopifyStream<Customer>({
  name: "customers",
  item: customer,
  cursor: { lookback_ms: 26 * 3_600_000, tolerance_ms: 38 * 3_600_000 },
  count: "customersCount",
  reading: { document, record, root: "customers", page_size: 250, sorted: true, bulk: {} },
  landings: [{ table, rows: (item, client) => [toRow(item, client)] }],
});
