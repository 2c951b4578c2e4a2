import type { Checkout } from "../ngo/ledger.ts";
import { addressPayload } from "./addressPayload.ts";
import { customerPayload } from "./customerPayload.ts";
import { dateTime, dateTimeOrNull, gid } from "./gid.ts";
import { moneyBag, NOTHING, SHOP_CURRENCY } from "./money.ts";
import { type PageArgs, pageOf } from "./page.ts";
import { productPayload, variantPayload } from "./productPayload.ts";
import { SHOP_ID, STOREFRONT_URL, type Store } from "./store.ts";

/** One `AbandonedCheckout`: a basket in euros that was left, whoever came back for it later. */
export function checkoutPayload(store: Store, checkout: Checkout) {
  const total = () => eur(checkout.lines.reduce((sum, line) => sum + line.unitPrice * line.quantity, 0));
  const account = () => store.ngo.person(checkout.person).customers[0];
  return {
    __typename: "AbandonedCheckout",
    id: gid("AbandonedCheckout", checkout.id),
    name: checkout.name,
    abandonedCheckoutUrl: `${STOREFRONT_URL}/${SHOP_ID}/checkouts/ac/${checkout.id}/recover`,
    createdAt: dateTime(checkout.createdAt),
    updatedAt: dateTime(checkout.updatedAt),
    completedAt: dateTimeOrNull(checkout.completedAt),
    note: "",
    customAttributes: [],
    discountCodes: [],
    taxesIncluded: true,
    customer: (): object | null => {
      const found = account();
      return found ? customerPayload(store, checkout.person, found.id) : null;
    },
    // Whoever has an account has an address in it, which the checkout filled in.
    billingAddress: () => {
      const person = store.ngo.person(checkout.person);
      return account() ? addressPayload(person, person.country, `${checkout.id}?model_name=Address`) : null;
    },
    shippingAddress: null,
    lineItems: (args: PageArgs) => pageOf(checkout.lines, args, (line) => linePayload(store, checkout, line)),
    subtotalPriceSet: total,
    totalLineItemsPriceSet: total,
    totalPriceSet: total,
    totalDiscountSet: () => moneyBag(NOTHING, SHOP_CURRENCY),
    totalTaxSet: () => moneyBag(NOTHING, SHOP_CURRENCY),
  };
}

const eur = (cents: number) => moneyBag({ shop: cents, paid: cents }, SHOP_CURRENCY);

function linePayload(store: Store, checkout: Checkout, line: Checkout["lines"][number]) {
  const found = store.variant(line.variantId);
  const total = () => eur(line.unitPrice * line.quantity);
  return {
    __typename: "AbandonedCheckoutLineItem",
    id: gid("AbandonedCheckoutLineItem", checkout.id * 8 + checkout.lines.indexOf(line)),
    title: found?.product.title ?? null,
    variantTitle: found?.variant.title ?? null,
    sku: found?.variant.sku ?? null,
    quantity: line.quantity,
    customAttributes: [],
    originalUnitPriceSet: () => eur(line.unitPrice),
    originalTotalPriceSet: total,
    discountedTotalPriceSet: total,
    product: () => (found ? productPayload(store, found.product) : null),
    variant: () => (found ? variantPayload(store, found) : null),
  };
}
