import type { Certificate, Survey } from "./fieldRecords.ts";

/**
 * What happened in the made-up NGO, in its own words. Both API simulators render from these types, and the truth is summed
 * from them; neither ever reads the other's output.
 *
 * Money is in minor units of its currency (cents; XPF has none), always a safe integer. Times are UTC epoch milliseconds.
 */

export type Currency = "EUR" | "USD" | "XPF";

/** The shop settles in EUR: `shop` is what the NGO receives, `paid` what the buyer saw in `Order.currency`. */
export type Money = { shop: number; paid: number };

export type Channel =
  | "email"
  | "instagram"
  | "facebook"
  | "google_ads"
  | "organic_search"
  | "referral"
  | "direct"
  | "events"
  | "monthly_plan"
  | "unknown";

/** "unassigned" is a product type that nobody has mapped (tickets, say): sold, but neither raised nor merchandise. */
export type RevenueClass = "adoption" | "donation" | "tip" | "merchandise" | "unassigned";

/** Canonical site names are the display names of the maintained list; payloads spell them as people do. */
export type SiteKey = "moorea" | "tikehau" | "ahe" | "malolo" | "koh_mak";

export type Visit = {
  at: number;
  landingPath: string;
  referrer: string | null;
  source: string | null;
  utm: { source: string; medium: string; campaign: string | null } | null;
};

/** A human being. `emails[0]` is what they use most; others are later or other addresses of the same person. */
export type Person = {
  index: number;
  firstName: string;
  lastName: string;
  country: string;
  city: string;
  postcode: string;
  phone: string | null;
  locale: "en" | "fr";
  emails: string[];
  /**
   * Sets of e-mail indices that the two systems together can know to be one person (same address, or joined in the CRM by an
   * additional e-mail or a merge). Someone who used two unlinked addresses has two sets, and counts as two donors.
   */
  known: number[][];
  createdAt: number;
  updatedAt: number;
  acceptsMarketing: boolean;
  /** Shopify customers of this person, one per e-mail index that has an account; guests have none. */
  customers: { id: number; email: number; createdAt: number; updatedAt: number }[];
  /**
   * CRM contacts; `mergedIds` are ids of contacts that were merged into this one, `additional` e-mail indices it also holds.
   * A contact with `email` null was noted down at an event with a name and a phone only.
   */
  contacts: {
    id: number;
    email: number | null;
    additional: number[];
    mergedIds: number[];
    companyIds: number[];
    ownerId: number | null;
    createdAt: number;
    updatedAt: number;
    archivedAt: number | null;
    optedOut: boolean;
    /** Set where somebody changed it by hand; else the person's. */
    phone?: string | null;
  }[];
};

export type Variant = {
  id: number;
  title: string;
  sku: string;
  options: { name: string; value: string }[];
  price: number;
  site: SiteKey | null;
  species: string | null;
  coralsPerUnit: number;
  createdAt: number;
  updatedAt: number;
};

export type Product = {
  id: number;
  title: string;
  handle: string;
  productType: string;
  revenueClass: Exclude<RevenueClass, "tip">;
  vendor: string;
  tags: string[];
  status: "ACTIVE" | "ARCHIVED" | "DRAFT";
  createdAt: number;
  updatedAt: number;
  variants: Variant[];
};

export type OrderLine = {
  id: number;
  productId: number;
  variantId: number;
  revenueClass: Exclude<RevenueClass, "tip">;
  /** Units first ordered, units taken off by a later edit (never paid for), units given back by refunds. */
  quantity: number;
  removed: number;
  refunded: number;
  unitPrice: Money;
  /** Whole-line amounts over `quantity - removed` units. `refund` is what was paid back for `refunded` units. */
  gross: Money;
  discount: Money;
  refund: Money;
  site: SiteKey | null;
  species: string | null;
  coralsPerUnit: number;
  recipient: { name: string; email: string | null; message: string | null } | null;
  /** As the theme of the day wrote them: key and value spellings vary; this is what the payload carries. */
  properties: { key: string; value: string }[];
};

export type Refund = {
  id: number;
  at: number;
  note: string | null;
  lines: { id: number; lineId: number; quantity: number; amount: Money }[];
  /** Money paid back without naming a line (goodwill); spread over lines by the rule of truth/allocate.ts. */
  withoutLine: Money;
};

