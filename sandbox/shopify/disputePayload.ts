import type { Dispute, Order } from "../ngo/ledger.ts";
import { dateTime, dateTimeOrNull, gid } from "./gid.ts";
import { moneyV2 } from "./money.ts";
import { orderPayload } from "./orderPayload.ts";
import { orderTotals } from "./orderTotals.ts";
import type { Store } from "./store.ts";

const DAYS_TO_ANSWER = 9 * 86_400_000;
/** What card networks write beside the reason; inquiries have none. */
const NETWORK_CODES: Partial<Record<Dispute["reason"], string>> = { FRAUDULENT: "10.4", PRODUCT_NOT_RECEIVED: "13.1" };

/** One `ShopifyPaymentsDispute`: the bank asks for what the buyer paid, in the buyer's currency. */
export function disputePayload(store: Store, order: Order, dispute: Dispute) {
  return {
    __typename: "ShopifyPaymentsDispute",
    id: gid("ShopifyPaymentsDispute", dispute.id),
    legacyResourceId: String(dispute.id),
    type: dispute.type,
    status: dispute.status,
    amount: () => moneyV2(orderTotals(order).total.paid, order.currency),
    reasonDetails: {
      reason: dispute.reason,
      networkReasonCode: dispute.type === "INQUIRY" ? null : (NETWORK_CODES[dispute.reason] ?? null),
    },
    initiatedAt: dateTime(dispute.at),
    evidenceDueBy: dateTime(dispute.at + DAYS_TO_ANSWER),
    evidenceSentOn: dateTimeOrNull(dispute.evidenceSentAt),
    finalizedOn: dateTimeOrNull(dispute.finalizedAt),
    order: () => (order.deletedAt === null ? orderPayload(store, order) : null),
  };
}
