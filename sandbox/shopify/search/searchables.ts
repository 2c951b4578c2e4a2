import type { Checkout, CodeDiscount, Order, Person, Subscription } from "../../ngo/ledger.ts";
import { gatewayOf } from "../../ngo/payment.ts";
import type { Operation } from "../bulk/operations.ts";
import { statusOf } from "../codeDiscountPayload.ts";
import type { VariantOnShelf } from "../productPayload.ts";
import type { Searchable } from "./compile.ts";
import { amount, flag, id, time, wholeDay, without, words } from "./fields.ts";

export type Customer = {
  id: number;
  person: Person;
  personIndex: number;
  email: string;
  createdAt: number;
  updatedAt: number;
};
type Clock = () => number;

const names = (text: string) => text.trim().split(/\s+/);

export function orderSearch(now: Clock): Searchable<Order> {
  return {
    words: (order) => `${order.name} ${order.emailAsTyped ?? ""}`,
    fields: {
      id: id((order) => order.id),
      name: words((order) => [order.name, order.name.replace("#", "")]),
      email: words((order) => [order.emailAsTyped?.trim() ?? null]),
      created_at: time(now, (order) => order.createdAt),
      processed_at: time(now, (order) => order.processedAt),
      updated_at: time(now, (order) => order.updatedAt),
      financial_status: words((order) => [order.status]),
      status: words((order) => [
        "any",
        order.cancelledAt === null ? "open" : "cancelled",
        ...(order.cancelledAt === null ? ["not_closed"] : ["closed"]),
      ]),
      test: flag((order) => order.test),
      tag: words((order) => order.tags),
      tag_not: without((order) => order.tags),
      source_name: words((order) => [order.sourceName]),
      customer_id: id((order) => order.customerId),
      discount_code: words((order) => [order.discountCode]),
      gateway: words((order) => [gatewayOf(order)]),
      chargeback_status: words((order) => order.disputes.map((dispute) => dispute.status)),
    },
    unanswered: names(
      `cart_token channel channel_id checkout_token confirmation_number credit_card_last4 current_total_price delivery_method
      fraud_protection_level fulfillment_location_id fulfillment_status location_id payment_id payment_provider_id po_number
      reference_location_id return_status risk_level sales_channel sku source_identifier subtotal_line_items_quantity total_weight`,
    ),
  };
}

export function customerSearch(now: Clock): Searchable<Customer> {
  const tags = ({ person }: Customer) => (person.acceptsMarketing ? ["newsletter"] : []);
  return {
    words: ({ person, email }) => `${person.firstName} ${person.lastName} ${email}`,
    fields: {
      id: id((customer) => customer.id),
      email: words((customer) => [customer.email]),
      first_name: words(({ person }) => [person.firstName]),
      last_name: words(({ person }) => [person.lastName]),
      phone: words(({ person }) => [person.phone]),
      country: words(({ person }) => [person.country]),
      customer_date: time(now, (customer) => customer.createdAt),
      updated_at: wholeDay(now, (customer) => customer.updatedAt),
      accepts_marketing: flag(({ person }) => person.acceptsMarketing),
      state: words(() => ["disabled"]),
      tag: words(tags),
      tag_not: without(tags),
    },
    unanswered: names("last_abandoned_order_date order_date orders_count total_spent"),
  };
}

export function productSearch(now: Clock): Searchable<VariantOnShelf["product"]> {
  return {
    words: (product) => `${product.title} ${product.vendor} ${product.productType}`,
    fields: {
      id: id((product) => product.id),
      title: words((product) => [product.title]),
      handle: words((product) => [product.handle]),
      status: words((product) => [product.status]),
      vendor: words((product) => [product.vendor]),
      product_type: words((product) => [product.productType]),
      tag: words((product) => product.tags),
      tag_not: without((product) => product.tags),
      sku: words((product) => product.variants.map((variant) => variant.sku)),
      created_at: time(now, (product) => product.createdAt),
      updated_at: time(now, (product) => product.updatedAt),
    },
    unanswered: names(
      `barcode bundles category_id collection_id combined_listing_role delivery_profile_id error_feedback gift_card
      has_only_composites has_only_default_variant has_variant_with_components inventory_total is_price_reduced
      out_of_stock_somewhere price product_configuration_owner product_publication_status publication_ids publishable_status
      published_at published_status tracks_inventory variant_id variant_title`,
    ),
  };
}

