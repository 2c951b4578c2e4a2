import type { Collection } from "./crmRecord.ts";
import { firstWhere } from "./crmRecord.ts";
import type { ObjectType } from "./objectType.ts";
import { operandOf, testOf } from "./searchFilter.ts";
import type { SearchFilter } from "./searchRequest.ts";

/** Positions `[from, to)` of the ids by last modification that one group's filters on that date leave. */
type Span = { from: number; to: number };

/** A last modification of these kinds is found by position; other conditions on it are tested record by record. */
const ORDERED: ReadonlySet<string> = new Set(["EQ", "LT", "LTE", "GT", "GTE", "BETWEEN"]);

function modifiedSpan(
  ids: Float64Array,
  updatedAt: (position: number) => number,
  filters: readonly SearchFilter[],
): Span {
  const from = (bound: number) => firstWhere(ids.length, (position) => updatedAt(position) >= bound);
  const after = (bound: number) => firstWhere(ids.length, (position) => updatedAt(position) > bound);
  const spans = filters.map((filter): Span => {
    const bound = operandOf(filter, "value");
    switch (filter.operator) {
      case "GTE":
        return { from: from(bound), to: ids.length };
      case "GT":
        return { from: after(bound), to: ids.length };
      case "LT":
        return { from: 0, to: from(bound) };
      case "LTE":
        return { from: 0, to: after(bound) };
      case "BETWEEN":
        return { from: from(bound), to: after(operandOf(filter, "highValue")) };
      default:
        return { from: from(bound), to: after(bound) };
    }
  });
  return {
    from: Math.max(0, ...spans.map((span) => span.from)),
    to: Math.min(ids.length, ...spans.map((span) => span.to)),
  };
}

/**
 * Searches answer from an index that trails the records by `lag` milliseconds and never holds archived ones. Ids that a span
 * leaves are remembered for the pages that follow, since a search is asked again and again with the same date filter.
 */
export class SearchIndex {
  readonly #collection: Collection;
  #remembered: { ids: Float64Array; span: Span; live: Float64Array } | null = null;

  constructor(collection: Collection) {
    this.#collection = collection;
  }

  /** Ids of the span that searches may show, in the order of their last modification. */
  #live(span: Span): Float64Array {
    const ids = this.#collection.idsByUpdate();
    const known = this.#remembered;
    if (known?.ids === ids && known.span.from === span.from && known.span.to === span.to) return known.live;
    const live = ids.subarray(span.from, Math.max(span.from, span.to)).filter((id) => {
      const record = this.#collection.record(id);
      return record !== null && record.id === id && record.archivedAt === null;
    });
    this.#remembered = { ids, span, live };
    return live;
  }

  /** Ids that satisfy one group of filters. */
  matching(type: ObjectType, filters: readonly SearchFilter[], visibleUntil: number): Float64Array {
    const ids = this.#collection.idsByUpdate();
    const onDate = filters.filter(
      ({ property, operator }) => property.name === type.modifiedProperty && ORDERED.has(operator),
    );
    const onId = filters.filter(({ property }) => property.name === "hs_object_id");
    const idTests = onId.map(testOf);
    const others = filters
      .filter((filter) => !onId.includes(filter) && !onDate.includes(filter))
      .map((filter) => ({ name: filter.property.name, test: testOf(filter) }));
    const updatedAt = (position: number) => this.#collection.record(ids[position] ?? 0)?.updatedAt ?? 0;
    const span = modifiedSpan(ids, updatedAt, onDate);
    const settled = firstWhere(ids.length, (position) => updatedAt(position) > visibleUntil);
    const live = this.#live({ from: span.from, to: Math.min(span.to, settled) });
    const byId = onId.length === 0 ? live : live.filter((id) => idTests.every((test) => test(String(id))));
    if (others.length === 0) return byId;
    return byId.filter((id) => {
      const properties = this.#collection.record(id)?.properties;
      return properties !== undefined && others.every(({ name, test }) => test(properties[name] ?? null));
    });
  }
}
