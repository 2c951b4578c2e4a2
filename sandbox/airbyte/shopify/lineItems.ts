import type { Order, OrderLine } from "../../ngo/ledger.ts";
import { minus, NOTHING } from "../../shopify/money.ts";
import type { Store } from "../../shopify/store.ts";
import { moneySet, numberOf } from "./money.ts";

/** Lines as they stand in the `line_items` of an order: REST's names, properties with `name` where GraphQL says `key`. */
export function lineItem(store: Store, order: Order, line: OrderLine) {
  const found = store.variant(line.variantId);
  const product = found?.product ?? store.product(line.productId);
  const variantTitle = found && found.variant.title !== "Default Title" ? found.variant.title : null;
  const title = product?.title ?? "";
  const left = line.quantity - line.removed - line.refunded;
  const discount = line.discount.shop === 0 && line.discount.paid === 0 ? [] : [line.discount];
  return {
    id: line.id,
    admin_graphql_api_id: `gid://shopify/LineItem/${line.id}`,
    title,
    name: variantTitle ? `${title} - ${variantTitle}` : title,
    variant_title: variantTitle,
    vendor: product?.vendor ?? null,
    sku: found?.variant.sku ?? null,
    product_id: product?.id ?? null,
    variant_id: found?.variant.id ?? null,
    product_exists: product !== null,
    quantity: line.quantity,
    current_quantity: left,
    fulfillable_quantity: 0,
    fulfillment_service: "manual",
    fulfillment_status: null,
    gift_card: false,
    grams: 0,
    price: numberOf(line.unitPrice.shop),
    price_set: moneySet(line.unitPrice, order.currency),
    pre_tax_price: numberOf(minus(line.gross, line.discount).shop),
    total_discount: 0,
    total_discount_set: moneySet(NOTHING, order.currency),
    discount_allocations: discount.map((amount) => ({
      amount: numberOf(amount.shop).toFixed(2),
      discount_application_index: 0,
      amount_set: moneySet(amount, order.currency, "text"),
    })),
    properties: line.properties.map(({ key, value }) => ({ name: key, value })),
    requires_shipping: line.revenueClass === "merchandise",
    taxable: false,
    tax_lines: [],
    duties: [],
  };
}
