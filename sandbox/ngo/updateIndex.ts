import { OPENING } from "./calendar.ts";

/** One kind of record: groups (an order, or a person with up to four accounts) of `width` slots each. */
export type UpdateSource = {
  width: number;
  /** Groups that exist at `now`; never fewer later on. */
  countAt(now: number): number;
  /** Writes when each slot of a group last changed (NaN for a slot that is not there) and returns when it changes next. */
  times(group: number, now: number, into: Float64Array): number;
};

export type UpdateIndex = {
  /** Slots sorted by (last change, slot). The same array until something changes. */
  sorted(now: number): Uint32Array;
  /** A group was changed by hand: look at it again. */
  touch(group: number): void;
  /** Counts how often the answer changed. */
  version(): number;
};

const EPOCH = OPENING - 30 * 86_400_000;
const SLOTS = 2 ** 23;

/**
 * Keeps when each slot last changed in typed arrays and sorts again only when the clock passes somebody's next change. Times
 * are whole seconds, so (time, slot) fits into one double and the native sort does the rest.
 */
export function updateIndex(source: UpdateSource): UpdateIndex {
  const into = new Float64Array(source.width);
  const touched = new Set<number>();
  let updated = new Float64Array(0);
  let next = new Float64Array(0);
  let groups = 0;
  let wake = Number.NEGATIVE_INFINITY;
  let seen = Number.NEGATIVE_INFINITY;
  let slots = new Uint32Array(0);
  let version = 0;

  function look(group: number, now: number): void {
    next[group] = source.times(group, now, into);
    updated.set(into, group * source.width);
  }
  function refresh(now: number): boolean {
    const count = source.countAt(now);
    if (now < seen) groups = 0;
    const isSame = groups === count && now < wake && now >= seen && touched.size === 0;
    seen = now;
    if (isSame) return false;
    if (count > next.length) {
      const room = Math.ceil(count * 1.1) + 16;
      next = grown(next, room);
      updated = grown(updated, room * source.width);
    }
    for (const group of touched) if (group < groups) look(group, now);
    touched.clear();
    if (now >= wake) for (let group = 0; group < groups; group++) if ((next[group] ?? 0) <= now) look(group, now);
    for (let group = groups; group < count; group++) look(group, now);
    groups = count;
    wake = next.subarray(0, groups).reduce((least, at) => Math.min(least, at), Number.POSITIVE_INFINITY);
    return true;
  }
  return {
    touch: (group) => touched.add(group),
    version: () => version,
    sorted(now) {
      if (!refresh(now)) return slots;
      slots = sortedSlots(updated.subarray(0, groups * source.width));
      version++;
      return slots;
    },
  };
}

function grown(array: Float64Array<ArrayBuffer>, length: number): Float64Array<ArrayBuffer> {
  const bigger = new Float64Array(length);
  bigger.set(array);
  return bigger;
}

function sortedSlots(updated: Float64Array): Uint32Array<ArrayBuffer> {
  const keys = new Float64Array(updated.length);
  let there = 0;
  for (let slot = 0; slot < updated.length; slot++) {
    const at = updated[slot] ?? Number.NaN;
    if (!Number.isNaN(at)) keys[there++] = Math.floor((at - EPOCH) / 1000) * SLOTS + slot;
  }
  const sorted = keys.subarray(0, there).sort();
  return Uint32Array.from(sorted, (key) => key % SLOTS);
}
