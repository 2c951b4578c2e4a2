import { setImmediate as breathe } from "node:timers/promises";
import type { Order } from "../ngo/ledger.ts";
import { type Listing, positionOf, type Span } from "./page.ts";
import type { CompiledSearch } from "./search/compile.ts";

/** Rows looked at before others get their turn. */
const BREATH = 1000;

export type Count = { count: number; precision: "EXACT" | "AT_LEAST" };

/**
 * Counts orders. Where the search asks for nothing but a range of update times, positions tell, less the deleted orders; those
 * are gathered once and then only looked for among what changed since. Other searches look at every row, with pauses.
 */
export function countOrders() {
  /** Update time of each deleted order, by id. A deleted order never changes again. */
  const deleted = new Map<number, number>();
  let gatheredTo = Number.NEGATIVE_INFINITY;

  let gathering: Promise<void> | null = null;

  /** One at a time, and it goes on when the caller has left: whoever asks again finds it further on. */
  function gather(listing: Listing<Order>): Promise<void> {
    gathering ??= gatherNew(listing).finally(() => {
      gathering = null;
    });
    return gathering;
  }
  async function gatherNew(listing: Listing<Order>): Promise<void> {
    const from = positionOf(listing, { value: gatheredTo, id: -1 }, false);
    for (let position = from; position < listing.length; position++) {
      const order = listing.at(position);
      gatheredTo = Math.max(gatheredTo, order.updatedAt);
      if (order.deletedAt !== null) deleted.set(order.id, order.updatedAt);
      if (position % BREATH === BREATH - 1) await breathe();
    }
  }

  return async (
    listing: Listing<Order>,
    search: CompiledSearch<Order>,
    span: Span,
    limit: number | null | undefined,
  ): Promise<Count> => {
    const most = limit ?? Number.POSITIVE_INFINITY;
    const isRange = search.required.every((term) => term.field === "updated_at") && isSimple(search);
    let count = 0;
    if (isRange) {
      await gather(listing);
      const [from, to] = [edge(listing, span.from), edge(listing, span.to)];
      count = Math.max(0, span.to - span.from);
      for (const at of deleted.values()) if (at >= from && at < to) count--;
    } else {
      for (let position = span.from; position < span.to && count <= most; position++) {
        const order = listing.at(position);
        if (order.deletedAt === null && search.accept(order)) count++;
        if (position % BREATH === BREATH - 1) await breathe();
      }
    }
    return { count: Math.min(count, most), precision: count > most ? "AT_LEAST" : "EXACT" };
  };

  function edge(listing: Listing<Order>, position: number): number {
    return position >= listing.length ? Number.POSITIVE_INFINITY : listing.at(position).updatedAt;
  }
}

/** True where the terms are all there is: nothing alternative or negated, nothing dropped with a warning. */
function isSimple(search: CompiledSearch<Order>): boolean {
  const text = JSON.stringify(search.parsed);
  return search.warnings.length === 0 && !text.includes('"or":') && !text.includes('"not":');
}
