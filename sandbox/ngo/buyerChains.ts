import { accountOf, emailOf, personOf } from "./buyer.ts";
import { orderPlan } from "./orderPlan.ts";
import type { Sequence } from "./sequence.ts";
import type { World } from "./world.ts";

const NONE = 0xffffffff;

/** Who placed which planned order, as chains in typed arrays: the newest order of a person leads to the one before. */
export type BuyerChains = {
  /** Ordinals of a person's orders up to `now`, oldest first. */
  ofPerson(person: number, now: number): number[];
  /** When a person's Shopify account for an e-mail last ordered; 0 for never. */
  lastOrder(person: number, email: number, now: number): number;
  /** People who ordered since this was last asked; empty the first time. */
  newBuyers(now: number): number[];
};

export function buyerChains(world: World, sequence: Sequence): BuyerChains {
  let previous = new Uint32Array(0);
  let newest = new Uint32Array(0);
  let lastOrders = new Float64Array(0);
  let seen = 0;
  let fresh: number[] = [];

  function follow(now: number): void {
    const count = sequence.countAt(now);
    if (count <= seen) return;
    previous = room(previous, count, (length) => new Uint32Array(length).fill(NONE));
    for (let ordinal = seen; ordinal < count; ordinal++) {
      const plan = orderPlan(world, sequence, ordinal);
      const person = personOf(world, plan);
      if (person === null) continue;
      newest = room(newest, person + 1, (length) => new Uint32Array(length).fill(NONE));
      lastOrders = room(lastOrders, (person + 1) * 4, (length) => new Float64Array(length));
      previous[ordinal] = newest[person] ?? NONE;
      newest[person] = ordinal;
      const email = emailOf(world, plan, person);
      const isKnown = plan.scenario.buyer !== "guest" && accountOf(world, person, email) !== null;
      if (isKnown) lastOrders[person * 4 + email] = plan.origin.at;
      if (seen > 0) fresh.push(person);
    }
    seen = count;
  }
  return {
    ofPerson(person, now) {
      follow(now);
      const count = sequence.countAt(now);
      const ordinals: number[] = [];
      for (let at = newest[person] ?? NONE; at !== NONE; at = previous[at] ?? NONE) if (at < count) ordinals.push(at);
      return ordinals.reverse();
    },
    lastOrder(person, email, now) {
      follow(now);
      return lastOrders[person * 4 + email] ?? 0;
    },
    newBuyers(now) {
      follow(now);
      const taken = fresh;
      fresh = [];
      return taken;
    },
  };
}

function room<A extends Uint32Array<ArrayBuffer> | Float64Array<ArrayBuffer>>(
  array: A,
  length: number,
  make: (length: number) => A,
): A {
  if (array.length >= length) return array;
  const bigger = make(Math.ceil(length * 1.2) + 64);
  bigger.set(array);
  return bigger;
}
