/** What the site says of each source and its streams, in French. */
export const sourcesFr = {
  source: { shopify: "Shopify", hubspot: "HubSpot", ecb: "BCE", field: "Carnet de terrain" },
  /** Said in a tile whose data is too old: what may be missing. */
  stale: {
    shopify: "Données {{source}} {{age}} : des dons de la boutique peuvent manquer",
    hubspot: "Données {{source}} {{age}} : des affaires partenaires peuvent manquer",
    ecb: "Données {{source}} {{age}} : les dons récents sont convertis à des taux plus anciens",
    field: "Données {{source}} {{age}} : les derniers relevés et certificats peuvent manquer",
  },
  /** What reading everything again costs at the source. */
  full: {
    shopify:
      "Shopify limite le débit : pendant ce temps, les autres applications qui utilisent le même accès en ont moins.",
    hubspot:
      "Chaque requête compte dans la limite quotidienne de HubSpot, que partagent toutes les applications du compte.",
    ecb: "C’est un fichier public de quelques centaines de kilo-octets.",
    field:
      "Les fichiers déjà lus ne le sont pas à nouveau : envoyez un fichier corrigé, ses lignes remplacent les précédentes.",
  },
  /** In the order in which the first set-up lists them. */
  stream: {
    connection: "Connexion Airbyte",
    orders: "Commandes",
    order_refunds: "Remboursements",
    transactions: "Paiements",
    customers: "Clients",
    products: "Produits",
    product_variants: "Variantes de produits",
    shop: "Boutique",
    subscription_contracts: "Abonnements",
    disputes: "Paiements contestés",
    abandoned_checkouts: "Paniers abandonnés",
    discount_codes: "Codes de réduction",
    contacts: "Contacts",
    companies: "Entreprises",
    deals: "Affaires",
    line_items: "Lignes des affaires",
    marketing_campaigns: "Campagnes marketing",
    owners: "Responsables",
    deal_pipelines: "Pipelines",
    companies_archived: "Entreprises archivées",
    contacts_archived: "Contacts archivés",
    deals_archived: "Affaires archivées",
    exchange_rates: "Taux de change",
    reef_surveys: "Relevés de récif",
    outplantings: "Transplantations",
    certificates: "Certificats",
  },
};
