import { roundRatio } from "../truth/allocate.ts";
import type { Order } from "./ledger.ts";

/** What the buyer paid with. */
export function gatewayOf(order: Order): string {
  if (order.test) return "bogus";
  if (order.sourceName === "pos") return order.index % 3 === 0 ? "cash" : "shopify_payments";
  if (order.status === "pending" || (order.paidAt !== null && order.paidAt > order.createdAt)) return "Bank Deposit";
  return order.index % 5 === 2 ? "paypal" : "shopify_payments";
}

/** Cents that the shop's own provider keeps of a payment of `cents`: a share and a flat part, and tax on both for cards from abroad. */
export function feeOf(order: Order, cents: number): { amount: number; tax: number } | null {
  if (gatewayOf(order) !== "shopify_payments" || cents <= 0) return null;
  const amount = roundRatio(cents, order.sourceName === "pos" ? 17 : 21, 1000) + (order.sourceName === "pos" ? 0 : 30);
  return { amount, tax: order.currency === "USD" ? roundRatio(amount, 13, 100) : 0 };
}
