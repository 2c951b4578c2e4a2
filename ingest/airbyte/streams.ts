/** A table that one of Airbyte's streams lands and dbt reads. Without a needed one the figures would be wrong, not just fewer. */
export type AirbyteStream = { name: string; is_needed: boolean };

const needed = (name: string): AirbyteStream => ({ name, is_needed: true });
const extra = (name: string): AirbyteStream => ({ name, is_needed: false });

/** By source, in the order in which they are counted. Archived records have streams of their own in HubSpot's connector. */
export const airbyteStreams: Readonly<Record<string, readonly AirbyteStream[]>> = {
  shopify: [
    needed("products"),
    needed("product_variants"),
    needed("customers"),
    needed("orders"),
    extra("order_refunds"),
    extra("transactions"),
    extra("disputes"),
    extra("abandoned_checkouts"),
    extra("price_rules"),
    extra("discount_codes"),
    extra("shop"),
  ],
  hubspot: [
    needed("owners"),
    needed("deal_pipelines"),
    needed("companies"),
    extra("companies_archived"),
    needed("contacts"),
    extra("contacts_archived"),
    needed("deals"),
    extra("deals_archived"),
    extra("deals_property_history"),
    extra("line_items"),
  ],
};

export const isLandedByAirbyte = (source: string): boolean => source in airbyteStreams;
