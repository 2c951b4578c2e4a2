import type { Order, OrderLine } from "../ngo/ledger.ts";
import { discountAllocations } from "./discountPayload.ts";
import { gid } from "./gid.ts";
import { type MoneyBag, minus, moneyBag, NOTHING, times } from "./money.ts";
import { productPayload, variantPayload } from "./productPayload.ts";
import type { Store } from "./store.ts";
import { subscriptionById } from "./subscriptionPayload.ts";

/**
 * One `LineItem`. Order-wide codes show in `discountAllocations` only: `totalDiscountSet` and `discountedTotalSet` leave
 * them out, as Shopify does.
 */
export function lineItemPayload(store: Store, order: Order, line: OrderLine) {
  const found = store.variant(line.variantId);
  const product = found?.product ?? store.product(line.productId);
  const variantTitle = found && found.variant.title !== "Default Title" ? found.variant.title : null;
  const title = product?.title ?? "";
  const left = line.quantity - line.removed - line.refunded;
  const isShipped = line.revenueClass === "merchandise";
  const unitSet = (): MoneyBag => moneyBag(line.unitPrice, order.currency);
  const totalSet = (): MoneyBag => moneyBag(times(line.unitPrice, line.quantity), order.currency);
  return {
    __typename: "LineItem",
    id: gid("LineItem", line.id),
    title,
    name: variantTitle ? `${title} - ${variantTitle}` : title,
    variantTitle,
    vendor: product?.vendor ?? null,
    sku: found?.variant.sku ?? null,
    quantity: line.quantity,
    currentQuantity: left,
    refundableQuantity: left,
    requiresShipping: isShipped,
    taxable: false,
    isGiftCard: false,
    customAttributes: line.properties,
    originalUnitPriceSet: unitSet,
    discountedUnitPriceSet: unitSet,
    originalTotalSet: totalSet,
    discountedTotalSet: totalSet,
    totalDiscountSet: () => moneyBag(NOTHING, order.currency),
    discountAllocations: () => discountAllocations(order, line),
    discountedUnitPriceAfterAllDiscountsSet: () => {
      const paidUnits = Math.max(1, line.quantity - line.removed);
      const net = minus(line.gross, line.discount);
      return moneyBag(
        { shop: Math.round(net.shop / paidUnits), paid: Math.round(net.paid / paidUnits) },
        order.currency,
      );
    },
    product: () => (product ? productPayload(store, product) : null),
    variant: () => (found ? variantPayload(store, found) : null),
    contract: () => (order.subscriptionId === null ? null : subscriptionById(store, order.subscriptionId)),
  };
}
