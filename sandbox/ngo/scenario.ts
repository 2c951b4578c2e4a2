import type { Dice } from "./dice.ts";
import type { Channel, Currency, Dispute } from "./ledger.ts";

/** One thing that happens to an order after it was placed; days are counted from the thing before. */
export type Happening = { after: readonly [minDays: number, maxDays: number] } & (
  | { type: "pay" | "void" | "expire" | "cancel" | "delete" | "edit" }
  | { type: "refund"; of: "everything" | "a unit" | "some money" }
  | { type: "dispute"; kind: Dispute["type"]; status: Dispute["status"] }
);

export type Basket =
  | "one coral"
  | "corals"
  | "many corals"
  | "pack"
  | "gift"
  | "gifts"
  | "choice"
  | "choice without site"
  | "seasonal"
  | "donation"
  | "own amount"
  | "shop"
  | "mixed"
  | "ticket";

/** What is decided about an order beforehand; whatever is left out is drawn. */
export type Scenario = {
  name: string;
  basket?: Basket;
  currency?: Currency;
  buyer?: "guest" | "nobody";
  source?: "pos" | "shopify_draft_order";
  channel?: Channel;
  unpaid?: "pending" | "authorized";
  discount?: "none" | "percent" | "fixed" | "free";
  tip?: boolean;
  test?: boolean;
  enteredLate?: boolean;
  visits?: number;
  story?: readonly Happening[];
};

const refund = (of: "everything" | "a unit" | "some money", from = 1, to = 25): Happening => ({
  type: "refund",
  of,
  after: [from, to],
});
const dispute = (kind: Dispute["type"], status: Dispute["status"], from = 8, to = 40): Happening => ({
  type: "dispute",
  kind,
  status,
  after: [from, to],
});
const step = (type: "pay" | "void" | "expire" | "cancel" | "delete" | "edit", from: number, to: number): Happening => ({
  type,
  after: [from, to],
});

/** Every eighth one-off order plays the next of these, so that each comes back regularly in every world. */
const TRAPS: readonly Scenario[] = [
  { name: "full refund", basket: "corals", story: [refund("everything")] },
  { name: "unit refund", basket: "many corals", story: [refund("a unit")] },
  { name: "goodwill refund", basket: "corals", story: [refund("some money")] },
  { name: "free adoption", basket: "corals", discount: "free" },
  { name: "percentage on many lines in XPF", basket: "mixed", currency: "XPF", discount: "percent" },
  {
    name: "lost chargeback",
    basket: "corals",
    story: [dispute("CHARGEBACK", "NEEDS_RESPONSE"), dispute("CHARGEBACK", "LOST", 20, 60)],
  },
  { name: "test order", basket: "pack", test: true },
  { name: "reef of your choice", basket: "choice", discount: "none" },
  { name: "guest", basket: "one coral", buyer: "guest" },
  { name: "till without e-mail", basket: "corals", buyer: "nobody", source: "pos" },
  { name: "pending", basket: "pack", unpaid: "pending" },
  { name: "removed units", basket: "many corals", discount: "percent", story: [step("edit", 0, 2)] },
  { name: "gift adoptions", basket: "gifts" },
  { name: "tip and goodwill", basket: "corals", tip: true, currency: "USD", story: [refund("some money")] },
  { name: "mixed basket with goodwill", basket: "mixed", story: [refund("some money")] },
  { name: "voided", basket: "one coral", unpaid: "authorized", story: [step("void", 1, 6)] },
  {
    name: "won chargeback",
    basket: "pack",
    story: [dispute("CHARGEBACK", "UNDER_REVIEW"), dispute("CHARGEBACK", "WON", 20, 60)],
  },
  { name: "deleted", basket: "one coral", story: [step("delete", 1, 9)] },
  { name: "site never said", basket: "choice without site" },
  { name: "many visits", basket: "one coral", visits: 5, channel: "instagram" },
  {
    name: "unit refunds one by one",
    basket: "many corals",
    currency: "USD",
    discount: "percent",
    story: [refund("a unit"), refund("a unit"), refund("everything")],
  },
  { name: "expired", basket: "donation", unpaid: "authorized", story: [step("expire", 7, 30)] },
  { name: "cancelled and refunded", basket: "pack", story: [step("cancel", 1, 3), refund("everything", 0, 0)] },
  { name: "open chargeback", basket: "own amount", story: [dispute("CHARGEBACK", "NEEDS_RESPONSE")] },
  {
    name: "inquiry",
    basket: "corals",
    story: [dispute("INQUIRY", "NEEDS_RESPONSE"), dispute("INQUIRY", "LOST", 5, 20)],
  },
  { name: "authorized", basket: "donation", unpaid: "authorized" },
  {
    name: "edited, then refunded",
    basket: "many corals",
    currency: "XPF",
    story: [step("edit", 0, 2), refund("a unit")],
  },
  { name: "merchandise", basket: "shop" },
  { name: "paid by bank transfer", basket: "pack", unpaid: "pending", story: [step("pay", 2, 6)] },
  { name: "accepted chargeback with tip", basket: "mixed", tip: true, story: [dispute("CHARGEBACK", "ACCEPTED")] },
  { name: "entered late", basket: "corals", source: "pos", enteredLate: true },
  { name: "ticket", basket: "ticket" },
  {
    name: "unit and goodwill refund",
    basket: "many corals",
    tip: true,
    story: [refund("a unit"), refund("some money")],
  },
  { name: "cancelled, money kept", basket: "donation", story: [step("cancel", 1, 3)] },
  { name: "seasonal gift", basket: "seasonal", tip: true },
  { name: "draft order", basket: "pack", source: "shopify_draft_order" },
];

const PLAIN: Scenario = { name: "plain" };

/** What becomes of the other orders, in parts of a thousand. */
const CHANCES: readonly (readonly [perMille: number, scenario: Scenario])[] = [
  [9, { name: "full refund", story: [refund("everything")] }],
  [7, { name: "unit refund", basket: "many corals", story: [refund("a unit")] }],
  [5, { name: "goodwill refund", story: [refund("some money")] }],
  [1, { name: "lost chargeback", story: [dispute("CHARGEBACK", "LOST", 20, 60)] }],
  [3, { name: "pending", unpaid: "pending" }],
  [6, { name: "paid by bank transfer", unpaid: "pending", story: [step("pay", 1, 6)] }],
  [2, { name: "cancelled and refunded", story: [step("cancel", 0, 2), refund("everything", 0, 0)] }],
  [30, { name: "till", source: "pos" }],
  [18, { name: "till without e-mail", buyer: "nobody", source: "pos" }],
  [12, { name: "draft order", source: "shopify_draft_order" }],
  [15, { name: "guest", buyer: "guest" }],
  [12, { name: "free adoption", basket: "corals", discount: "free" }],
];

/** `trap` is the number of the planned trap that falls on this order, or null. */
export function scenarioOf(dice: Dice, trap: number | null): Scenario {
  if (trap !== null) return TRAPS[trap % TRAPS.length] ?? PLAIN;
  let luck = dice.unit("scenario") * 1000;
  for (const [perMille, scenario] of CHANCES) {
    luck -= perMille;
    if (luck < 0) return scenario;
  }
  return PLAIN;
}

/** A renewal is charged as it is; now and then somebody asks for it back. */
export function renewalScenario(dice: Dice): Scenario {
  if (dice.chance("refunded", 0.012)) return { name: "full refund", story: [refund("everything", 1, 8)] };
  return PLAIN;
}