export function variantSearch(now: Clock): Searchable<VariantOnShelf> {
  return {
    words: ({ product, variant }) => `${product.title} ${variant.title} ${variant.sku}`,
    fields: {
      id: id(({ variant }) => variant.id),
      title: words(({ variant }) => [variant.title]),
      sku: words(({ variant }) => [variant.sku]),
      product_id: id(({ product }) => product.id),
      product_type: words(({ product }) => [product.productType]),
      product_status: words(({ product }) => [product.status]),
      vendor: words(({ product }) => [product.vendor]),
      tag: words(({ product }) => product.tags),
      tag_not: without(({ product }) => product.tags),
      inventory_quantity: amount(() => 0),
      updated_at: time(now, ({ variant }) => variant.updatedAt),
    },
    unanswered: names(
      `barcode collection delivery_profile_id exclude_composite exclude_variants_with_components gift_card location_id managed
      managed_by option1 option2 option3 product_ids product_publication_status publishable_status published_status
      requires_components taxable`,
    ),
  };
}

export function subscriptionSearch(now: Clock): Searchable<Subscription> {
  return {
    words: (subscription) => String(subscription.id),
    fields: {
      id: id((subscription) => subscription.id),
      status: words((subscription) => [subscription.status]),
      created_at: time(now, (subscription) => subscription.createdAt),
      updated_at: time(now, (subscription) => subscription.updatedAt),
      product_variant_id: id((subscription) => subscription.variantId),
    },
    unanswered: names("customer_id last_billing_attempt_error_type product_id"),
  };
}

/** Over disputed orders: each has one dispute. */
export function disputeSearch(now: Clock): Searchable<Order> {
  return {
    words: ({ disputes }) => disputes.map(({ id }) => id).join(" "),
    fields: {
      id: id(({ disputes }) => disputes[0]?.id ?? null),
      initiated_at: time(now, ({ disputes }) => disputes[0]?.at ?? Number.NaN),
      status: words(({ disputes }) => disputes.map(({ status }) => status)),
    },
    unanswered: [],
  };
}

export function checkoutSearch(now: Clock): Searchable<Checkout> {
  return {
    words: (checkout) => checkout.name,
    fields: {
      id: id((checkout) => checkout.id),
      created_at: time(now, (checkout) => checkout.createdAt),
      updated_at: time(now, (checkout) => checkout.updatedAt),
      recovery_state: words(() => ["not_recovered"]),
      status: words(() => ["open"]),
    },
    unanswered: ["email_state"],
  };
}

export function codeDiscountSearch(now: Clock): Searchable<CodeDiscount> {
  const typeOf = ({ value }: CodeDiscount) => {
    if (value === "free shipping") return "free_shipping";
    return "percent" in value ? "percentage" : "fixed_amount";
  };
  return {
    words: (discount) => discount.title,
    fields: {
      id: id((discount) => discount.id),
      title: words((discount) => [discount.title]),
      code: words((discount) => discount.codes.map(({ code }) => code)),
      method: words(() => ["code"]),
      type: words((discount) => ["all", typeOf(discount)]),
      discount_type: words((discount) => [typeOf(discount)]),
      discount_class: words(({ value }) => [value === "free shipping" ? "shipping" : "order"]),
      status: words((discount) => [statusOf(discount, now())]),
      times_used: amount((discount) => discount.codes.reduce((sum, { uses }) => sum + uses, 0)),
      created_at: time(now, (discount) => discount.createdAt),
      updated_at: time(now, (discount) => discount.updatedAt),
      starts_at: time(now, (discount) => discount.startsAt),
      ends_at: time(now, (discount) => discount.endsAt ?? Number.NaN),
    },
    unanswered: names("combines_with context customer_ids market_ids segment_ids tag"),
  };
}

export type ProductEvent = {
  id: number;
  action: string;
  subjectType: "PRODUCT";
  subjectId: number;
  at: number;
  message: string;
};

export function eventSearch(now: Clock): Searchable<ProductEvent> {
  return {
    words: (event) => event.message,
    fields: {
      id: id((event) => event.id),
      action: words((event) => [event.action]),
      subject_type: words((event) => [event.subjectType]),
      created_at: time(now, (event) => event.at),
    },
    unanswered: ["comments"],
  };
}

export function operationSearch(now: Clock): Searchable<Operation> {
  return {
    words: (operation) => operation.id,
    fields: {
      id: id((operation) => operation.number),
      created_at: time(now, (operation) => operation.createdAt),
      operation_type: words(() => ["query"]),
      status: words((operation) => [operation.status]),
    },
    unanswered: [],
  };
}
