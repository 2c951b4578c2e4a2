import { discountOf } from "./order.ts";
import { orderPlan } from "./orderPlan.ts";
import type { Sequence } from "./sequence.ts";
import type { World } from "./world.ts";

/** What only all orders together can tell. */
export type OrderTally = {
  /** Ordinals of the orders whose payment is disputed sooner or later, oldest first. */
  disputed(now: number): readonly number[];
  /** How often each discount code was used. */
  uses(now: number): ReadonlyMap<string, number>;
};

/** Looks at each planned order once, and at new ones as they are placed. Orders made by hand carry neither code nor dispute. */
export function orderTally(world: World, sequence: Sequence): OrderTally {
  let seen = 0;
  let disputed: number[] = [];
  let uses = new Map<string, number>();

  function countTo(now: number): void {
    const count = sequence.countAt(now);
    if (count < seen) {
      seen = 0;
      disputed = [];
      uses = new Map();
    }
    for (; seen < count; seen++) {
      const plan = orderPlan(world, sequence, seen);
      if (plan.events.some(({ happening }) => happening.type === "dispute")) disputed.push(seen);
      const code = discountOf(plan)?.code;
      if (code) uses.set(code, (uses.get(code) ?? 0) + 1);
    }
  }
  return {
    disputed(now) {
      countTo(now);
      return disputed;
    },
    uses(now) {
      countTo(now);
      return uses;
    },
  };
}