export type Dispute = {
  id: number;
  at: number;
  type: "CHARGEBACK" | "INQUIRY";
  status: "NEEDS_RESPONSE" | "UNDER_REVIEW" | "WON" | "LOST" | "ACCEPTED" | "PREVENTED";
  reason: "FRAUDULENT" | "UNRECOGNIZED" | "PRODUCT_NOT_RECEIVED" | "CREDIT_NOT_PROCESSED" | "DUPLICATE" | "GENERAL";
  /** When the NGO answered the bank, and when the bank decided; null until then. */
  evidenceSentAt: number | null;
  finalizedAt: number | null;
};

type OrderStatus = "paid" | "partially_refunded" | "refunded" | "pending" | "authorized" | "voided" | "expired";

export type Order = {
  index: number;
  id: number;
  name: string;
  person: number | null;
  /** Index into the person's e-mails; null where the order carries no e-mail at all (a till at an event). */
  email: number | null;
  /** How the buyer typed it this time: capitals, blanks around it. */
  emailAsTyped: string | null;
  customerId: number | null;
  country: string | null;
  currency: Currency;
  createdAt: number;
  processedAt: number;
  updatedAt: number;
  /** When the money was captured: at checkout, days later for bank transfers, never for orders that stay unpaid. */
  paidAt: number | null;
  cancelledAt: number | null;
  deletedAt: number | null;
  test: boolean;
  status: OrderStatus;
  channel: Channel;
  /** The visits before the order, oldest first; empty for tills, drafts and renewals. */
  visits: Visit[];
  sourceName: string;
  discountCode: string | null;
  lines: OrderLine[];
  tip: Money;
  shipping: Money;
  refunds: Refund[];
  disputes: Dispute[];
  subscriptionId: number | null;
  note: string | null;
  tags: string[];
};

export type Subscription = {
  id: number;
  person: number;
  status: "ACTIVE" | "PAUSED" | "CANCELLED" | "EXPIRED" | "FAILED";
  createdAt: number;
  updatedAt: number;
  amount: number;
  intervalMonths: 1 | 12;
  variantId: number;
  events: {
    at: number;
    type: "created" | "upgraded" | "downgraded" | "paused" | "resumed" | "failed" | "cancelled";
    amount: number;
  }[];
};

/** A basket that somebody filled and left: never money. Prices are euro cents. */
export type Checkout = {
  id: number;
  name: string;
  person: number;
  createdAt: number;
  updatedAt: number;
  /** When they came back and bought after all; the shop keeps no link to the order. */
  completedAt: number | null;
  lines: { variantId: number; quantity: number; unitPrice: number }[];
};

/** A discount that is had by typing one of its codes. Amounts are euro cents. */
export type CodeDiscount = {
  id: number;
  title: string;
  value: { percent: number } | { cents: number } | "free shipping";
  codes: { id: number; code: string; uses: number }[];
  createdAt: number;
  startsAt: number;
  endsAt: number | null;
  updatedAt: number;
  usageLimit: number | null;
  oncePerCustomer: boolean;
  /** The least an order must come to. */
  minimum: number | null;
};

export type Company = {
  id: number;
  name: string;
  domain: string;
  country: string;
  industry: string;
  ownerId: number | null;
  createdAt: number;
  updatedAt: number;
  archivedAt: number | null;
};

/** A part of what a partner deal is about. Amounts of the lots that were not taken off again add up to the deal's. */
export type DealLot = {
  id: number;
  name: string;
  units: number;
  amount: number;
  createdAt: number;
  removedAt: number | null;
};

export type Deal = {
  index: number;
  id: number;
  name: string;
  kind: "partner" | "mirror_order" | "mirror_checkout";
  /** The integration's mark (`ip__ecomm_bridge__ecomm_synced`); some mirrors in the shop pipeline have lost it. */
  ecommSynced: boolean;
  /** Order mirrored by this deal; null for partners and abandoned checkouts. */
  orderIndex: number | null;
  pipelineId: string;
  stageId: string;
  /** The stages it stood in and since when, oldest first; the last one is `stageId`. */
  history: { at: number; stageId: string }[];
  /** Empty for mirrors, and for some partners' deals, as people leave them. */
  lots: DealLot[];
  amount: number;
  currency: Currency;
  companyIds: number[];
  contactIds: number[];
  ownerId: number | null;
  corals: number;
  site: SiteKey | null;
  createdAt: number;
  updatedAt: number;
  /** Expected while open, real once closed. */
  closeAt: number;
  isWon: boolean;
  isLost: boolean;
  /** As somebody typed it, where anybody did. */
  lostReason: string | null;
  archivedAt: number | null;
};

export type Pipeline = {
  id: string;
  label: string;
  kind: "partner" | "shop";
  stages: { id: string; label: string; order: number; probability: number; isClosed: boolean }[];
};

