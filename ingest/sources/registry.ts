import type { IngestEnv } from "../env.ts";
import type { Source, Table } from "../stream.ts";
import type { OpenSource } from "../sync.ts";
import { openSource } from "../sync.ts";
import type { HubspotClient } from "./hubspot/client.ts";
import { createHubspotClient } from "./hubspot/client.ts";
import { companies } from "./hubspot/companies.ts";
import { contacts } from "./hubspot/contacts.ts";
import { dealPipelines } from "./hubspot/dealPipelines.ts";
import { deals } from "./hubspot/deals.ts";
import { owners } from "./hubspot/owners.ts";
import type { ShopifyClient } from "./shopify/client.ts";
import { createShopifyClient } from "./shopify/client.ts";
import { customers } from "./shopify/customers.ts";
import { orders } from "./shopify/orders.ts";
import { products } from "./shopify/products.ts";
import { productVariants } from "./shopify/productVariants.ts";

/** Every stream there is, in the order in which it is read. Orders feed order_refunds and transactions too. */
const shopify: Source<ShopifyClient> = { name: "shopify", streams: [products, productVariants, customers, orders] };
const hubspot: Source<HubspotClient> = {
  name: "hubspot",
  streams: [owners, dealPipelines, companies, contacts, deals],
};

/** All raw tables, also of sources that are not set up: dbt reads them whether they hold rows or not. */
export const tables: readonly Table[] = [shopify, hubspot].flatMap((source) =>
  source.streams.flatMap((stream) => stream.tables),
);

/** The sources whose credentials are set, each with a client of its own. */
export function openSources(env: Pick<IngestEnv, "shopify" | "hubspot">): OpenSource[] {
  return [
    ...(env.shopify ? [openSource(shopify.name, shopify.streams, createShopifyClient(env.shopify))] : []),
    ...(env.hubspot ? [openSource(hubspot.name, hubspot.streams, createHubspotClient(env.hubspot))] : []),
  ];
}
