import type { Product } from "../ngo/ledger.ts";
import { dateTime, dateTimeOrNull, gid } from "./gid.ts";
import { plainMoney } from "./money.ts";
import { type PageArgs, pageOf } from "./page.ts";
import type { Store } from "./store.ts";

export type VariantOnShelf = NonNullable<ReturnType<Store["variant"]>>;

/** One `Product`. Archived ones left the shop on the day they last changed. */
export function productPayload(store: Store, product: Product) {
  return {
    __typename: "Product",
    id: gid("Product", product.id),
    legacyResourceId: String(product.id),
    title: product.title,
    handle: product.handle,
    status: product.status,
    productType: product.productType,
    vendor: product.vendor,
    tags: [...product.tags].sort(),
    descriptionHtml: `<p>${product.title}</p>`,
    isGiftCard: false,
    totalInventory: 0,
    createdAt: dateTime(product.createdAt),
    updatedAt: dateTime(product.updatedAt),
    publishedAt: dateTimeOrNull(product.status === "ACTIVE" ? product.createdAt : null),
    variantsCount: { count: product.variants.length, precision: "EXACT" },
    variants: (args: PageArgs) =>
      pageOf(product.variants, args, (variant) =>
        variantPayload(store, { variant, product, position: product.variants.indexOf(variant) + 1 }),
      ),
  };
}

/** One `ProductVariant`. Corals and gifts have no stock, so its quantity is 0 and it stays for sale. */
export function variantPayload(store: Store, { variant, product, position }: VariantOnShelf) {
  return {
    __typename: "ProductVariant",
    id: gid("ProductVariant", variant.id),
    legacyResourceId: String(variant.id),
    title: variant.title,
    displayName: `${product.title} - ${variant.title}`,
    sku: variant.sku,
    barcode: null,
    price: plainMoney(variant.price),
    compareAtPrice: null,
    position,
    inventoryQuantity: 0,
    availableForSale: product.status === "ACTIVE",
    taxable: false,
    selectedOptions: variant.options,
    createdAt: dateTime(variant.createdAt),
    updatedAt: dateTime(variant.updatedAt),
    product: (): object => productPayload(store, product),
  };
}
