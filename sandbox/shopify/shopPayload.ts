import { dateTime, gid } from "./gid.ts";
import { SHOP_CURRENCY } from "./money.ts";
import { SHOP_DOMAIN, SHOP_ID, STOREFRONT_URL } from "./store.ts";

const OPENED = Date.UTC(2021, 10, 1, 20);

/** The `Shop`: settles in euros, counts its days in Tahiti. */
export function shopPayload() {
  return {
    __typename: "Shop",
    id: gid("Shop", SHOP_ID),
    name: "Motu Reef Garden",
    email: "shop@motu-reef-garden.example",
    contactEmail: "shop@motu-reef-garden.example",
    myshopifyDomain: SHOP_DOMAIN,
    url: STOREFRONT_URL,
    primaryDomain: {
      id: gid("Domain", SHOP_ID + 1),
      host: new URL(STOREFRONT_URL).host,
      sslEnabled: true,
      url: STOREFRONT_URL,
    },
    plan: { publicDisplayName: "Basic", partnerDevelopment: false, shopifyPlus: false },
    shopOwnerName: "Hereata Teriitahi",
    shopAddress: {
      id: gid("ShopAddress", SHOP_ID + 2),
      address1: "PK 12 côté mer",
      address2: null,
      city: "Papeʻete",
      zip: "98714",
      province: null,
      provinceCode: null,
      country: "French Polynesia",
      countryCodeV2: "PF",
      phone: "+68940500000",
    },
    setupRequired: false,
    taxShipping: false,
    weightUnit: "KILOGRAMS",
    currencyCode: SHOP_CURRENCY,
    enabledPresentmentCurrencies: ["EUR", "USD", "XPF"],
    taxesIncluded: true,
    ianaTimezone: "Pacific/Tahiti",
    timezoneAbbreviation: "-10",
    timezoneOffset: "-1000",
    timezoneOffsetMinutes: -600,
    createdAt: dateTime(OPENED),
    updatedAt: dateTime(OPENED),
  };
}
