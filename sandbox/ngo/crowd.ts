import { Dice, mix } from "./dice.ts";
import { BLOCK, type Size } from "./size.ts";

type Arrival = "newcomer" | "other" | null;

/** Who comes in with which one-off order, by arithmetic in both directions. */
export type Crowd = {
  /** What slot k brings: somebody's first order, a person without an order, or nobody new. */
  arrivalAt(k: number): Arrival;
  /** People who came in before slot k; also the index of the one who comes with k. */
  peopleBefore(k: number): number;
  /** The one-off order slot with which a person came. */
  slotOf(person: number): number;
  /** A person known before slot k who gives again: recent and loyal ones more often. */
  returning(dice: Dice, k: number): number;
};

const PATTERNS = 16;

export function crowd(seed: number, size: Size): Crowd {
  const perBlock = size.newcomers + size.others;
  const patterns = Array.from({ length: PATTERNS }, (_, i) => pattern(seed, i, size));

  function patternOf(block: number): Pattern {
    // The very first slot must bring somebody in, since nobody could give again before.
    const chosen = patterns[block === 0 ? 0 : mix(mix(seed, 0x63726f77), block) % PATTERNS];
    if (!chosen) throw new RangeError(`no pattern for block ${block}`);
    return chosen;
  }
  function peopleBefore(k: number): number {
    const block = Math.floor(k / BLOCK);
    return block * perBlock + (patternOf(block).before[k % BLOCK] ?? 0);
  }
  return {
    peopleBefore,
    arrivalAt: (k) => patternOf(Math.floor(k / BLOCK)).arrivals[k % BLOCK] ?? null,
    slotOf(person) {
      const block = Math.floor(person / perBlock);
      return block * BLOCK + (patternOf(block).slots[person % perBlock] ?? 0);
    },
    returning(dice, k) {
      const known = peopleBefore(k);
      let candidate = 0;
      for (let attempt = 0; attempt < 4; attempt++) {
        const recency = dice.unit(`returning ${attempt}`) ** 1.6;
        candidate = Math.min(known - 1, Math.floor(known * (1 - recency)));
        if (mix(mix(seed, 0x6c6f79), candidate) % 100 < 22) break;
      }
      return candidate;
    },
  };
}

type Pattern = { arrivals: Arrival[]; before: number[]; slots: number[] };

function pattern(seed: number, index: number, size: Size): Pattern {
  const dice = new Dice(seed, "crowd pattern", index);
  const shuffled = Array.from({ length: BLOCK }, (_, slot) => slot).sort(
    (a, b) => dice.bits(`${a}`) - dice.bits(`${b}`),
  );
  const order = index === 0 ? [0, ...shuffled.filter((slot) => slot !== 0)] : shuffled;
  const arrivals: Arrival[] = new Array(BLOCK).fill(null);
  for (const slot of order.slice(0, size.newcomers)) arrivals[slot] = "newcomer";
  for (const slot of order.slice(size.newcomers, size.newcomers + size.others)) arrivals[slot] = "other";
  let running = 0;
  const before = arrivals.map((arrival) => (arrival === null ? running : running++));
  const slots = arrivals.flatMap((arrival, slot) => (arrival === null ? [] : [slot]));
  return { arrivals, before, slots };
}
