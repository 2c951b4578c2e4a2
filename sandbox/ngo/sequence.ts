import { DAY, dayNumber, dayStart, HORIZON, HOUR, MINUTE, tahitiDay } from "./calendar.ts";
import { countWhile } from "./countWhile.ts";
import { plan, planCount } from "./subscriptions.ts";
import type { World } from "./world.ts";

/** Where an order comes from: the timetable, a subscription's nth renewal, or the last half hour of a year. */
export type Origin =
  | { kind: "one-off"; slot: number; at: number }
  | { kind: "renewal"; slot: number; at: number; plan: number; renewal: number }
  | { kind: "new year's eve"; slot: number; at: number };

/**
 * All orders of the made-up history in order of time. One-off orders stay arithmetic; the renewals and the planned moments
 * among them are a sorted list of times, laid out to the horizon once, so no later "now" can move anything.
 */
export type Sequence = {
  /** `slot` of the origin is the number of one-off orders placed before it (its own index for a one-off order). */
  originOf(ordinal: number): Origin;
  /** The ordinal of one-off order k. */
  ordinalOfSlot(k: number): number;
  countAt(now: number): number;
};

const NEW_YEARS_EVE = 0xffffffff;

export function orderSequence(world: World): Sequence {
  const planned = plannedMoments(world);
  const order = Uint32Array.from(planned.keys()).sort((a, b) => (planned[a]?.at ?? 0) - (planned[b]?.at ?? 0));
  const times = new Float64Array(order.length);
  const plans = new Uint32Array(order.length);
  const renewals = new Uint16Array(order.length);
  const slots = new Uint32Array(order.length);
  order.forEach((from, i) => {
    const moment = planned[from];
    if (!moment) return;
    times[i] = moment.at;
    plans[i] = moment.plan;
    renewals[i] = moment.renewal;
    slots[i] = world.clock.countAt(moment.at);
  });

  return {
    originOf(ordinal) {
      const before = countWhile(times.length, (i) => (slots[i] ?? 0) + i < ordinal);
      if (before < times.length && (slots[before] ?? 0) + before === ordinal) {
        const at = times[before] ?? 0;
        const slot = slots[before] ?? 0;
        const owner = plans[before] ?? 0;
        if (owner === NEW_YEARS_EVE) return { kind: "new year's eve", slot, at };
        return { kind: "renewal", slot, at, plan: owner, renewal: renewals[before] ?? 0 };
      }
      const slot = ordinal - before;
      return { kind: "one-off", slot, at: world.clock.at(slot) };
    },
    ordinalOfSlot: (k) => k + countWhile(times.length, (i) => (slots[i] ?? 0) <= k),
    countAt: (now) => world.clock.countAt(now) + countWhile(times.length, (i) => (times[i] ?? 0) <= now),
  };
}

function plannedMoments(world: World): { at: number; plan: number; renewal: number }[] {
  const moments: { at: number; plan: number; renewal: number }[] = [];
  const plans = planCount(world, world.clock.total);
  for (let index = 0; index < plans; index++) {
    plan(world, index).renewals.forEach((renewal, n) => {
      moments.push({ at: renewal.at, plan: index, renewal: n });
    });
  }
  for (let year = 2021; dayNumber(year, 12, 31) < tahitiDay(HORIZON); year++) {
    const halfPastEleven = dayStart(dayNumber(year, 12, 31)) + DAY - HOUR + 30 * MINUTE;
    for (let n = 0; n < world.size.newYearsEveOrders; n++) {
      moments.push({
        at: halfPastEleven + Math.floor((n * 29 * 60) / world.size.newYearsEveOrders) * 1000,
        plan: NEW_YEARS_EVE,
        renewal: n,
      });
    }
  }
  return moments;
}
