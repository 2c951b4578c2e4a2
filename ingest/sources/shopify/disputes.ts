import { z } from "zod";
import type { Table } from "../../stream.ts";
import { gid, instant, legacyId, lower, money, toNumericId } from "./shape.ts";
import { wholeStream } from "./wholeStream.ts";

const record = {
  type: "ShopifyPaymentsDispute",
  name: "DisputeRecord",
  fragments: `fragment DisputeRecord on ShopifyPaymentsDispute {
  id legacyResourceId type status initiatedAt evidenceDueBy evidenceSentOn finalizedOn
  amount { amount currencyCode }
  reasonDetails { reason networkReasonCode }
  order { id }
}`,
};

const document = `query Disputes($first: Int!, $after: String, $query: String) {
  disputes(first: $first, after: $after, query: $query) {
    pageInfo { hasNextPage endCursor }
    nodes { ...DisputeRecord }
  }
}
${record.fragments}`;

const dispute = z.looseObject({
  id: gid,
  legacyResourceId: legacyId,
  type: z.string(),
  status: z.string(),
  initiatedAt: instant,
  evidenceDueBy: instant.nullable(),
  evidenceSentOn: instant.nullable(),
  finalizedOn: instant.nullable(),
  amount: money,
  reasonDetails: z.object({ reason: z.string(), networkReasonCode: z.string().nullable() }),
  order: z.object({ id: gid }).nullable(),
});

const table: Table = {
  schema: "raw_shopify",
  name: "disputes",
  key: "id",
  columns: {
    id: "bigint",
    order_id: "bigint",
    type: "varchar",
    currency: "varchar",
    amount: "varchar",
    reason: "varchar",
    network_reason_code: "varchar",
    status: "varchar",
    initiated_at: "timestamptz",
    evidence_due_by: "timestamptz",
    evidence_sent_on: "timestamptz",
    finalized_on: "timestamptz",
    shop_url: "varchar",
    // Not in Airbyte's stream.
    admin_graphql_api_id: "varchar",
  },
};

/** A dispute has no change date, though its status changes: they are read whole. None is ever deleted. */
export const disputes = wholeStream<z.infer<typeof dispute>>({
  name: "disputes",
  item: dispute,
  count: null,
  reading: { document, record, root: "disputes", page_size: 250, sorted: false, search: null },
  landings: [
    {
      table,
      rows: (item, client) => [
        {
          id: item.legacyResourceId,
          order_id: item.order && toNumericId(item.order.id),
          type: lower(item.type),
          currency: item.amount.currencyCode,
          amount: item.amount.amount,
          reason: lower(item.reasonDetails.reason),
          network_reason_code: item.reasonDetails.networkReasonCode,
          status: lower(item.status),
          initiated_at: item.initiatedAt,
          evidence_due_by: item.evidenceDueBy,
          evidence_sent_on: item.evidenceSentOn,
          finalized_on: item.finalizedOn,
          shop_url: client.shop_url,
          admin_graphql_api_id: item.id,
        },
      ],
    },
  ],
});
