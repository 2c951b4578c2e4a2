import { addMonths, DAY, HORIZON, HOUR } from "./calendar.ts";
import type { Subscription, Variant } from "./ledger.ts";
import { priceAt } from "./products.ts";
import { SIGN_UP_SLOT, type World } from "./world.ts";

type Change = Subscription["events"][number];

/** A plan with everything that will ever happen to it; `renewals` are the later payments, the sign-up order is the first. */
export type Plan = {
  index: number;
  slot: number;
  startsAt: number;
  intervalMonths: 1 | 12;
  changes: (Change & { variant: Variant })[];
  renewals: { at: number; variant: Variant; amount: number }[];
};

/**
 * Every kind of story in turn, so that even a small world holds them all. Who leaves one plan for another has the next story's
 * plan: the old one is cancelled some days before the new one is signed.
 */
const STORIES = [
  "loyal",
  "upgraded",
  "paused",
  "came back",
  "left for another",
  "came from another",
  "cancelled",
  "yearly",
  "downgraded",
  "failed",
] as const;

const storyOf = (world: World, index: number) => STORIES[(index + world.seed) % STORIES.length] ?? "loyal";

/** The plan that was given up for this one, or null. */
export function planBefore(world: World, index: number): number | null {
  return index > 0 && storyOf(world, index) === "came from another" ? index - 1 : null;
}

export function planCount(world: World, oneOffOrders: number): number {
  return Math.max(0, Math.ceil((oneOffOrders - SIGN_UP_SLOT) / world.size.plansEvery));
}

export function slotOfPlan(world: World, index: number): number {
  return index * world.size.plansEvery + SIGN_UP_SLOT;
}

export function planOfSlot(world: World, slot: number): number {
  return (slot - SIGN_UP_SLOT) / world.size.plansEvery;
}

export function plan(world: World, index: number): Plan {
  const dice = world.dice("plan", index);
  const story = storyOf(world, index);
  const slot = slotOfPlan(world, index);
  const startsAt = world.clock.at(slot);
  const intervalMonths = story === "yearly" ? 12 : 1;
  const handle =
    story === "yearly" ? "yearly-support" : dice.pick("shelf", ["reef-guardian-monthly", "monthly-support"]);
  const shelf = world.shop.byHandle(handle).variants;
  const small = shelf[0];
  const large = shelf[1];
  if (!small || !large) throw new RangeError(`${handle} needs two variants`);
  const first = story === "downgraded" || story === "came from another" ? large : small;
  const changes: Plan["changes"] = [
    { at: startsAt, type: "created", amount: priceAt(first, startsAt), variant: first },
  ];
  const renewals: Plan["renewals"] = [];
  const turn = dice.between("turn", 3, 9);
  const lasts = story === "left for another" ? FOR_GOOD : lifetime(dice.unit("lifetime"));
  const ends = story === "cancelled" || story === "failed" ? turn : Math.max(turn + 6, lasts);
  const leavesAt =
    story === "left for another" ? leavingTime(world, index, startsAt, dice.between("leaves", 1, 9)) : HORIZON;
  let variant = first;
  let resting = 0;
  for (let payment = 1; payment < ends; payment++) {
    const due =
      addMonths(startsAt, payment * intervalMonths) + Math.floor(dice.unit(`minute ${payment}`) * 3600) * 1000;
    if (due >= leavesAt) break;
    if (payment === turn) {
      const before = due - dice.between("decided", 2, 20) * DAY;
      if (story === "upgraded" || story === "downgraded") {
        variant = story === "upgraded" ? large : small;
        changes.push({ at: before, type: story, amount: priceAt(variant, before), variant });
      }
      if (story === "paused") changes.push({ at: before, type: "paused", amount: priceAt(variant, due), variant });
      if (story === "came back") changes.push({ at: due, type: "failed", amount: priceAt(variant, due), variant });
      if (story === "paused" || story === "came back") resting = dice.between("rest", 2, 4);
    }
    if (resting > 0) {
      resting--;
      if (resting === 0) changes.push({ at: due + 9 * HOUR, type: "resumed", amount: priceAt(variant, due), variant });
      continue;
    }
    renewals.push({ at: due, variant, amount: priceAt(variant, due) });
  }
  const over = Math.min(leavesAt, addMonths(startsAt, ends * intervalMonths));
  if (over < HORIZON) {
    const type = story === "failed" ? "failed" : "cancelled";
    changes.push({ at: over, type, amount: priceAt(variant, over), variant });
  }
  return { index, slot, startsAt, intervalMonths, changes, renewals };
}

/** Some days before the next plan is signed, by the same person. */
function leavingTime(world: World, index: number, startsAt: number, days: number): number {
  const next = slotOfPlan(world, index + 1);
  return next < world.clock.total ? Math.max(startsAt + HOUR, world.clock.at(next) - days * DAY) : HORIZON;
}

const FOR_GOOD = 400;

/** Most plans live about a year, some for good. */
function lifetime(luck: number): number {
  return luck > 0.8 ? FOR_GOOD : 4 + Math.floor(-14 * Math.log(1 - luck));
}

/** A plan as it stands at an instant. */
export function subscriptionAt(world: World, planned: Plan, person: number, now: number): Subscription {
  const events = planned.changes.filter((change) => change.at <= now);
  const last = events.at(-1) ?? planned.changes[0];
  if (!last) throw new RangeError(`plan ${planned.index} never started`);
  const paid = planned.renewals.filter((renewal) => renewal.at <= now).at(-1);
  return {
    id: world.ids.subscription.of(planned.index),
    person,
    status: STATUS[last.type],
    createdAt: planned.startsAt,
    updatedAt: Math.max(last.at, paid?.at ?? 0),
    amount: last.amount,
    intervalMonths: planned.intervalMonths,
    variantId: last.variant.id,
    events: events.map(({ at, type, amount }) => ({ at, type, amount })),
  };
}

const STATUS: Record<Change["type"], Subscription["status"]> = {
  created: "ACTIVE",
  upgraded: "ACTIVE",
  downgraded: "ACTIVE",
  resumed: "ACTIVE",
  paused: "PAUSED",
  failed: "FAILED",
  cancelled: "CANCELLED",
};
