import type { Order, Subscription } from "../ngo/ledger.ts";
import { customerPayload } from "./customerPayload.ts";
import { dateTime, dateTimeOrNull, gid } from "./gid.ts";
import { moneyV2, SHOP_CURRENCY } from "./money.ts";
import { orderPayload } from "./orderPayload.ts";
import { type Connection, type PageArgs, page, pageOf } from "./page.ts";
import type { Store } from "./store.ts";

/** One `SubscriptionContract`; amounts are billed in the shop's currency. */
function subscriptionPayload(store: Store, subscription: Subscription) {
  const { ngo } = store;
  const policy =
    subscription.intervalMonths === 12
      ? { interval: "YEAR", intervalCount: 1 }
      : { interval: "MONTH", intervalCount: 1 };
  const orders = (): Order[] =>
    ngo
      .ordersOfPerson(subscription.person)
      .map((index) => ngo.order(index))
      .filter((order) => order.subscriptionId === subscription.id && order.deletedAt === null);
  return {
    __typename: "SubscriptionContract",
    id: gid("SubscriptionContract", subscription.id),
    status: subscription.status,
    createdAt: dateTime(subscription.createdAt),
    updatedAt: dateTime(subscription.updatedAt),
    currencyCode: SHOP_CURRENCY,
    note: null,
    customAttributes: [],
    deliveryPrice: moneyV2(0, SHOP_CURRENCY),
    revisionId: String(subscription.events.length),
    billingPolicy: policy,
    deliveryPolicy: policy,
    linesCount: { count: 1, precision: "EXACT" },
    lastPaymentStatus: subscription.status === "FAILED" ? "FAILED" : "SUCCEEDED",
    nextBillingDate: () => dateTimeOrNull(nextBilling(subscription, ngo.now())),
    customer: (): object | null => {
      const account = ngo.person(subscription.person).customers[0];
      return account ? customerPayload(store, subscription.person, account.id) : null;
    },
    originOrder: (): object | null => {
      const first = orders()[0];
      return first ? orderPayload(store, first) : null;
    },
    orders: (args: PageArgs) => pageOf(orders(), args, (order): object => orderPayload(store, order)),
    lines: (args: PageArgs) => pageOf([subscription], args, (one) => linePayload(store, one)),
  };
}

export function subscriptionById(store: Store, id: number): object | null {
  const index = store.ngo.subscriptionIndexOfId(id);
  return index === null ? null : subscriptionPayload(store, store.ngo.subscription(index));
}

/** The subscriptions that `accept` lets through, oldest first. */
export function subscriptionConnection(
  store: Store,
  args: PageArgs,
  accept: (subscription: Subscription) => boolean,
  keyOf: (subscription: Subscription) => number = (subscription) => subscription.createdAt,
): Connection<object> {
  const rows = Array.from({ length: store.ngo.subscriptionsCount() }, (_, i) => store.ngo.subscription(i))
    .filter(accept)
    .sort((a, b) => keyOf(a) - keyOf(b) || a.id - b.id);
  const listing = {
    length: rows.length,
    at: (i: number) => rows[i] as Subscription,
    key: (row: Subscription) => ({ value: keyOf(row), id: row.id }),
  };
  return page(listing, args, (row) => subscriptionPayload(store, row));
}

function linePayload(store: Store, subscription: Subscription) {
  const found = store.variant(subscription.variantId);
  const price = moneyV2(subscription.amount, SHOP_CURRENCY);
  return {
    id: gid("SubscriptionLine", subscription.id),
    title: found?.product.title ?? "",
    variantTitle: found?.variant.title ?? null,
    sku: found?.variant.sku ?? null,
    productId: found ? gid("Product", found.product.id) : null,
    variantId: gid("ProductVariant", subscription.variantId),
    quantity: 1,
    currentPrice: price,
    lineDiscountedPrice: price,
  };
}

function nextBilling(subscription: Subscription, now: number): number | null {
  if (subscription.status !== "ACTIVE") return null;
  const next = new Date(subscription.createdAt);
  while (next.getTime() <= now) next.setUTCMonth(next.getUTCMonth() + subscription.intervalMonths);
  return next.getTime();
}
