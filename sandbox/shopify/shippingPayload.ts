import type { Order } from "../ngo/ledger.ts";
import { gid } from "./gid.ts";
import { moneyBag } from "./money.ts";

/** The `ShippingLine`s of an order: one where something was sent, none otherwise. */
export function shippingLines(order: Order) {
  if (order.shipping.shop === 0 && order.shipping.paid === 0) return [];
  const price = () => moneyBag(order.shipping, order.currency);
  return [
    {
      id: gid("ShippingLine", order.id + 7),
      title: "Standard",
      code: "standard",
      source: "shopify",
      custom: false,
      isRemoved: false,
      originalPriceSet: price,
      discountedPriceSet: price,
      currentDiscountedPriceSet: price,
    },
  ];
}
