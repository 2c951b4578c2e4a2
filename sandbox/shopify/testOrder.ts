import type { Order, OrderLine } from "../ngo/ledger.ts";

const AT = Date.UTC(2026, 2, 1, 10);

export function testLine(given: Partial<OrderLine> = {}): OrderLine {
  return {
    id: 501,
    productId: 1,
    variantId: 11,
    revenueClass: "adoption",
    quantity: 2,
    removed: 0,
    refunded: 0,
    unitPrice: { shop: 3200, paid: 3200 },
    gross: { shop: 6400, paid: 6400 },
    discount: { shop: 0, paid: 0 },
    refund: { shop: 0, paid: 0 },
    site: "moorea",
    species: null,
    coralsPerUnit: 1,
    recipient: null,
    properties: [],
    ...given,
  };
}

export function testOrder(given: Partial<Order> = {}): Order {
  return {
    index: 1,
    id: 9001,
    name: "#1001",
    person: null,
    email: null,
    emailAsTyped: null,
    customerId: null,
    country: null,
    currency: "EUR",
    createdAt: AT,
    processedAt: AT,
    updatedAt: AT,
    paidAt: AT,
    cancelledAt: null,
    deletedAt: null,
    test: false,
    status: "paid",
    channel: "direct",
    visits: [],
    sourceName: "web",
    discountCode: null,
    lines: [testLine()],
    tip: { shop: 0, paid: 0 },
    shipping: { shop: 0, paid: 0 },
    refunds: [],
    disputes: [],
    subscriptionId: null,
    note: null,
    tags: [],
    ...given,
  };
}
