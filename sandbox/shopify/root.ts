import type { GraphQLResolveInfo } from "graphql";
import type { CodeDiscount, Order, Product, Subscription } from "../ngo/ledger.ts";
import { bulkPayload } from "./bulk/payload.ts";
import { checkoutPayload } from "./checkoutPayload.ts";
import { codeDiscountPayload } from "./codeDiscountPayload.ts";
import type { Context } from "./context.ts";
import { countOrders } from "./countOrders.ts";
import { customerPayload } from "./customerPayload.ts";
import { disputePayload } from "./disputePayload.ts";
import { eventPayload, productEvents } from "./eventPayload.ts";
import { parseGid } from "./gid.ts";
import {
  arrayListing,
  checkoutListing,
  customerListings,
  customerOf,
  disputedListing,
  orderListings,
  spanOf,
} from "./listings.ts";
import { orderPayload } from "./orderPayload.ts";
import { type Connection, type Listing, type PageArgs, page, type Span } from "./page.ts";
import { productPayload, type VariantOnShelf, variantPayload } from "./productPayload.ts";
import { type CompiledSearch, compileSearch, type Searchable } from "./search/compile.ts";
import {
  checkoutSearch,
  codeDiscountSearch,
  customerSearch,
  disputeSearch,
  eventSearch,
  operationSearch,
  orderSearch,
  productSearch,
  subscriptionSearch,
  variantSearch,
} from "./search/searchables.ts";
import { shopPayload } from "./shopPayload.ts";
import { SHOP_ID, type Store } from "./store.ts";
import { subscriptionById, subscriptionConnection } from "./subscriptionPayload.ts";

type Found = PageArgs & { query?: string | null; sortKey?: string | null };
type Counted = { query?: string | null; limit?: number | null };
type Named = { id: string };

