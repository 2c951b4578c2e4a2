import { accountOf, emailOf, personOf } from "./buyer.ts";
import type { Handmade } from "./happen.ts";
import { LEVER_SLOT } from "./ids.ts";
import type { Journal } from "./journal.ts";
import type { Order } from "./ledger.ts";
import { leverOrderAt } from "./leverOrder.ts";
import { orderAt } from "./order.ts";
import { type Deeds, orderPlan, orderTimes } from "./orderPlan.ts";
import type { Sequence } from "./sequence.ts";
import { updateIndex } from "./updateIndex.ts";
import type { World } from "./world.ts";

type Placed = { at: number; before: number; entry: Extract<Journal["entries"][number], { type: "order" }> };

/**
 * Orders of the made-up history (numbered by ordinal) with the lever's orders among them (numbered from LEVER_SLOT): an index
 * is the place in order of time, and no order ever changes its place.
 */
export type Orders = {
  count(now: number): number;
  at(index: number, now: number): Order;
  ofSlot(slot: number, now: number): Order;
  slotOfId(id: number, now: number): number | null;
  indexOfSlot(slot: number): number;
  byUpdate(now: number): Uint32Array;
  /** Slots of a person's orders, oldest first. */
  ofPerson(person: number, now: number): number[];
  lastOrder(person: number, email: number, now: number): number;
  /** People who ordered since this was last asked. */
  newBuyers(now: number): number[];
  place(entry: Placed["entry"]): Order;
  alter(slot: number, at: number, deed: Handmade): void;
};

const NONE = 0xffffffff;

export function openOrders(world: World, sequence: Sequence): Orders {
  const levers: Placed[] = [];
  const deeds = new Map<number, { at: number; deed: Handmade }[]>();
  const deedsOf = (slot: number): Deeds => deeds.get(slot) ?? [];
  const leversAt = (now: number) => levers.filter((lever) => lever.at <= now).length;
  const history = buyers(world, sequence);

  function indexOfSlot(slot: number): number {
    if (slot >= LEVER_SLOT) return (levers[slot - LEVER_SLOT]?.before ?? 0) + slot - LEVER_SLOT;
    let before = 0;
    while (before < levers.length && (levers[before]?.before ?? 0) <= slot) before++;
    return slot + before;
  }
  function slotOfIndex(index: number): number {
    let before = 0;
    while (before < levers.length && (levers[before]?.before ?? 0) + before < index) before++;
    const lever = levers[before];
    return lever && lever.before + before === index ? LEVER_SLOT + before : index - before;
  }
  function ofSlot(slot: number, now: number): Order {
    const index = indexOfSlot(slot);
    const lever = levers[slot - LEVER_SLOT];
    if (lever) return leverOrderAt(world, slot - LEVER_SLOT, index, lever.at, lever.entry.wish, deedsOf(slot), now);
    return { ...orderAt(world, orderPlan(world, sequence, slot), deedsOf(slot), now), index };
  }
  const planned = updateIndex({
    width: 1,
    countAt: sequence.countAt,
    times(slot, now, into) {
      const { updatedAt, nextAt } = orderTimes(orderPlan(world, sequence, slot), deedsOf(slot), now);
      into[0] = updatedAt;
      return nextAt;
    },
  });
  const made = updateIndex({
    width: 1,
    countAt: leversAt,
    times(n, now, into) {
      into[0] = Math.max(
        levers[n]?.at ?? 0,
        ...deedsOf(LEVER_SLOT + n)
          .filter((deed) => deed.at <= now)
          .map((deed) => deed.at),
      );
      return Math.min(
        Number.POSITIVE_INFINITY,
        ...deedsOf(LEVER_SLOT + n)
          .filter((deed) => deed.at > now)
          .map((deed) => deed.at),
      );
    },
  });
  let merged = { versions: "", indices: new Uint32Array(0) };

  return {
    count: (now) => sequence.countAt(now) + leversAt(now),
    at: (index, now) => ofSlot(slotOfIndex(index), now),
    ofSlot,
    indexOfSlot,
    slotOfId(id, now) {
      const slot = world.ids.order.numberOf(id);
      if (slot === null) return null;
      const exists = slot >= LEVER_SLOT ? slot - LEVER_SLOT < leversAt(now) : slot < sequence.countAt(now);
      return exists ? slot : null;
    },
    byUpdate(now) {
      const ours = planned.sorted(now);
      const theirs = made.sorted(now);
      const versions = `${planned.version()} ${made.version()} ${levers.length}`;
      if (merged.versions === versions) return merged.indices;
      const time = (slot: number) => orderTimesOf(slot, now);
      merged = { versions, indices: mergeByUpdate(ours, theirs, time, levers.length === 0 ? null : indexOfSlot) };
      return merged.indices;
    },
    ofPerson(person, now) {
      const placed = levers.flatMap((lever, n) =>
        lever.at <= now && lever.entry.wish.person === person ? [LEVER_SLOT + n] : [],
      );
      return [...history.ofPerson(person, now), ...placed].sort((a, b) => indexOfSlot(a) - indexOfSlot(b));
    },
    lastOrder(person, email, now) {
      const placed = levers.filter((lever) => lever.at <= now && email === 0 && lever.entry.wish.person === person);
      return Math.max(history.lastOrder(person, email, now), placed.at(-1)?.at ?? 0);
    },
    newBuyers: history.newBuyers,
    place(entry) {
      levers.push({ at: entry.at, before: Math.max(levers.at(-1)?.before ?? 0, sequence.countAt(entry.at)), entry });
      return ofSlot(LEVER_SLOT + levers.length - 1, entry.at);
    },
    alter(slot, at, deed) {
      const before = deeds.get(slot) ?? [];
      deeds.set(slot, [...before, { at, deed }]);
      try {
        ofSlot(slot, at);
      } catch (error) {
        deeds.set(slot, before);
        throw error;
      }
      if (slot >= LEVER_SLOT) made.touch(slot - LEVER_SLOT);
      else planned.touch(slot);
    },
  };

  function orderTimesOf(slot: number, now: number): number {
    if (slot < LEVER_SLOT) return orderTimes(orderPlan(world, sequence, slot), deedsOf(slot), now).updatedAt;
    return Math.max(
      levers[slot - LEVER_SLOT]?.at ?? 0,
      ...deedsOf(slot)
        .filter((deed) => deed.at <= now)
        .map((deed) => deed.at),
    );
  }
}

