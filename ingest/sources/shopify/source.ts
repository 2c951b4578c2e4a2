import { defineSource } from "../defineSource.ts";
import { abandonedCheckouts } from "./abandonedCheckouts.ts";
import { checkShopify } from "./check.ts";
import type { ShopifyClient } from "./client.ts";
import { createShopifyClient } from "./client.ts";
import { customers } from "./customers.ts";
import { discountCodes } from "./discountCodes.ts";
import { disputes } from "./disputes.ts";
import { orders } from "./orders.ts";
import { products } from "./products.ts";
import { productVariants } from "./productVariants.ts";
import { shop } from "./shop.ts";
import { subscriptionContracts } from "./subscriptionContracts.ts";

export const shopify = defineSource<ShopifyClient>({
  name: "shopify",
  // Orders feed order_refunds and transactions too, discounts both price_rules and discount_codes.
  streams: [
    shop,
    products,
    productVariants,
    customers,
    orders,
    subscriptionContracts,
    disputes,
    abandonedCheckouts,
    discountCodes,
  ],
  connect: (settings) => settings.shopify && createShopifyClient(settings.shopify),
  check: checkShopify,
});
