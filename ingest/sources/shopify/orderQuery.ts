import { discountApplicationFields } from "./discountApplication.ts";
import { moneyFields } from "./shape.ts";
import { momentFields, visitFields } from "./visit.ts";

/**
 * What is asked of an order. Sizes of nested connections are kept small, since Shopify charges for what is asked and not
 * for what comes back; the few orders with more are completed one by one.
 */
export const sizes = {
  lineItems: 10,
  refunds: 5,
  transactions: 10,
  refundParts: 5,
  discountApplications: 2,
  moments: 10,
};

const lineFields = `fragment Line on LineItem {
  id name title variantTitle sku vendor quantity currentQuantity isGiftCard
  product { id }
  variant { id }
  customAttributes { key value }
  originalUnitPriceSet { ...Money }
  totalDiscountSet { ...Money }
  discountAllocations { allocatedAmountSet { ...Money } discountApplication { index } }
}`;

const transactionFields = `fragment Transaction on OrderTransaction {
  id kind status gateway test createdAt processedAt
  parentTransaction { id }
  amountSet { ...Money }
  fees { type rateName flatFeeName amount { amount currencyCode } taxAmount { amount currencyCode } }
}`;

const refundLineFields = `fragment RefundLine on RefundLineItem { id quantity restockType lineItem { id } subtotalSet { ...Money } }`;
const adjustmentFields = `fragment Adjustment on OrderAdjustment { id reason amountSet { ...Money } }`;
const refundTransactionFields = `fragment RefundTransaction on OrderTransaction { id kind status amountSet { ...Money } }`;

const refundFields = `fragment Refund on Refund {
  id legacyResourceId createdAt processedAt note
  totalRefundedSet { ...Money }
  refundLineItems(first: ${sizes.refundParts}) { pageInfo { hasNextPage endCursor } nodes { ...RefundLine } }
  orderAdjustments(first: ${sizes.refundParts}) { pageInfo { hasNextPage endCursor } nodes { ...Adjustment } }
  transactions(first: ${sizes.refundParts}) { pageInfo { hasNextPage endCursor } nodes { ...RefundTransaction } }
}`;

const addressFields = `fragment Address on MailingAddress {
  firstName lastName name company address1 address2 city zip province provinceCode country countryCodeV2 phone
}`;

const refundFragments = [moneyFields, refundFields, refundLineFields, adjustmentFields, refundTransactionFields];

const orderFields = `fragment OrderRecord on Order {
  id legacyResourceId name email phone note tags test edited sourceName createdAt processedAt updatedAt cancelledAt closedAt
  cancelReason currencyCode presentmentCurrencyCode displayFinancialStatus displayFulfillmentStatus discountCodes
  paymentGatewayNames subtotalLineItemsQuantity
  customer { id }
  customAttributes { key value }
  billingAddress { ...Address }
  shippingAddress { ...Address }
  totalPriceSet { ...Money }
  subtotalPriceSet { ...Money }
  totalTaxSet { ...Money }
  totalDiscountsSet { ...Money }
  currentTotalPriceSet { ...Money }
  currentSubtotalPriceSet { ...Money }
  currentTotalDiscountsSet { ...Money }
  currentTotalTaxSet { ...Money }
  totalTipReceivedSet { ...Money }
  totalShippingPriceSet { ...Money }
  customerJourneySummary {
    ready
    momentsCount { count }
    firstVisit { ...Visit }
    lastVisit { ...Visit }
    moments(first: ${sizes.moments}) { pageInfo { hasNextPage endCursor } nodes { ...Moment } }
  }
  discountApplications(first: ${sizes.discountApplications}) { pageInfo { hasNextPage endCursor } nodes { ...Discount } }
  disputes { id initiatedAs status }
  lineItems(first: ${sizes.lineItems}) { pageInfo { hasNextPage endCursor } nodes { ...Line } }
  transactions(first: ${sizes.transactions}) { ...Transaction }
  refunds(first: ${sizes.refunds}) { ...Refund }
}`;

/** An order as it is asked for, whether in a page or by its id. */
export const orderRecord = {
  name: "OrderRecord",
  fragments: [
    orderFields,
    ...refundFragments,
    lineFields,
    transactionFields,
    visitFields,
    momentFields,
    discountApplicationFields,
    addressFields,
  ].join("\n"),
};

export const ordersDocument = `query Orders($first: Int!, $after: String, $query: String) {
  orders(first: $first, after: $after, query: $query, sortKey: UPDATED_AT) {
    pageInfo { hasNextPage endCursor }
    nodes { ...${orderRecord.name} }
  }
}
${orderRecord.fragments}`;

export const moreLinesDocument = `query MoreLines($id: ID!, $after: String!) {
  order(id: $id) { lineItems(first: 25, after: $after) { pageInfo { hasNextPage endCursor } nodes { ...Line } } }
}
${[moneyFields, lineFields].join("\n")}`;

export const moreDiscountsDocument = `query MoreDiscounts($id: ID!, $after: String!) {
  order(id: $id) { discountApplications(first: 25, after: $after) { pageInfo { hasNextPage endCursor } nodes { ...Discount } } }
}
${discountApplicationFields}`;

export const moreMomentsDocument = `query MoreMoments($id: ID!, $after: String!) {
  order(id: $id) {
    customerJourneySummary { moments(first: 50, after: $after) { pageInfo { hasNextPage endCursor } nodes { ...Moment } } }
  }
}
${[visitFields, momentFields].join("\n")}`;

export const allTransactionsDocument = `query AllTransactions($id: ID!) { order(id: $id) { transactions(first: 100) { ...Transaction } } }
${[moneyFields, transactionFields].join("\n")}`;

export const refundIdsDocument = `query RefundIds($id: ID!) { order(id: $id) { refunds(first: 250) { id } } }`;

export const refundDocument = `query Refund($id: ID!) { node(id: $id) { ... on Refund { ...Refund } } }
${refundFragments.join("\n")}`;

/** The next page of one of a refund's connections. */
export const moreRefundParts = {
  refundLineItems: `query MoreRefundLines($id: ID!, $after: String!) {
  node(id: $id) { ... on Refund { part: refundLineItems(first: 25, after: $after) { pageInfo { hasNextPage endCursor } nodes { ...RefundLine } } } }
}
${[moneyFields, refundLineFields].join("\n")}`,
  orderAdjustments: `query MoreAdjustments($id: ID!, $after: String!) {
  node(id: $id) { ... on Refund { part: orderAdjustments(first: 25, after: $after) { pageInfo { hasNextPage endCursor } nodes { ...Adjustment } } } }
}
${[moneyFields, adjustmentFields].join("\n")}`,
  transactions: `query MoreRefundTransactions($id: ID!, $after: String!) {
  node(id: $id) { ... on Refund { part: transactions(first: 25, after: $after) { pageInfo { hasNextPage endCursor } nodes { ...RefundTransaction } } } }
}
${[moneyFields, refundTransactionFields].join("\n")}`,
};
