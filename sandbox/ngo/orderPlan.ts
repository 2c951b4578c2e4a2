import { DAY, MINUTE, wholeSecond } from "./calendar.ts";
import type { Dice } from "./dice.ts";
import type { Handmade } from "./happen.ts";
import { happen } from "./happen.ts";
import type { Order } from "./ledger.ts";
import { type Happening, renewalScenario, type Scenario, scenarioOf } from "./scenario.ts";
import type { Origin, Sequence } from "./sequence.ts";
import { planOfSlot } from "./subscriptions.ts";
import type { World } from "./world.ts";

const TRAP_EVERY = 8;
const TRAP_SLOT = 3;

/** What is known of an order before any line is written: enough to say when it changes. */
export type OrderPlan = {
  ordinal: number;
  origin: Origin;
  dice: Dice;
  scenario: Scenario;
  /** The subscription that the order starts or renews. */
  subscription: number | null;
  events: { at: number; happening: Happening }[];
  /** The platform touches every order once within minutes (fulfilment of the certificate). */
  touchedAt: number;
};

/** By hand done deeds of one order, oldest first. They end the planned history of that order. */
export type Deeds = readonly { at: number; deed: Handmade }[];

export function orderPlan(world: World, sequence: Sequence, ordinal: number): OrderPlan {
  const origin = sequence.originOf(ordinal);
  const dice = world.dice("order", ordinal);
  const subscription = subscriptionOf(world, origin);
  const scenario = scenarioFor(world, origin, dice, subscription !== null);
  let at = origin.at;
  const events = (scenario.story ?? []).map((happening, i) => {
    const [least, most] = happening.after;
    at += MINUTE + wholeSecond((least + (most - least) * dice.unit(`after ${i}`)) * DAY);
    return { at, happening };
  });
  const touchedAt = origin.at + dice.between("touch", 3, 240) * 1000;
  return { ordinal, origin, dice, scenario, subscription, events, touchedAt };
}

function subscriptionOf(world: World, origin: Origin): number | null {
  if (origin.kind === "renewal") return origin.plan;
  return origin.kind === "one-off" && world.isSignUp(origin.slot) ? planOfSlot(world, origin.slot) : null;
}

function scenarioFor(world: World, origin: Origin, dice: Dice, isSignUp: boolean): Scenario {
  if (origin.kind === "renewal") return renewalScenario(dice);
  if (origin.kind === "new year's eve") return { name: origin.kind };
  if (isSignUp) return { name: "sign-up", discount: "none", tip: false };
  const trap = origin.slot % TRAP_EVERY === TRAP_SLOT ? Math.floor(origin.slot / TRAP_EVERY) + world.seed : null;
  return scenarioOf(dice, trap);
}

/** Planned events that still hold when somebody lays hands on the order. */
function standing(plan: OrderPlan, deeds: Deeds): OrderPlan["events"] {
  const firstDeed = deeds[0]?.at;
  return firstDeed === undefined ? plan.events : plan.events.filter((event) => event.at <= firstDeed);
}

/** When the order last changed up to `now`, and when it will change next (Infinity for never). */
export function orderTimes(plan: OrderPlan, deeds: Deeds, now: number): { updatedAt: number; nextAt: number } {
  let updatedAt = plan.origin.at;
  let nextAt = Number.POSITIVE_INFINITY;
  const meet = (at: number) => {
    if (at <= now) updatedAt = Math.max(updatedAt, at);
    else nextAt = Math.min(nextAt, at);
  };
  meet(plan.touchedAt);
  for (const event of standing(plan, deeds)) meet(event.at);
  for (const deed of deeds) meet(deed.at);
  return { updatedAt, nextAt };
}

/** Lets everything happen to a fresh order that has happened up to `now`. */
export function play(world: World, order: Order, plan: OrderPlan, deeds: Deeds, now: number): Order {
  for (const { at, happening } of standing(plan, deeds)) {
    if (at <= now) happen(world, order, plan.ordinal, plan.dice, happening, at);
  }
  playDeeds(world, order, plan.ordinal, plan.dice, deeds, now);
  order.updatedAt = orderTimes(plan, deeds, now).updatedAt;
  return order;
}

export function playDeeds(world: World, order: Order, slot: number, dice: Dice, deeds: Deeds, now: number): void {
  for (const { at, deed } of deeds) {
    if (at > now) continue;
    happen(world, order, slot, dice, deed, at);
    order.updatedAt = Math.max(order.updatedAt, at);
  }
}
