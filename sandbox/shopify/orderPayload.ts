import type { Order, Person } from "../ngo/ledger.ts";
import { gatewayOf } from "../ngo/payment.ts";
import { addressPayload } from "./addressPayload.ts";
import { customerPayload } from "./customerPayload.ts";
import { discountApplication } from "./discountPayload.ts";
import { dateTime, dateTimeOrNull, gid } from "./gid.ts";
import { journeyPayload } from "./journeyPayload.ts";
import { lineItemPayload } from "./lineItemPayload.ts";
import { type MoneyBag, minus, moneyBag, NOTHING, SHOP_CURRENCY } from "./money.ts";
import { orderTotals } from "./orderTotals.ts";
import { type PageArgs, pageOf } from "./page.ts";
import { refundPayload } from "./refundPayload.ts";
import { shippingLines } from "./shippingPayload.ts";
import type { Store } from "./store.ts";
import { transactionPayload } from "./transactionPayload.ts";
import { transactionsOf } from "./transactions.ts";

const CANCEL_REASONS = ["CUSTOMER", "FRAUD", "STAFF", "OTHER"];

/** One `Order`. Nothing but the plain fields is computed before it is asked for. */
export function orderPayload(store: Store, order: Order) {
  const totals = orderTotals(order);
  const bag = (money: { shop: number; paid: number }): MoneyBag => moneyBag(money, order.currency);
  const discounts = () => [discountApplication(order)].filter((one) => one !== null);
  const isUnpaid = totals.received.shop === 0 && totals.total.shop > 0;
  return {
    __typename: "Order",
    id: gid("Order", order.id),
    legacyResourceId: String(order.id),
    name: order.name,
    number: Number(order.name.replace(/\D/g, "")),
    createdAt: dateTime(order.createdAt),
    processedAt: dateTime(order.processedAt),
    updatedAt: dateTime(order.updatedAt),
    cancelledAt: dateTimeOrNull(order.cancelledAt),
    cancelReason: order.cancelledAt === null ? null : (CANCEL_REASONS[order.index % CANCEL_REASONS.length] ?? "OTHER"),
    closed: order.cancelledAt !== null,
    closedAt: dateTimeOrNull(order.cancelledAt),
    confirmed: true,
    edited: order.lines.some((line) => line.removed > 0),
    test: order.test,
    email: order.emailAsTyped,
    phone: null,
    note: order.note,
    tags: order.tags,
    sourceName: order.sourceName,
    currencyCode: SHOP_CURRENCY,
    presentmentCurrencyCode: order.currency,
    taxesIncluded: true,
    displayFinancialStatus: order.status.toUpperCase(),
    displayFulfillmentStatus: isUnpaid || order.cancelledAt !== null ? "UNFULFILLED" : "FULFILLED",
    fullyPaid: !isUnpaid,
    unpaid: isUnpaid,
    discountCode: order.discountCode,
    discountCodes: order.discountCode === null ? [] : [order.discountCode],
    paymentGatewayNames: () => (transactionsOf(order).length > 0 ? [gatewayOf(order)] : []),
    customAttributes: [],
    customerLocale: () => personOf(store, order)?.locale ?? null,
    customer: () =>
      order.customerId === null || order.person === null
        ? null
        : customerPayload(store, order.person, order.customerId),
    billingAddress: () => addressOf(store, order),
    shippingAddress: () => (order.shipping.shop > 0 ? addressOf(store, order) : null),
    customerJourneySummary: () => journeyPayload(order),
    disputes: () =>
      order.disputes.map((dispute) => ({
        id: gid("OrderDisputeSummary", dispute.id),
        initiatedAs: dispute.type,
        status: dispute.status,
      })),
    lineItems: (args: PageArgs) => pageOf(order.lines, args, (line) => lineItemPayload(store, order, line)),
    discountApplications: (args: PageArgs) => pageOf(discounts(), args, (one) => one),
    transactions: ({ first }: { first?: number | null }) =>
      transactionsOf(order)
        .slice(0, first ?? undefined)
        .map((transaction) => transactionPayload(store, order, transaction)),
    refunds: ({ first }: { first?: number | null }) =>
      order.refunds.slice(0, first ?? undefined).map((refund) => refundPayload(store, order, refund)),
    shippingLine: () => shippingLines(order)[0] ?? null,
    shippingLines: (args: PageArgs) => pageOf(shippingLines(order), args, (line) => line),
    subtotalLineItemsQuantity: order.lines.reduce((sum, line) => sum + line.quantity, 0),
    subtotalPriceSet: () => bag(totals.subtotal),
    totalPriceSet: () => bag(totals.total),
    originalTotalPriceSet: () => bag(totals.original),
    totalDiscountsSet: () => bag(totals.discounts),
    currentTotalDiscountsSet: () => bag(totals.discounts),
    totalTaxSet: () => bag(NOTHING),
    currentTotalTaxSet: () => bag(NOTHING),
    totalShippingPriceSet: () => bag(order.shipping),
    currentShippingPriceSet: () => bag(order.shipping),
    totalTipReceivedSet: () => bag(order.tip),
    totalRefundedSet: () => bag(totals.refunded),
    totalRefundedShippingSet: () => bag(NOTHING),
    refundDiscrepancySet: () => bag(totals.discrepancy),
    currentTotalPriceSet: () => bag(minus(totals.total, totals.refunded)),
    currentSubtotalPriceSet: () =>
      bag(minus(totals.subtotal, minus(totals.refunded, minus(NOTHING, totals.discrepancy)))),
    totalReceivedSet: () => bag(totals.received),
    totalOutstandingSet: () => bag(isUnpaid && order.cancelledAt === null ? totals.total : NOTHING),
    netPaymentSet: () => bag(minus(totals.received, totals.refunded)),
  };
}

function personOf(store: Store, order: Order): Person | null {
  return order.person === null ? null : store.ngo.person(order.person);
}

function addressOf(store: Store, order: Order) {
  if (order.country === null) return null;
  return addressPayload(personOf(store, order), order.country, `${order.id}?model_name=Address`);
}
