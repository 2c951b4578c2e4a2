import type { Ngo, Product, Variant } from "../ngo/ledger.ts";

export const SHOP_DOMAIN = "atoll-demo.myshopify.com";
export const SHOP_ID = 68_401_225_991;
export const STOREFRONT_URL = "https://www.motu-reef-garden.example";

/** The NGO's world with the look-ups that a shop needs. */
export type Store = {
  ngo: Ngo;
  product(id: number): Product | null;
  variant(id: number): { variant: Variant; product: Product; position: number } | null;
};

export function openStore(ngo: Ngo): Store {
  const products = new Map(ngo.products.map((product) => [product.id, product]));
  const variants = new Map(
    ngo.products.flatMap((product) =>
      product.variants.map((variant, i) => [variant.id, { variant, product, position: i + 1 }] as const),
    ),
  );
  return { ngo, product: (id) => products.get(id) ?? null, variant: (id) => variants.get(id) ?? null };
}
