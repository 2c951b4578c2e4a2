import type { Checkout, Ngo, Order } from "../ngo/ledger.ts";
import { type Listing, positionOf, type Span } from "./page.ts";
import type { CompiledSearch } from "./search/compile.ts";
import type { SearchFields } from "./search/fields.ts";
import type { Customer } from "./search/searchables.ts";

/** A sorted array of rows as a listing. */
export function arrayListing<T>(
  rows: readonly T[],
  keyOf: (row: T) => { value: number | string; id: number },
): Listing<T> {
  const sorted = [...rows].sort((a, b) => {
    const [left, right] = [keyOf(a), keyOf(b)];
    if (left.value === right.value) return left.id - right.id;
    return left.value < right.value ? -1 : 1;
  });
  return {
    length: sorted.length,
    at(position) {
      const row = sorted[position];
      if (row === undefined) throw new RangeError(`no row ${position}`);
      return row;
    },
    key: keyOf,
  };
}

const ORDER_KEYS = {
  ID: (order: Order) => order.id,
  CREATED_AT: (order: Order) => order.createdAt,
  PROCESSED_AT: (order: Order) => order.processedAt,
  ORDER_NUMBER: (order: Order) => Number(order.name.replace(/\D/g, "")),
};

/** Orders by a sort key. UPDATED_AT is the NGO's own index; the others never change for an order, so new ones are put in place. */
export function orderListings(ngo: Ngo): (sortKey: string) => Listing<Order> {
  const kept = new Map<string, { values: number[]; ids: number[]; sorted: number[] }>();
  function sortedBy(sortKey: string, sortValue: (order: Order) => number, count: number): number[] {
    const list = kept.get(sortKey) ?? { values: [], ids: [], sorted: [] };
    kept.set(sortKey, list);
    const { values, ids, sorted } = list;
    const isBefore = (a: number, b: number) => {
      const difference = (values[a] ?? 0) - (values[b] ?? 0);
      return difference < 0 || (difference === 0 && (ids[a] ?? 0) < (ids[b] ?? 0));
    };
    for (let index = values.length; index < count; index++) {
      const order = ngo.order(index);
      values.push(sortValue(order));
      ids.push(order.id);
      // Indices follow time, so most orders go to the end.
      let place = sorted.length;
      while (place > 0 && isBefore(index, sorted[place - 1] ?? 0)) place--;
      sorted.splice(place, 0, index);
    }
    return sorted;
  }
  return (sortKey) => {
    const sortValue = isOrderKey(sortKey) ? ORDER_KEYS[sortKey] : null;
    const changed = ngo.ordersByUpdate();
    const indices = sortValue ? sortedBy(sortKey, sortValue, changed.length) : changed;
    return {
      length: indices.length,
      at: (position) => ngo.order(indices[position] ?? -1),
      key: (order) => ({ value: sortValue ? sortValue(order) : order.updatedAt, id: order.id }),
    };
  };
}

function isOrderKey(sortKey: string): sortKey is keyof typeof ORDER_KEYS {
  return Object.hasOwn(ORDER_KEYS, sortKey);
}

/** Customers by UPDATED_AT, CREATED_AT or (anything else) id. */
export function customerListings(ngo: Ngo): (sortKey: string) => Listing<Customer> {
  let kept: { stamp: Float64Array; sortKey: string; ids: Float64Array } | null = null;
  const at = (id: number) => customerOf(ngo, id);
  function sortedBy(sortKey: string): Float64Array {
    const stamp = ngo.customersByUpdate();
    if (kept?.sortKey === sortKey && sameNumbers(kept.stamp, stamp)) return kept.ids;
    const created = new Map(sortKey === "CREATED_AT" ? Array.from(stamp, (id) => [id, at(id).createdAt] as const) : []);
    const ids = stamp.slice().sort((a, b) => (created.get(a) ?? 0) - (created.get(b) ?? 0) || a - b);
    kept = { stamp, sortKey, ids };
    return ids;
  }
  return (sortKey) => {
    const isByUpdate = sortKey === "UPDATED_AT";
    const ids = isByUpdate ? ngo.customersByUpdate() : sortedBy(sortKey);
    const sortValue = (customer: Customer) => {
      if (isByUpdate) return customer.updatedAt;
      return sortKey === "CREATED_AT" ? customer.createdAt : customer.id;
    };
    return {
      length: ids.length,
      at: (position) => at(ids[position] ?? -1),
      key: (customer) => ({ value: sortValue(customer), id: customer.id }),
    };
  };
}

/** Orders whose payment was disputed or will be; the ids of disputes follow those of their orders. */
export function disputedListing(ngo: Ngo): Listing<Order> {
  const indices = ngo.disputedOrders();
  return {
    length: indices.length,
    at: (position) => ngo.order(indices[position] ?? -1),
    key: ({ id }) => ({ value: id, id }),
  };
}

/** Abandoned checkouts; their ids and both their times rise together. */
export function checkoutListing(ngo: Ngo, sortKey: string): Listing<Checkout> {
  const worth = (checkout: Checkout) => checkout.lines.reduce((sum, line) => sum + line.unitPrice * line.quantity, 0);
  if (sortKey === "TOTAL_PRICE") {
    const rows = Array.from({ length: ngo.checkoutsCount() }, (_, index) => ngo.checkout(index));
    return arrayListing(rows, (checkout) => ({ value: worth(checkout), id: checkout.id }));
  }
  return {
    length: ngo.checkoutsCount(),
    at: (position) => ngo.checkout(position),
    key: ({ id }) => ({ value: id, id }),
  };
}

export function customerOf(ngo: Ngo, id: number): Customer {
  const personIndex = ngo.personIndexOfCustomer(id);
  const person = personIndex === null ? null : ngo.person(personIndex);
  const account = person?.customers.find((candidate) => candidate.id === id);
  const email = account && person?.emails[account.email];
  if (personIndex === null || !person || !account || email === undefined) throw new RangeError(`no customer ${id}`);
  return { id, person, personIndex, email, createdAt: account.createdAt, updatedAt: account.updatedAt };
}

function sameNumbers(a: Float64Array, b: Float64Array): boolean {
  return a === b || (a.length === b.length && a.every((value, i) => value === b[i]));
}

/** The positions of a listing sorted by `field` between which a search can find anything. */
export function spanOf<T>(
  listing: Listing<T>,
  search: CompiledSearch<T>,
  fields: SearchFields<T>,
  field: string,
): Span {
  const span = { from: 0, to: listing.length };
  const bound = fields[field]?.bound;
  if (!bound) return span;
  for (const term of search.required) {
    if (term.field !== field) continue;
    const value = bound(term.value);
    if (value === null) continue;
    const first = (past: boolean) => positionOf(listing, { value, id: past ? Number.MAX_SAFE_INTEGER : -1 }, past);
    if (term.operator === ">" || term.operator === ">=" || term.operator === "=")
      span.from = Math.max(span.from, first(term.operator === ">"));
    if (term.operator === "<" || term.operator === "<=" || term.operator === "=")
      span.to = Math.min(span.to, first(term.operator !== "<"));
  }
  return span;
}