/** The resolvers of `QueryRoot` and `Mutation`, by field name. Everything below them is in the payloads themselves. */
export function rootValue(store: Store) {
  const { ngo } = store;
  const now = () => ngo.now();
  const searchables = {
    orders: orderSearch(now),
    customers: customerSearch(now),
    products: productSearch(now),
    variants: variantSearch(now),
    subscriptions: subscriptionSearch(now),
    events: eventSearch(now),
    disputes: disputeSearch(now),
    checkouts: checkoutSearch(now),
    discounts: codeDiscountSearch(now),
    operations: operationSearch(now),
  };
  const orderList = orderListings(ngo);
  const customerList = customerListings(ngo);
  const counting = countOrders();
  const isThere = (order: Order) => order.deletedAt === null;
  const variants = () =>
    ngo.products.flatMap((product) => product.variants.flatMap((variant) => store.variant(variant.id) ?? []));

  /** One page of a searched listing, in a bulk operation the next window of it. */
  function connection<T, N>(
    args: Found,
    context: Context,
    info: GraphQLResolveInfo,
    searchable: Searchable<T>,
    listing: Listing<T>,
    render: (row: T) => N,
    options: { accept?: (row: T) => boolean; span?: (search: CompiledSearch<T>) => Span } = {},
  ): Connection<N> {
    const search = noted(args.query, context, info, searchable);
    const accept = (row: T) => (options.accept?.(row) ?? true) && search.accept(row);
    const key = String(info.path.key);
    const sized = context.bulk
      ? { ...args, last: null, before: null, first: context.bulk.size, after: context.bulk.after.get(key) }
      : args;
    const found = page(listing, sized, render, accept, options.span?.(search));
    if (context.bulk) {
      context.bulk.after.set(key, found.pageInfo.endCursor);
      if (!found.pageInfo.hasNextPage) context.bulk.done.add(key);
    }
    return found;
  }

  const byId = (type: string, id: string) => {
    const parsed = parseGid(id);
    return parsed?.type === type ? parsed.id : null;
  };
  const findOrder = (id: number | null) => {
    const index = id === null ? null : ngo.orderIndexOfId(id);
    const order = index === null ? null : ngo.order(index);
    return order && isThere(order) ? orderPayload(store, order) : null;
  };
  const findCustomer = (id: number | null) => {
    if (id === null || ngo.personIndexOfCustomer(id) === null) return null;
    return customerPayload(store, customerOf(ngo, id).personIndex, id);
  };
  const findProduct = (id: number | null) => {
    const product = id === null ? null : store.product(id);
    return product ? productPayload(store, product) : null;
  };
  const findVariant = (id: number | null) => {
    const found = id === null ? null : store.variant(id);
    return found ? variantPayload(store, found) : null;
  };
  const discountListing = (sortKey: string | null | undefined) =>
    arrayListing(ngo.codeDiscounts(), (discount) => ({ value: discountKey(discount, sortKey), id: discount.id }));
  const findSubscription = (id: number | null) => (id === null ? null : subscriptionById(store, id));

  const findDispute = (id: number | null) => {
    const index = id === null ? null : ngo.orderIndexOfDispute(id);
    const order = index === null ? null : ngo.order(index);
    const dispute = order?.disputes.find((candidate) => candidate.id === id);
    return order && dispute ? disputePayload(store, order, dispute) : null;
  };
  const findCheckout = (id: number | null) => {
    const index = id === null ? null : ngo.checkoutIndexOfId(id);
    return index === null ? null : checkoutPayload(store, ngo.checkout(index));
  };
  const findDiscount = (id: number | null) => {
    const discount = ngo.codeDiscounts().find((candidate) => candidate.id === id);
    return discount ? codeDiscountPayload(discount, now()) : null;
  };
  const findShop = (id: number | null) => (id === SHOP_ID ? shopPayload() : null);

  return {
    shop: () => shopPayload(),
    dispute: ({ id }: Named) => findDispute(byId("ShopifyPaymentsDispute", id)),
    discountNode: ({ id }: Named) => findDiscount(byId("DiscountNode", id)),
    order: ({ id }: Named) => findOrder(byId("Order", id)),
    customer: ({ id }: Named) => findCustomer(byId("Customer", id)),
    product: ({ id }: Named) => findProduct(byId("Product", id)),
    productVariant: ({ id }: Named) => findVariant(byId("ProductVariant", id)),
    subscriptionContract: ({ id }: Named) => findSubscription(byId("SubscriptionContract", id)),
    node: ({ id }: Named): object | null =>
      findOrder(byId("Order", id)) ??
      findCustomer(byId("Customer", id)) ??
      findProduct(byId("Product", id)) ??
      findVariant(byId("ProductVariant", id)) ??
      findSubscription(byId("SubscriptionContract", id)) ??
      findDispute(byId("ShopifyPaymentsDispute", id)) ??
      findCheckout(byId("AbandonedCheckout", id)) ??
      findDiscount(byId("DiscountNode", id)) ??
      findShop(byId("Shop", id)),

    orders(args: Found, context: Context, info: GraphQLResolveInfo) {
      // A bulk operation promises no order of its rows, so it takes the list that is ready.
      const sortKey = context.bulk ? "UPDATED_AT" : (args.sortKey ?? "PROCESSED_AT");
      const listing = orderList(sortKey);
      return connection(args, context, info, searchables.orders, listing, (order) => orderPayload(store, order), {
        accept: isThere,
        span: (search) => spanOf(listing, search, searchables.orders.fields, sortKey.toLowerCase()),
      });
    },
    customers(args: Found, context: Context, info: GraphQLResolveInfo) {
      const listing = customerList(context.bulk ? "UPDATED_AT" : (args.sortKey ?? "ID"));
      return connection(args, context, info, searchables.customers, listing, (row) =>
        customerPayload(store, row.personIndex, row.id),
      );
    },
    products(args: Found, context: Context, info: GraphQLResolveInfo) {
      const listing = arrayListing(ngo.products, (product) => ({
        value: productKey(product, args.sortKey),
        id: product.id,
      }));
      return connection(args, context, info, searchables.products, listing, (product) =>
        productPayload(store, product),
      );
    },
    productVariants(args: Found, context: Context, info: GraphQLResolveInfo) {
      const listing = arrayListing(variants(), (row) => ({ value: variantKey(row, args.sortKey), id: row.variant.id }));
      return connection(args, context, info, searchables.variants, listing, (row) => variantPayload(store, row));
    },
    subscriptionContracts(args: Found, context: Context, info: GraphQLResolveInfo) {
      const search = noted(args.query, context, info, searchables.subscriptions);
      const whole = context.bulk ? { ...args, first: Number.POSITIVE_INFINITY, last: null } : args;
      if (context.bulk) context.bulk.done.add(String(info.path.key));
      return subscriptionConnection(store, whole, search.accept, (row) => subscriptionKey(row, args.sortKey));
    },
    disputes(args: Found, context: Context, info: GraphQLResolveInfo) {
      const render = (order: Order) => order.disputes.map((dispute) => disputePayload(store, order, dispute))[0];
      return connection(args, context, info, searchables.disputes, disputedListing(ngo), render, {
        accept: (order) => order.disputes.length > 0,
      });
    },
    abandonedCheckouts(args: Found, context: Context, info: GraphQLResolveInfo) {
      const listing = checkoutListing(ngo, args.sortKey ?? "ID");
      return connection(args, context, info, searchables.checkouts, listing, (row) => checkoutPayload(store, row));
    },
    discountNodes(args: Found, context: Context, info: GraphQLResolveInfo) {
      const listing = discountListing(args.sortKey);
      return connection(args, context, info, searchables.discounts, listing, (row) => codeDiscountPayload(row, now()));
    },
    events(args: Found, context: Context, info: GraphQLResolveInfo) {
      const listing = arrayListing(productEvents(ngo), (event) => ({ value: event.id, id: event.id }));
      return connection(args, context, info, searchables.events, listing, eventPayload);
    },

    async ordersCount({ query, limit }: Counted, context: Context, info: GraphQLResolveInfo) {
      const search = noted(query, context, info, searchables.orders);
      const listing = orderList("UPDATED_AT");
      return counting(listing, search, spanOf(listing, search, searchables.orders.fields, "updated_at"), limit);
    },
    customersCount: ({ query, limit }: Counted, context: Context, info: GraphQLResolveInfo) =>
      countRows(customerList("UPDATED_AT"), query, noted(query, context, info, searchables.customers), limit),
    productsCount: ({ query, limit }: Counted, context: Context, info: GraphQLResolveInfo) =>
      countRows(
        arrayListing(ngo.products, ({ id }) => ({ value: id, id })),
        query,
        noted(query, context, info, searchables.products),
        limit,
      ),
    productVariantsCount: ({ query, limit }: Counted, context: Context, info: GraphQLResolveInfo) =>
      countRows(
        arrayListing(variants(), ({ variant: { id } }) => ({ value: id, id })),
        query,
        noted(query, context, info, searchables.variants),
        limit,
      ),
    abandonedCheckoutsCount: ({ query, limit }: Counted, context: Context, info: GraphQLResolveInfo) =>
      countRows(checkoutListing(ngo, "ID"), query, noted(query, context, info, searchables.checkouts), limit),
    discountNodesCount: ({ query, limit }: Counted, context: Context, info: GraphQLResolveInfo) =>
      countRows(discountListing("ID"), query, noted(query, context, info, searchables.discounts), limit),

    bulkOperation({ id }: Named, context: Context) {
      const operation = context.operations.find(id);
      return operation && bulkPayload(operation);
    },
    currentBulkOperation({ type }: { type?: string | null }, context: Context) {
      const newest = type === "MUTATION" ? undefined : context.operations.all().at(-1);
      return newest ? bulkPayload(newest) : null;
    },
    bulkOperations(args: Found, context: Context, info: GraphQLResolveInfo) {
      const listing = arrayListing(context.operations.all(), (one) => ({ value: one.createdAt, id: one.number }));
      return page(listing, args, bulkPayload, noted(args.query, context, info, searchables.operations).accept);
    },
    bulkOperationRunQuery({ query, groupObjects }: { query: string; groupObjects: boolean }, context: Context) {
      const { operation, errors } = context.operations.run(query, groupObjects);
      return { bulkOperation: operation && bulkPayload(operation), userErrors: errors };
    },
    bulkOperationCancel({ id }: Named, context: Context) {
      const { operation, errors } = context.operations.cancel(id);
      return { bulkOperation: operation && bulkPayload(operation), userErrors: errors };
    },
  };
}

