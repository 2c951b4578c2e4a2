import { buyerChains } from "./buyerChains.ts";
import { HandmadeOrders } from "./handmade.ts";
import type { Handmade } from "./happen.ts";
import { LEVER_SLOT } from "./ids.ts";
import type { Entry } from "./journal.ts";
import type { Order } from "./ledger.ts";
import { leverOrderAt } from "./leverOrder.ts";
import { orderAt } from "./order.ts";
import { type Deeds, orderPlan, orderTimes } from "./orderPlan.ts";
import type { Sequence } from "./sequence.ts";
import { updateIndex } from "./updateIndex.ts";
import type { World } from "./world.ts";

/** Planned and handmade orders together; what slots and indices are is said at HandmadeOrders. */
export type Orders = {
  count(now: number): number;
  at(index: number, now: number): Order;
  ofSlot(slot: number, now: number): Order;
  slotOfId(id: number, now: number): number | null;
  indexOfSlot(slot: number): number;
  /** Indices sorted by (last change, id). */
  byUpdate(now: number): Uint32Array;
  /** Indices of a person's orders, oldest first. */
  ofPerson(person: number, now: number): number[];
  lastOrder(person: number, email: number, now: number): number;
  newBuyers(now: number): number[];
  place(entry: Extract<Entry, { type: "order" }>): Order;
  /** Throws, and changes nothing, where the order has less left than the deed asks for. */
  alter(slot: number, at: number, deed: Handmade): void;
};

export function openOrders(world: World, sequence: Sequence): Orders {
  const handmade = new HandmadeOrders();
  const chains = buyerChains(world, sequence);
  const planned = updateIndex({
    width: 1,
    countAt: sequence.countAt,
    times: (slot, now, into) => timesOf(slot, now, into),
  });
  const placed = updateIndex({
    width: 1,
    countAt: (now) => handmade.count(now),
    times: (n, now, into) => timesOf(LEVER_SLOT + n, now, into),
  });
  let merged = { versions: "", indices: new Uint32Array(0) };

  function timesOf(slot: number, now: number, into: Float64Array): number {
    const deeds = handmade.deedsOf(slot);
    const lever = handmade.placedAt(slot);
    const times = lever ? leverTimes(lever.at, deeds, now) : orderTimes(orderPlan(world, sequence, slot), deeds, now);
    into[0] = times.updatedAt;
    return times.nextAt;
  }
  function ofSlot(slot: number, now: number): Order {
    const index = handmade.indexOf(slot);
    const deeds = handmade.deedsOf(slot);
    const lever = handmade.placedAt(slot);
    if (lever) return leverOrderAt(world, slot - LEVER_SLOT, index, lever.at, lever.entry.wish, deeds, now);
    const order = orderAt(world, orderPlan(world, sequence, slot), deeds, now);
    order.index = index;
    return order;
  }
  return {
    count: (now) => sequence.countAt(now) + handmade.count(now),
    at: (index, now) => ofSlot(handmade.slotOf(index), now),
    ofSlot,
    indexOfSlot: (slot) => handmade.indexOf(slot),
    slotOfId(id, now) {
      const slot = world.ids.order.numberOf(id);
      if (slot === null) return null;
      const exists = slot >= LEVER_SLOT ? slot - LEVER_SLOT < handmade.count(now) : slot < sequence.countAt(now);
      return exists ? slot : null;
    },
    byUpdate(now) {
      const slots = planned.sorted(now);
      const numbers = placed.sorted(now);
      const versions = `${planned.version()} ${placed.version()}`;
      if (merged.versions !== versions) {
        const at = new Float64Array(1);
        const timeOf = (slot: number) => {
          timesOf(slot, now, at);
          return at[0] ?? 0;
        };
        merged = { versions, indices: mergeByTime(slots, numbers, timeOf, (slot) => handmade.indexOf(slot)) };
      }
      return merged.indices;
    },
    ofPerson(person, now) {
      const slots = handmade.slotsOf(person).filter((slot) => slot - LEVER_SLOT < handmade.count(now));
      const all = [...chains.ofPerson(person, now), ...slots].map((slot) => handmade.indexOf(slot));
      return all.sort((a, b) => a - b);
    },
    lastOrder(person, email, now) {
      const slots = email === 0 ? handmade.slotsOf(person) : [];
      const times = slots.map((slot) => handmade.placedAt(slot)?.at ?? 0).filter((at) => at <= now);
      return Math.max(chains.lastOrder(person, email, now), ...times);
    },
    newBuyers: chains.newBuyers,
    place(entry) {
      const slot = handmade.place(entry, sequence.countAt(entry.at));
      return ofSlot(slot, entry.at);
    },
    alter(slot, at, deed) {
      const undo = handmade.alter(slot, at, deed);
      try {
        ofSlot(slot, at);
      } catch (error) {
        undo();
        throw error;
      }
      if (slot >= LEVER_SLOT) placed.touch(slot - LEVER_SLOT);
      else planned.touch(slot);
    },
  };
}

function leverTimes(placedAt: number, deeds: Deeds, now: number): { updatedAt: number; nextAt: number } {
  let updatedAt = placedAt;
  let nextAt = Number.POSITIVE_INFINITY;
  for (const { at } of deeds) {
    if (at <= now) updatedAt = Math.max(updatedAt, at);
    else nextAt = Math.min(nextAt, at);
  }
  return { updatedAt, nextAt };
}

/** Two sorted lists into one; lever orders have the greater ids, so they come after others of the same second. */
function mergeByTime(
  slots: Uint32Array,
  numbers: Uint32Array,
  timeOf: (slot: number) => number,
  indexOf: (slot: number) => number,
): Uint32Array<ArrayBuffer> {
  if (numbers.length === 0) return Uint32Array.from(slots);
  const merged = new Uint32Array(slots.length + numbers.length);
  const times = Array.from(numbers, (n) => timeOf(LEVER_SLOT + n));
  let left = slots.length - 1;
  let right = numbers.length - 1;
  for (let out = merged.length - 1; out >= 0; out--) {
    const takesLever = right >= 0 && (left < 0 || (times[right] ?? 0) >= timeOf(slots[left] ?? 0));
    merged[out] = indexOf(takesLever ? LEVER_SLOT + (numbers[right--] ?? 0) : (slots[left--] ?? 0));
  }
  return merged;
}
