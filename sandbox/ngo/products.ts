import { mix } from "./dice.ts";
import type { Product, SiteKey, Variant } from "./ledger.ts";

type Draft = {
  title: string;
  options: Record<string, string>;
  price: number;
  site?: SiteKey;
  species?: string;
  corals?: number;
};

const COLLECTION_OPENED = Date.UTC(2021, 10, 3, 20);
const PRICES_RAISED = Date.UTC(2024, 0, 8, 18);
const PACKS: Record<number, number> = { 1: 3200, 5: 15_000, 10: 28_500 };

export type Catalogue = {
  products: readonly Product[];
  /** The single-coral, five-pack and ten-pack variants that carry their site as an option, by site. */
  sitePacks: ReadonlyMap<SiteKey, readonly Variant[]>;
  productOf(variant: Variant): Product;
  byHandle(handle: string): Product;
};

/** Unit price in EUR cents at the time of an order: adoptions were a tenth cheaper until January 2024. */
export function priceAt(variant: Variant, at: number): number {
  if (at >= PRICES_RAISED || variant.coralsPerUnit === 0) return variant.price;
  return Math.round((variant.price * 9) / 1000) * 100;
}

function adoption(label: string, site: SiteKey, species: readonly string[], pack: (corals: number) => string): Draft[] {
  return species.flatMap((name) =>
    [1, 5, 10].map((corals) => ({
      title: `${name} / ${label} / ${pack(corals)}`,
      options: { Species: name, Site: label, Pack: pack(corals) },
      price: PACKS[corals] ?? 0,
      site,
      species: name,
      corals,
    })),
  );
}

const english = (corals: number) => (corals === 1 ? "1 coral" : `${corals} corals`);
const french = (corals: number) => (corals === 1 ? "1 corail" : `${corals} coraux`);

function siteGifts(label: string, site: SiteKey, pack: (corals: number) => string): Draft[] {
  return [1, 5].map((corals) => ({
    title: `${label} / ${pack(corals)}`,
    options: { Site: label, Pack: pack(corals) },
    price: (PACKS[corals] ?? 0) + 300,
    site,
    corals,
  }));
}

function packs(pack: (corals: number) => string, prices: Record<number, number>): Draft[] {
  return Object.entries(prices).map(([corals, price]) => ({
    title: pack(Number(corals)),
    options: { Pack: pack(Number(corals)) },
    price,
    corals: Number(corals),
  }));
}

function amounts(option: string, labels: Record<string, number>): Draft[] {
  return Object.entries(labels).map(([title, price]) => ({ title, options: { [option]: title }, price }));
}

type Shelf = Pick<Product, "title" | "handle" | "productType" | "revenueClass"> & {
  tags: string[];
  drafts: Draft[];
  archived?: number;
};

