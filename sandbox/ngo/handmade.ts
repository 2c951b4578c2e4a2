import { countWhile } from "./countWhile.ts";
import type { Handmade } from "./happen.ts";
import { LEVER_SLOT } from "./ids.ts";
import type { Entry } from "./journal.ts";
import type { Deeds } from "./orderPlan.ts";

type PlacedEntry = Extract<Entry, { type: "order" }>;

/** An order placed by hand; `before` planned orders come earlier, whatever is planned or placed later. */
export type Placed = { at: number; before: number; entry: PlacedEntry };

/**
 * What was done to orders by hand: new ones among the planned ones, and deeds. Planned orders are slots 0, 1, ...; the nth
 * placed one is slot LEVER_SLOT + n; an index is the place of a slot in order of time, and never changes.
 */
export class HandmadeOrders {
  readonly #placed: Placed[] = [];
  readonly #ofPerson = new Map<number, number[]>();
  readonly #deeds = new Map<number, { at: number; deed: Handmade }[]>();

  place(entry: PlacedEntry, before: number): number {
    const last = this.#placed.at(-1);
    const slot = LEVER_SLOT + this.#placed.length;
    this.#placed.push({ at: Math.max(entry.at, last?.at ?? 0), before: Math.max(before, last?.before ?? 0), entry });
    this.#ofPerson.set(entry.wish.person, [...this.slotsOf(entry.wish.person), slot]);
    return slot;
  }

  placedAt(slot: number): Placed | null {
    return this.#placed[slot - LEVER_SLOT] ?? null;
  }

  count(now: number): number {
    return countWhile(this.#placed.length, (n) => (this.#placed[n]?.at ?? 0) <= now);
  }

  slotsOf(person: number): readonly number[] {
    return this.#ofPerson.get(person) ?? [];
  }

  deedsOf(slot: number): Deeds {
    return this.#deeds.get(slot) ?? [];
  }

  /** Adds a deed and returns how to take it back. */
  alter(slot: number, at: number, deed: Handmade): () => void {
    const before = this.#deeds.get(slot) ?? [];
    this.#deeds.set(slot, [...before, { at, deed }]);
    return () => this.#deeds.set(slot, before);
  }

  indexOf(slot: number): number {
    if (slot >= LEVER_SLOT) return (this.#placed[slot - LEVER_SLOT]?.before ?? 0) + slot - LEVER_SLOT;
    return slot + countWhile(this.#placed.length, (n) => (this.#placed[n]?.before ?? 0) <= slot);
  }

  slotOf(index: number): number {
    const n = countWhile(this.#placed.length, (i) => (this.#placed[i]?.before ?? 0) + i < index);
    const placed = this.#placed[n];
    return placed && placed.before + n === index ? LEVER_SLOT + n : index - n;
  }
}
