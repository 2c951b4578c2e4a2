import type { Order, OrderLine } from "../ngo/ledger.ts";
import { moneyBag, moneyV2, plus, SHOP_CURRENCY } from "./money.ts";

/** The one discount of an order, taken off its lines ACROSS the whole; null where nothing was taken off. */
export function discountApplication(order: Order) {
  if (order.discountCode === null && order.lines.every((line) => line.discount.shop === 0)) return null;
  const common = {
    index: 0,
    allocationMethod: "ACROSS",
    targetSelection: "ALL",
    targetType: "LINE_ITEM",
    value: discountValue(order),
  };
  return order.discountCode === null
    ? { __typename: "ManualDiscountApplication", title: "Staff discount", description: null, ...common }
    : { __typename: "DiscountCodeApplication", code: order.discountCode, ...common };
}

export function discountAllocations(order: Order, line: OrderLine) {
  if (line.discount.shop === 0 && line.discount.paid === 0) return [];
  return [
    {
      allocatedAmountSet: moneyBag(line.discount, order.currency),
      discountApplication: () => discountApplication(order),
    },
  ];
}

/** A percentage where every line was cut by the same whole one (to a cent of rounding), else the sum. */
function discountValue(order: Order) {
  const gross = plus(...order.lines.map((line) => line.gross)).shop;
  const cut = plus(...order.lines.map((line) => line.discount)).shop;
  const percentage = gross === 0 ? 0 : Math.round((100 * cut) / gross);
  const isEven = order.lines.every((line) => Math.abs(line.discount.shop - (line.gross.shop * percentage) / 100) <= 1);
  return isEven ? { __typename: "PricingPercentageValue", percentage } : moneyV2(cut, SHOP_CURRENCY);
}
