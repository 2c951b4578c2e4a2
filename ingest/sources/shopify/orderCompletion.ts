import { z } from "zod";
import { parseShape } from "../../http.ts";
import type { ShopifyClient } from "./client.ts";
import { service } from "./client.ts";
import { completeConnection, toPart } from "./connection.ts";
import {
  allTransactionsDocument,
  moreDiscountsDocument,
  moreLinesDocument,
  moreMomentsDocument,
  moreRefundParts,
  refundDocument,
  refundIdsDocument,
  sizes,
} from "./orderQuery.ts";

const journey = z.looseObject({ moments: z.unknown() }).nullable();
const held = z.looseObject({
  id: z.string(),
  lineItems: z.unknown(),
  discountApplications: z.unknown(),
  customerJourneySummary: journey,
  transactions: z.array(z.unknown()),
  refunds: z.array(z.looseObject({ id: z.string() })),
});
const reread = z.looseObject({
  order: z.looseObject({
    lineItems: z.unknown().optional(),
    discountApplications: z.unknown().optional(),
    customerJourneySummary: journey.optional(),
    transactions: z.array(z.unknown()).optional(),
    refunds: z.array(z.looseObject({ id: z.string() })).optional(),
  }),
});
const rereadRefund = z.looseObject({ node: z.looseObject({ id: z.string() }) });

const ended = z.object({ pageInfo: z.object({ hasNextPage: z.literal(false) }) });
/** Nearly all orders: nothing of them lies beyond the page. */
const wholeInPage = z.object({
  lineItems: ended,
  discountApplications: ended,
  customerJourneySummary: z.object({ moments: ended.nullable() }).nullable(),
  transactions: z.array(z.unknown()).max(sizes.transactions - 1),
  refunds: z
    .array(z.object({ refundLineItems: ended, orderAdjustments: ended, transactions: ended }))
    .max(sizes.refunds - 1),
});

const bulkOrder = z.object({
  subtotalLineItemsQuantity: z.number(),
  lineItems: z.object({ nodes: z.array(z.object({ quantity: z.number() })) }),
  customerJourneySummary: z
    .object({
      momentsCount: z.object({ count: z.number() }).nullable(),
      moments: z.object({ nodes: z.array(z.unknown()) }).nullable(),
    })
    .nullable(),
});

/**
 * False where a bulk file holds fewer lines or visits of an order than the order counts. Tips and gift cards are lines that it
 * does not count, so more is no fault.
 */
export function isWhole(payload: unknown): boolean {
  const { data } = bulkOrder.safeParse(payload);
  if (!data) return true;
  const units = data.lineItems.nodes.reduce((sum, line) => sum + line.quantity, 0);
  const journey = data.customerJourneySummary;
  const moments = journey?.moments?.nodes.length ?? 0;
  return units >= data.subtotalLineItemsQuantity && moments >= (journey?.momentsCount?.count ?? 0);
}

type Ask = (document: string, variables: Record<string, unknown>) => Promise<unknown>;
type HeldRefund = z.infer<typeof rereadRefund>["node"];

async function completeRefund(refund: HeldRefund, ask: Ask): Promise<HeldRefund> {
  const complete = { ...refund };
  for (const [name, document] of Object.entries(moreRefundParts)) {
    complete[name] = await completeConnection(refund[name], async (after) => {
      return toPart(await ask(document, { id: refund.id, after }));
    });
  }
  return complete;
}

/**
 * Reads what did not fit into the order's page: further lines, and the refunds and transactions beyond the first few, which
 * are plain lists without a cursor. An order that cannot be read here is left for the item schema to reject.
 */
export async function completeOrder(client: ShopifyClient, node: unknown, signal: AbortSignal): Promise<unknown> {
  if (wholeInPage.safeParse(node).success) return node;
  const parsed = held.safeParse(node);
  if (!parsed.success) return node;
  const order = parsed.data;
  const ask: Ask = (document, variables) => client.query(document, variables, signal);

  const lineItems = await completeConnection(order.lineItems, async (after) => {
    return parseShape(service, reread, await ask(moreLinesDocument, { id: order.id, after })).order.lineItems;
  });

  const discountApplications = await completeConnection(order.discountApplications, async (after) => {
    const answer = parseShape(service, reread, await ask(moreDiscountsDocument, { id: order.id, after }));
    return answer.order.discountApplications;
  });
  const customerJourneySummary = order.customerJourneySummary && {
    ...order.customerJourneySummary,
    moments: await completeConnection(order.customerJourneySummary.moments, async (after) => {
      const answer = parseShape(service, reread, await ask(moreMomentsDocument, { id: order.id, after }));
      return answer.order.customerJourneySummary?.moments;
    }),
  };

  let { transactions, refunds } = order;
  if (transactions.length >= sizes.transactions) {
    transactions =
      parseShape(service, reread, await ask(allTransactionsDocument, { id: order.id })).order.transactions ?? [];
  }
  if (refunds.length >= sizes.refunds) {
    const known = new Set(refunds.map((refund) => refund.id));
    const ids = parseShape(service, reread, await ask(refundIdsDocument, { id: order.id })).order.refunds ?? [];
    for (const { id } of ids.filter((refund) => !known.has(refund.id))) {
      refunds = [...refunds, parseShape(service, rereadRefund, await ask(refundDocument, { id })).node];
    }
  }
  const complete: HeldRefund[] = [];
  for (const refund of refunds) complete.push(await completeRefund(refund, ask));
  return { ...order, lineItems, discountApplications, customerJourneySummary, transactions, refunds: complete };
}
