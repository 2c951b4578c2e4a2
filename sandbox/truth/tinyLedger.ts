import type { Deal, Order, OrderLine } from "../ngo/ledger.ts";

export const money = (shop: number, paid = shop) => ({ shop, paid });

/** An adoption of one coral, unless told. */
export function lineOf(more: Partial<OrderLine> = {}): OrderLine {
  const quantity = more.quantity ?? 1;
  const unitPrice = more.unitPrice ?? money(3000);
  return {
    id: 1,
    productId: 1,
    variantId: 1,
    revenueClass: "adoption",
    quantity,
    removed: 0,
    refunded: 0,
    unitPrice,
    gross: money(unitPrice.shop * quantity, unitPrice.paid * quantity),
    discount: money(0),
    refund: money(0),
    site: "moorea",
    species: null,
    coralsPerUnit: 1,
    recipient: null,
    properties: [],
    ...more,
  };
}

/** A paid order of June 2025, unless told. */
export function orderOf(more: Partial<Order> = {}): Order {
  const at = Date.UTC(2025, 5, 8, 20);
  return {
    index: 0,
    id: 1,
    name: "#1",
    person: 1,
    email: 0,
    emailAsTyped: null,
    customerId: null,
    country: "FR",
    currency: "EUR",
    createdAt: at,
    processedAt: at,
    updatedAt: at,
    paidAt: at,
    cancelledAt: null,
    deletedAt: null,
    test: false,
    status: "paid",
    channel: "email",
    visits: [],
    sourceName: "web",
    discountCode: null,
    lines: [lineOf()],
    tip: money(0),
    shipping: money(0),
    refunds: [],
    disputes: [],
    subscriptionId: null,
    note: null,
    tags: [],
    ...more,
  };
}

/** A won partner deal over 1,000 euros, unless told. */
export function dealOf(more: Partial<Deal> = {}): Deal {
  const at = Date.UTC(2025, 2, 3, 20);
  return {
    index: 0,
    id: 9,
    name: "Lot",
    kind: "partner",
    ecommSynced: false,
    orderIndex: null,
    pipelineId: "default",
    stageId: "closedwon",
    history: [{ at, stageId: "closedwon" }],
    lots: [],
    amount: 100_000,
    currency: "EUR",
    companyIds: [77],
    contactIds: [],
    ownerId: null,
    corals: 0,
    site: null,
    createdAt: at,
    updatedAt: at,
    closeAt: at,
    isWon: true,
    isLost: false,
    lostReason: null,
    archivedAt: null,
    ...more,
  };
}
