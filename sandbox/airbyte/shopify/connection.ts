import type { Ngo, Order } from "../../ngo/ledger.ts";
import { openStore } from "../../shopify/store.ts";
import type { AirbyteConnection, LandedRecord, LandedStream } from "../landedTable.ts";
import { customerColumns, customerRecord } from "./customers.ts";
import { orderColumns, orderRecord } from "./orders.ts";
import { disputeColumns, disputeRecord, transactionColumns, transactionRecords } from "./payments.ts";
import { productColumns, productRecord, variantColumns, variantRecord } from "./products.ts";
import { refundColumns, refundRecord } from "./refunds.ts";

const isThere = (order: Order): boolean => order.deletedAt === null;

/** Orders changed since, newest first: the list is sorted by change date. */
function* changedOrders(ngo: Ngo, since: number | null): Generator<Order> {
  const indices = ngo.ordersByUpdate();
  for (let position = indices.length - 1; position >= 0; position--) {
    const order = ngo.order(indices[position] ?? 0);
    if (since !== null && order.updatedAt < since) return;
    yield order;
  }
}

/** The shop as Airbyte's Shopify connector lands it, each stream in one of the ways in which people set it up. */
export function shopifyConnection(ngo: Ngo): AirbyteConnection {
  const store = openStore(ngo);
  const perOrder = (records: (order: Order) => LandedRecord[]) =>
    function* (since: number | null) {
      for (const order of changedOrders(ngo, since)) if (isThere(order)) yield* records(order);
    };
  const streams: LandedStream[] = [
    {
      name: "products",
      columns: productColumns,
      key: "id",
      cursor: "updated_at",
      mode: "append",
      records: () => ngo.products.map(productRecord),
    },
    {
      name: "product_variants",
      columns: variantColumns,
      key: "id",
      cursor: null,
      mode: "overwrite",
      records: () => ngo.products.flatMap((product) => product.variants.map((one) => variantRecord(product, one))),
    },
    {
      name: "customers",
      columns: customerColumns,
      key: "id",
      cursor: "updated_at",
      mode: "dedupe",
      *records() {
        for (const id of ngo.customersByUpdate()) {
          const record = customerRecord(store, id);
          if (record) yield record;
        }
      },
    },
    {
      name: "orders",
      columns: orderColumns,
      key: "id",
      cursor: "updated_at",
      mode: "append",
      *records(since) {
        for (const order of changedOrders(ngo, since)) yield orderRecord(store, order);
      },
    },
    {
      name: "order_refunds",
      columns: refundColumns,
      key: "id",
      cursor: "created_at",
      mode: "dedupe",
      records: perOrder((order) => order.refunds.map((refund) => refundRecord(store, order, refund))),
    },
    {
      name: "transactions",
      columns: transactionColumns,
      key: "id",
      cursor: "created_at",
      mode: "append",
      records: perOrder(transactionRecords),
    },
    {
      name: "disputes",
      columns: disputeColumns,
      key: "id",
      cursor: null,
      mode: "overwrite",
      records: perOrder((order) => order.disputes.map((dispute) => disputeRecord(order, dispute))),
    },
  ];
  return {
    connectionId: "5f0c1a52-7d1b-4f0e-9a57-1d0c2f6f9b11",
    name: "Shopify to Postgres",
    schema: "raw_shopify",
    streams: streams.map((stream) => ({ ...stream, columns: { ...stream.columns, shop_url: "varchar" } })),
  };
}
