import { z } from "zod";
import { discountApplication } from "./discountApplication.ts";
import { attributes, connection, gid, instant, legacyId, money, moneyBag } from "./shape.ts";
import { moment, visit } from "./visit.ts";

/**
 * What we read of an order, as the GraphQL API gives it. What else a payload holds is not copied: it feeds no column, a reject
 * keeps the payload as it came, and copying it took a third of the time of the check.
 */
const line = z.object({
  id: gid,
  name: z.string(),
  title: z.string(),
  variantTitle: z.string().nullable(),
  sku: z.string().nullable(),
  vendor: z.string().nullable(),
  quantity: z.number().int().nonnegative(),
  currentQuantity: z.number().int().nonnegative(),
  isGiftCard: z.boolean(),
  product: z.object({ id: gid }).nullable(),
  variant: z.object({ id: gid }).nullable(),
  customAttributes: attributes,
  originalUnitPriceSet: moneyBag,
  totalDiscountSet: moneyBag,
  discountAllocations: z.array(
    z.object({ allocatedAmountSet: moneyBag, discountApplication: z.object({ index: z.number().int() }) }),
  ),
});

const transaction = z.object({
  id: gid,
  kind: z.string(),
  status: z.string(),
  gateway: z.string().nullable(),
  test: z.boolean(),
  createdAt: instant,
  processedAt: instant.nullable(),
  parentTransaction: z.object({ id: gid }).nullable(),
  amountSet: moneyBag,
  fees: z.array(
    z.looseObject({
      type: z.string(),
      rateName: z.string().nullable(),
      flatFeeName: z.string().nullable(),
      amount: money,
      taxAmount: money,
    }),
  ),
});

const refund = z.object({
  id: gid,
  legacyResourceId: legacyId,
  createdAt: instant.nullable(),
  processedAt: instant,
  note: z.string().nullable(),
  totalRefundedSet: moneyBag,
  refundLineItems: connection(
    z.object({
      id: gid.nullable(),
      quantity: z.number().int(),
      restockType: z.string(),
      lineItem: z.object({ id: gid }),
      subtotalSet: moneyBag,
    }),
  ),
  orderAdjustments: connection(z.object({ id: gid, reason: z.string().nullable(), amountSet: moneyBag })),
  transactions: connection(z.object({ id: gid, kind: z.string(), status: z.string(), amountSet: moneyBag })),
});

const address = z.looseObject({ countryCodeV2: z.string().nullable() }).nullable();

export const order = z.object({
  id: gid,
  legacyResourceId: legacyId,
  name: z.string(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  note: z.string().nullable(),
  tags: z.array(z.string()),
  test: z.boolean(),
  edited: z.boolean(),
  sourceName: z.string().nullable(),
  createdAt: instant,
  processedAt: instant,
  updatedAt: instant,
  cancelledAt: instant.nullable(),
  closedAt: instant.nullable(),
  cancelReason: z.string().nullable(),
  currencyCode: z.string().length(3),
  presentmentCurrencyCode: z.string().length(3),
  displayFinancialStatus: z.string().nullable(),
  displayFulfillmentStatus: z.string().nullable(),
  discountCodes: z.array(z.string()),
  paymentGatewayNames: z.array(z.string()),
  customer: z.object({ id: gid }).nullable(),
  customAttributes: attributes,
  billingAddress: address,
  shippingAddress: address,
  totalPriceSet: moneyBag,
  subtotalPriceSet: moneyBag.nullable(),
  totalTaxSet: moneyBag.nullable(),
  totalDiscountsSet: moneyBag.nullable(),
  currentTotalPriceSet: moneyBag,
  currentSubtotalPriceSet: moneyBag,
  currentTotalDiscountsSet: moneyBag,
  currentTotalTaxSet: moneyBag,
  totalTipReceivedSet: moneyBag.nullable(),
  totalShippingPriceSet: moneyBag,
  customerJourneySummary: z
    .object({
      ready: z.boolean(),
      momentsCount: z.object({ count: z.number() }).nullable(),
      firstVisit: visit.nullable(),
      lastVisit: visit.nullable(),
      moments: connection(moment).nullable(),
    })
    .nullable(),
  discountApplications: connection(discountApplication),
  disputes: z.array(z.object({ id: gid, initiatedAs: z.string(), status: z.string() })),
  lineItems: connection(line),
  transactions: z.array(transaction),
  refunds: z.array(refund),
});

export type Order = z.infer<typeof order>;
export type OrderLine = z.infer<typeof line>;
export type OrderRefund = z.infer<typeof refund>;