const SHELVES: readonly Shelf[] = [
  {
    title: "Adopt a Coral",
    handle: "adopt-a-coral",
    productType: "Coral adoption",
    revenueClass: "adoption",
    tags: ["adoption", "french-polynesia"],
    drafts: [
      ...adoption("Mo'orea", "moorea", ["Pocillopora", "Acropora"], english),
      ...adoption("Moorea", "moorea", ["Porites"], french),
      ...adoption("Tikehau", "tikehau", ["Pocillopora", "Acropora"], english),
      ...adoption("Ahe", "ahe", ["Acropora"], french),
    ],
  },
  {
    title: "Adopt a Coral in Fiji",
    handle: "adopt-a-coral-fiji",
    productType: "Coral adoption",
    revenueClass: "adoption",
    tags: ["adoption", "fiji"],
    drafts: adoption("MALOLO", "malolo", ["Acropora", "Montipora"], english),
  },
  {
    title: "Adopt a Coral in Thailand",
    handle: "adopt-a-coral-thailand",
    productType: "Coral adoption",
    revenueClass: "adoption",
    tags: ["adoption", "thailand"],
    drafts: adoption("Koh-Mak", "koh_mak", ["Pocillopora"], english),
  },
  {
    title: "Offrir un corail 🎁",
    handle: "offrir-un-corail",
    productType: "Coral adoption",
    revenueClass: "adoption",
    tags: ["adoption", "gift"],
    drafts: [
      ...siteGifts("Moʻorea", "moorea", french),
      ...siteGifts("Tikehau", "tikehau", english),
      ...siteGifts("Koh Mak", "koh_mak", english),
    ],
  },
  {
    title: "Reef of your choice",
    handle: "reef-of-your-choice",
    productType: "Coral adoption",
    revenueClass: "adoption",
    tags: ["adoption"],
    drafts: packs(english, { 1: 3200, 5: 15_000, 10: 28_500 }),
  },
  {
    title: "Mother's Day Coral",
    handle: "mothers-day-coral",
    productType: "Coral adoption",
    revenueClass: "adoption",
    tags: ["adoption", "gift", "seasonal"],
    drafts: [{ title: "Default Title", options: { Title: "Default Title" }, price: 3900 }],
  },
  {
    title: "Super Coral, first edition",
    handle: "super-coral-2022",
    productType: "Coral adoption",
    revenueClass: "adoption",
    tags: ["adoption", "retired"],
    archived: Date.UTC(2023, 5, 30, 20),
    drafts: [{ title: "Default Title", options: { Title: "Default Title" }, price: 4500 }],
  },
  {
    title: "Reef Guardian monthly",
    handle: "reef-guardian-monthly",
    productType: "Coral adoption",
    revenueClass: "adoption",
    tags: ["adoption", "subscription"],
    drafts: [1, 5].map((corals) => ({
      title: `Moorea / ${english(corals)}`,
      options: { Site: "Moorea", Pack: english(corals) },
      price: corals === 1 ? 2800 : 13_000,
      site: "moorea" as const,
      corals,
    })),
  },
  {
    title: "Monthly support",
    handle: "monthly-support",
    productType: "Donation",
    revenueClass: "donation",
    tags: ["donation", "subscription"],
    drafts: amounts("Amount", { "10 €": 1000, "20 €": 2000, "50 €": 5000 }),
  },
  {
    title: "Yearly support",
    handle: "yearly-support",
    productType: "Donation",
    revenueClass: "donation",
    tags: ["donation", "subscription"],
    drafts: amounts("Amount", { "120 €": 12_000, "300 €": 30_000 }),
  },
  {
    title: "Donate to the reef",
    handle: "donate",
    productType: "Donation",
    revenueClass: "donation",
    tags: ["donation"],
    drafts: amounts("Amount", {
      "10 €": 1000,
      "25 €": 2500,
      "50 €": 5000,
      "100 €": 10_000,
      "250 €": 25_000,
      "1 €": 100,
    }),
  },
  {
    title: "Reef Tee",
    handle: "reef-tee",
    productType: "Merchandise",
    revenueClass: "merchandise",
    tags: ["shop"],
    drafts: amounts("Size", { S: 3400, M: 3400, L: 3400, XL: 3600 }),
  },
  {
    title: "Lagoon Bottle",
    handle: "lagoon-bottle",
    productType: "Merchandise",
    revenueClass: "merchandise",
    tags: ["shop"],
    drafts: amounts("Colour", { Turquoise: 2900, Sable: 2900 }),
  },
  {
    title: "Reef Night ticket",
    handle: "reef-night-ticket",
    productType: "Event ticket",
    revenueClass: "unassigned",
    tags: ["event"],
    drafts: [{ title: "Default Title", options: { Title: "Default Title" }, price: 1800 }],
  },
];

/** The shop's shelves; the same for every seed but for the ids. */
export function catalogue(seed: number): Catalogue {
  const products = SHELVES.map((shelf, p) => toProduct(shelf, p, seed));
  const owners = new Map(
    products.flatMap((product) => product.variants.map((variant) => [variant.id, product] as const)),
  );
  const byHandle = (handle: string) => {
    const product = products.find((candidate) => candidate.handle === handle);
    if (!product) throw new RangeError(`no product ${handle}`);
    return product;
  };
  const sitePacks = new Map<SiteKey, Variant[]>();
  for (const product of products.slice(0, 3)) {
    for (const variant of product.variants) {
      if (variant.site) sitePacks.set(variant.site, [...(sitePacks.get(variant.site) ?? []), variant]);
    }
  }
  return {
    products,
    sitePacks,
    byHandle,
    productOf(variant) {
      const product = owners.get(variant.id);
      if (!product) throw new RangeError(`variant ${variant.id} is on no shelf`);
      return product;
    },
  };
}

function toProduct(shelf: Shelf, p: number, seed: number): Product {
  const createdAt = COLLECTION_OPENED + p * 5_400_000;
  const updatedAt = shelf.archived ?? PRICES_RAISED + p * 60_000;
  return {
    id: 7_640_000_000_000 + p * 98_304 + (mix(seed, p) % 98_304),
    title: shelf.title,
    handle: shelf.handle,
    productType: shelf.productType,
    revenueClass: shelf.revenueClass,
    vendor: "Motu Reef Garden",
    tags: shelf.tags,
    status: shelf.archived ? "ARCHIVED" : "ACTIVE",
    createdAt,
    updatedAt,
    variants: shelf.drafts.map((draft, v) => ({
      id: 43_210_000_000_000 + (p * 64 + v) * 32_768 + (mix(seed, p * 64 + v) % 32_768),
      title: draft.title,
      sku: `${shelf.handle
        .toUpperCase()
        .replace(/[^A-Z]+/g, "-")
        .slice(0, 12)}-${p}${String(v).padStart(2, "0")}`,
      options: Object.entries(draft.options).map(([name, value]) => ({ name, value })),
      price: draft.price,
      site: draft.site ?? null,
      species: draft.species ?? null,
      coralsPerUnit: shelf.revenueClass === "adoption" ? (draft.corals ?? 1) : 0,
      createdAt,
      updatedAt,
    })),
  };
}
