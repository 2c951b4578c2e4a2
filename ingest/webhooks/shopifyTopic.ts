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
const numberOf = (gid: string): string => /\/(\d+)$/.exec(gid)?.[1] ?? "";

type Reader = { shape: z.ZodType<Errand[]> };
const reader = <T>(shape: z.ZodType<T>, errands: (body: T) => Errand[]): Reader => ({
  shape: shape.transform(errands),
});

const order = reader(own, (body) => [again("orders", body.id)]);
const partOfOrder = reader(ofOrder, (body) => [again("orders", body.order_id)]);
const customer = reader(own, (body) => [again("customers", body.id)]);
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
  "disputes/create": partOfOrder,
  "disputes/update": partOfOrder,
  "customers/create": customer,
  "customers/update": customer,
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