/** Two sorted lists into one; lever orders have the greater ids, so they come after others of the same second. */
function mergeByUpdate(
  planned: Uint32Array,
  made: Uint32Array,
  time: (slot: number) => number,
  indexOf: ((slot: number) => number) | null,
): Uint32Array<ArrayBuffer> {
  if (indexOf === null) return Uint32Array.from(planned);
  const merged = new Uint32Array(planned.length + made.length);
  const times = Array.from(made, (n) => time(LEVER_SLOT + n));
  let left = planned.length - 1;
  for (let out = merged.length - 1, right = made.length - 1; out >= 0; out--) {
    const takesMade = right >= 0 && (left < 0 || (times[right] ?? 0) >= time(planned[left] ?? 0));
    merged[out] = takesMade ? indexOf(LEVER_SLOT + (made[right--] ?? 0)) : indexOf(planned[left--] ?? 0);
  }
  return merged;
}

/** Who placed which order, as chains in typed arrays: the newest order of a person leads to the one before. */
function buyers(world: World, sequence: Sequence) {
  let previous = new Uint32Array(0);
  let newest = new Uint32Array(0);
  let lastPaid = new Float64Array(0);
  let seen = 0;
  let fresh: number[] = [];

  function follow(now: number): void {
    const count = sequence.countAt(now);
    if (count <= seen) return;
    previous = room(previous, count, (length) => new Uint32Array(length).fill(NONE));
    for (let slot = seen; slot < count; slot++) {
      const plan = orderPlan(world, sequence, slot);
      const person = personOf(world, plan);
      if (person === null) continue;
      newest = room(newest, person + 1, (length) => new Uint32Array(length).fill(NONE));
      lastPaid = room(lastPaid, (person + 1) * 4, (length) => new Float64Array(length));
      previous[slot] = newest[person] ?? NONE;
      newest[person] = slot;
      const email = emailOf(world, plan, person);
      if (plan.scenario.buyer !== "guest" && accountOf(world, person, email) !== null)
        lastPaid[person * 4 + email] = plan.origin.at;
      if (seen > 0) fresh.push(person);
    }
    seen = count;
  }
  return {
    ofPerson(person: number, now: number): number[] {
      follow(now);
      const count = sequence.countAt(now);
      const slots: number[] = [];
      for (let slot = newest[person] ?? NONE; slot !== NONE; slot = previous[slot] ?? NONE)
        if (slot < count) slots.push(slot);
      return slots.reverse();
    },
    lastOrder(person: number, email: number, now: number): number {
      follow(now);
      return lastPaid[person * 4 + email] ?? 0;
    },
    newBuyers(now: number): number[] {
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