/** `leftAt`: no longer with the NGO, although records still name them. */
export type Owner = {
  id: number;
  email: string;
  firstName: string;
  lastName: string;
  createdAt: number;
  leftAt: number | null;
};

/** Units of a currency for one euro, as the central bank writes them. */
export type PublishedRate = { date: string; currency: string; units: string };

/** Random access to a world that is computed, not stored. Counts grow with the clock. */
export interface Ngo {
  readonly seed: number;
  readonly size: "test" | "demo" | "large";
  now(): number;

  readonly products: readonly Product[];
  readonly pipelines: readonly Pipeline[];
  readonly owners: readonly Owner[];

  peopleCount(): number;
  person(index: number): Person;
  ordersCount(): number;
  /** Orders as they stand now, after edits, refunds and deletions; deleted ones are returned with `deletedAt`. */
  order(index: number): Order;
  companiesCount(): number;
  company(index: number): Company;
  dealsCount(): number;
  deal(index: number): Deal;
  subscriptionsCount(): number;
  subscription(index: number): Subscription;
  /** Abandoned ones only, in the order in which they were filled. */
  checkoutsCount(): number;
  checkout(index: number): Checkout;
  codeDiscounts(): readonly CodeDiscount[];
  /** Indices of orders whose payment is disputed sooner or later, oldest first; those that are by now have `disputes`. */
  disputedOrders(): readonly number[];
  surveys(): Iterable<Survey>;
  /** Certificates that the office sent up to the end of last month, oldest order first. */
  certificates(): Iterable<Certificate>;
  /** Exchange rates that the central bank has published by lever, oldest lever first. */
  publishedRates(): readonly PublishedRate[];

  orderIndexOfId(id: number): number | null;
  personIndexOfCustomer(id: number): number | null;
  personIndexOfContact(id: number): number | null;
  companyIndexOfId(id: number): number | null;
  dealIndexOfId(id: number): number | null;
  subscriptionIndexOfId(id: number): number | null;
  checkoutIndexOfId(id: number): number | null;
  /** The disputed order of a dispute. */
  orderIndexOfDispute(id: number): number | null;
  /** The deal that a lot of this id may belong to. */
  dealIndexOfLot(id: number): number | null;

  /** Indices sorted by (updatedAt, id), cheap to ask again: the sort is kept until something changes. */
  ordersByUpdate(): Uint32Array;
  peopleByUpdate(): Uint32Array;
  companiesByUpdate(): Uint32Array;
  dealsByUpdate(): Uint32Array;
  /** Ids of Shopify customers and of CRM contacts (archived ones too) sorted by their own (updatedAt, id). */
  customersByUpdate(): Float64Array;
  contactsByUpdate(): Float64Array;
  /** Order indices of one person, oldest first. */
  ordersOfPerson(index: number): number[];
  /**
   * The donor that the two systems together can know behind one e-mail of a person: equal numbers are the same donor.
   * Follows contact merges, also those that join two people.
   */
  donorKey(person: number, email: number): number;

  /** Levers. Each is written to the journal, so that a restarted sandbox remembers it. */
  placeOrder(wish?: OrderWish): Order;
  refundOrder(id: number, wish?: { lineIndex?: number; quantity?: number; amount?: number }): Order;
  /** `quantity` is what is left of the line after the edit, units already refunded included. */
  editOrder(id: number, wish: { lineIndex: number; quantity: number }): Order;
  deleteOrder(id: number): Order;
  mergeContacts(primaryId: number, mergedId: number): Person;
  editContact(id: number, wish: { optedOut?: boolean | undefined; phone?: string | null | undefined }): Person;
  /** Deletes a contact for good, as the law has it: it is not even in the recycle bin. */
  forgetContact(id: number): Person;
  moveDeal(id: number, stageId: string): Deal;
  /** Makes or removes links. No change date tells of it. */
  linkContact(id: number, wish: { company: number; removed?: boolean }): Person;
  linkDeal(id: number, wish: { company?: number; contact?: number; removed?: boolean }): Deal;
  publishRate(rate: PublishedRate): void;
}

export type OrderWish = {
  person?: number;
  site?: SiteKey;
  corals?: number;
  /** Minor units of EUR; a plain donation of this amount when no site is wished for. */
  donation?: number;
  currency?: Currency;
  channel?: Channel;
  /** When the gift happened (`processedAt`), for orders entered late; `createdAt` is always the moment of the lever. */
  at?: number;
};
