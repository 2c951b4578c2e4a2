import { defineSource } from "../defineSource.ts";
import type { ShopifyClient } from "./client.ts";
import { createShopifyClient } from "./client.ts";
import { customers } from "./customers.ts";
import { orders } from "./orders.ts";
import { products } from "./products.ts";
import { productVariants } from "./productVariants.ts";

export const shopify = defineSource<ShopifyClient>({
  name: "shopify",
  // Orders feed order_refunds and transactions too.
  streams: [products, productVariants, customers, orders],
  connect: (settings) => settings.shopify && createShopifyClient(settings.shopify),
});
