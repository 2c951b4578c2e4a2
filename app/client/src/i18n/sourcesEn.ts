/** What the site says of each source and its streams, in English. */
export const sourcesEn = {
  source: { shopify: "Shopify", hubspot: "HubSpot", ecb: "ECB", field: "Field data" },
  /** Said in a tile whose data is too old: what may be missing. */
  stale: {
    shopify: "{{source}} is {{age}}: shop gifts may be missing",
    hubspot: "{{source}} is {{age}}: partner deals may be missing",
    ecb: "{{source}} is {{age}}: the newest gifts are converted at older exchange rates",
    field: "{{source}} is {{age}}: the newest surveys and certificates may be missing",
  },
  /** What reading everything again costs at the source. */
  full: {
    shopify:
      "Shopify lets through so much at a time: while this lasts, other apps that use the same access get less of it.",
    hubspot: "Each request counts against HubSpot’s daily limit, which all apps of the account share.",
    ecb: "It is one public file of a few hundred kilobytes.",
    field: "Files that have landed are not read again: upload a corrected one, and its rows replace the earlier ones.",
  },
  /** In the order in which the first set-up lists them. */
  stream: {
    connection: "Airbyte connection",
    orders: "Orders",
    order_refunds: "Refunds",
    transactions: "Payments",
    customers: "Customers",
    products: "Products",
    product_variants: "Product variants",
    shop: "Shop",
    subscription_contracts: "Subscriptions",
    disputes: "Disputed payments",
    abandoned_checkouts: "Abandoned checkouts",
    discount_codes: "Discount codes",
    contacts: "Contacts",
    companies: "Companies",
    deals: "Deals",
    line_items: "Line items",
    marketing_campaigns: "Marketing campaigns",
    owners: "Owners",
    deal_pipelines: "Pipelines",
    companies_archived: "Archived companies",
    contacts_archived: "Archived contacts",
    deals_archived: "Archived deals",
    exchange_rates: "Exchange rates",
    reef_surveys: "Reef surveys",
    outplantings: "Outplantings",
    certificates: "Certificates",
  },
} as const;