function noted<T>(
  query: string | null | undefined,
  context: Context,
  info: GraphQLResolveInfo,
  searchable: Searchable<T>,
): CompiledSearch<T> {
  const search = compileSearch(query, searchable);
  if (query)
    context.searches.push({ path: [String(info.path.key)], query, parsed: search.parsed, warnings: search.warnings });
  return search;
}

function countRows<T>(
  listing: Listing<T>,
  query: string | null | undefined,
  search: CompiledSearch<T>,
  limit: number | null | undefined,
) {
  const most = limit ?? Number.POSITIVE_INFINITY;
  let count = query ? 0 : listing.length;
  for (let position = 0; query && position < listing.length && count <= most; position++) {
    if (search.accept(listing.at(position))) count++;
  }
  return { count: Math.min(count, most), precision: count > most ? "AT_LEAST" : "EXACT" };
}

function productKey(product: Product, sortKey: string | null | undefined): number | string {
  if (sortKey === "UPDATED_AT") return product.updatedAt;
  if (sortKey === "CREATED_AT" || sortKey === "PUBLISHED_AT") return product.createdAt;
  return sortKey === "TITLE" ? product.title : product.id;
}

function variantKey({ variant, position }: VariantOnShelf, sortKey: string | null | undefined): number | string {
  if (sortKey === "SKU") return variant.sku;
  if (sortKey === "POSITION") return position;
  return sortKey === "TITLE" || sortKey === "NAME" || sortKey === "FULL_TITLE" ? variant.title : variant.id;
}

function subscriptionKey(subscription: Subscription, sortKey: string | null | undefined): number {
  if (sortKey === "UPDATED_AT") return subscription.updatedAt;
  return sortKey === "ID" ? subscription.id : subscription.createdAt;
}

function discountKey(discount: CodeDiscount, sortKey: string | null | undefined): number | string {
  if (sortKey === "UPDATED_AT") return discount.updatedAt;
  if (sortKey === "CREATED_AT") return discount.createdAt;
  if (sortKey === "STARTS_AT") return discount.startsAt;
  if (sortKey === "ENDS_AT") return discount.endsAt ?? Number.MAX_SAFE_INTEGER;
  return sortKey === "TITLE" ? discount.title : discount.id;
}
