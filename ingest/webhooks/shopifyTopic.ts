import { z } from "zod";
import type { Errand, Meaning } from "./errand.ts";
import { errandsOf, refused } from "./errand.ts";

const id = z.union([z.number().int().positive(), z.string().regex(/^\d{1,18}$/)]).transform(String);
const own = z.looseObject({ id });
const ofOrder = z.looseObject({ order_id: id });
const edited = z.looseObject({ order_edit: ofOrder });
const product = own.extend({ variants: z.array(own).default([]) });
const redaction = z.looseObject({ customer: own, orders_to_redact: z.array(id).default([]) });
const merge = z.looseObject({
  admin_graphql_api_customer_kept_id: z.string(),
  admin_graphql_api_customer_deleted_id: z.string(),
});

const again = (stream: string, wanted: string): Errand => ({ stream, id: wanted, gone: null });
const deleted = (stream: string, wanted: string): Errand => ({ stream, id: wanted, gone: "deleted" });
const billed = z.looseObject({ subscription_contract_id: id, order_id: id.nullish() });
const disputed = own.extend({ order_id: id.nullish() });
const consenting = z.looseObject({ customer_id: id });
const discounted = z.looseObject({ admin_graphql_api_id: z.string() });

const numberOf = (gid: string): string => /\/(\d+)$/.exec(gid)?.[1] ?? "";

type Reader = { shape: z.ZodType<Errand[]> };
const reader = <T>(shape: z.ZodType<T>, errands: (body: T) => Errand[]): Reader => ({
  shape: shape.transform(errands),
});

const order = reader(own, (body) => [again("orders", body.id)]);
const partOfOrder = reader(ofOrder, (body) => [again("orders", body.order_id)]);
const customer = reader(own, (body) => [again("customers", body.id)]);
const contract = reader(own, (body) => [again("subscription_contracts", body.id)]);
const attempt = reader(billed, (body) => [
  again("subscription_contracts", body.subscription_contract_id),
  ...(body.order_id ? [again("orders", body.order_id)] : []),
]);
// Its order carries the dispute too, since a lost one is taken off the gift.
const dispute = reader(disputed, (body) => [
  again("disputes", body.id),
  ...(body.order_id ? [again("orders", body.order_id)] : []),
]);
// Sent for every checkout, also for those that are not abandoned: then nothing is found, and nothing changes.
const checkout = reader(own, (body) => [again("abandoned_checkouts", body.id)]);
// Automatic discounts have no codes and are not read.
const discountId = (gid: string): string => (gid.includes("/DiscountAutomatic") ? "" : numberOf(gid));
const discount = reader(discounted, (body) => [again("discount_codes", discountId(body.admin_graphql_api_id))]);
const anyProduct = reader(product, (body) => [
  again("products", body.id),
  ...body.variants.map((variant) => again("product_variants", variant.id)),
]);

const readers: Readonly<Record<string, Reader>> = {
  "orders/create": order,
  "orders/updated": order,
  "orders/paid": order,
  "orders/cancelled": order,
  "orders/fulfilled": order,
  "orders/partially_fulfilled": order,
  "orders/edited": reader(edited, (body) => [again("orders", body.order_edit.order_id)]),
  "orders/delete": reader(own, (body) => [deleted("orders", body.id)]),
  "refunds/create": partOfOrder,
  "order_transactions/create": partOfOrder,
  "disputes/create": dispute,
  "disputes/update": dispute,
  "subscription_contracts/create": contract,
  "subscription_contracts/update": contract,
  "subscription_contracts/activate": contract,
  "subscription_contracts/pause": contract,
  "subscription_contracts/cancel": contract,
  "subscription_contracts/expire": contract,
  "subscription_contracts/fail": contract,
  "subscription_billing_attempts/success": attempt,
  "subscription_billing_attempts/failure": attempt,
  "subscription_billing_attempts/challenged": attempt,
  "checkouts/create": checkout,
  "checkouts/update": checkout,
  "checkouts/delete": reader(own, (body) => [deleted("abandoned_checkouts", body.id)]),
  "discounts/create": discount,
  "discounts/update": discount,
  "discounts/redeemcode_added": discount,
  "discounts/redeemcode_removed": discount,
  "discounts/delete": reader(discounted, (body) => [deleted("discount_codes", discountId(body.admin_graphql_api_id))]),
  "shop/update": reader(own, (body) => [again("shop", body.id)]),
  "customers/create": customer,
  "customers/update": customer,
  "customers/enable": customer,
  "customers/disable": customer,
  "customers_marketing_consent/update": customer,
  "customers_email_marketing_consent/update": reader(consenting, (body) => [again("customers", body.customer_id)]),
  "customers/delete": reader(own, (body) => [deleted("customers", body.id)]),
  "customers/merge": reader(merge, (body) => [
    again("customers", numberOf(body.admin_graphql_api_customer_kept_id)),
    deleted("customers", numberOf(body.admin_graphql_api_customer_deleted_id)),
  ]),
  "customers/redact": reader(redaction, (body) => [
    { stream: "customers", id: body.customer.id, gone: "erased" },
    ...body.orders_to_redact.map((wanted) => again("orders", wanted)),
  ]),
  "products/create": anyProduct,
  "products/update": anyProduct,
  "products/delete": reader(own, (body) => [deleted("products", body.id)]),
};

/**
 * The topics that an app subscribes to by the API. What privacy law asks for (customers/redact) comes without a subscription,
 * to the address in the app's own settings.
 */
export const subscribedTopics: readonly string[] = [...Object.keys(readers), "app/uninstalled"].filter(
  (topic) => !topic.endsWith("/redact"),
);

/** Which records a Shopify delivery is about. Only ids are taken from the body: what they hold is read from the API. */
export function readShopifyTopic(topic: string, body: unknown): Meaning {
  if (topic === "app/uninstalled") return { kind: "uninstalled" };
  const found = readers[topic];
  if (!found) return { kind: "ignored", reason: `no stream follows ${topic}` };
  const parsed = found.shape.safeParse(body);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return refused(`${topic} came without a usable ${issue?.path.join(".") || "body"}: ${issue?.message}`);
  }
  return errandsOf(
    parsed.data.filter((errand) => errand.id !== ""),
    topic,
  );
}
