import type { ObjectTypeName } from "./objectType.ts";

/** One record of any type as the account holds it. Times are epoch milliseconds. */
export type CrmRecord = {
  id: number;
  createdAt: number;
  updatedAt: number;
  archivedAt: number | null;
  /** Every property of the type by its internal name; what nobody filled in is null. */
  properties: Record<string, string | null>;
  /** Earlier and current values, oldest first, of the properties whose changes the account has kept. */
  history?: Record<string, { at: number; value: string }[]>;
  /** Ids of the records that this one holds a link to; the first company is its primary one. */
  linked: Partial<Record<ObjectTypeName, number[]>>;
};

/** All records of one object type. */
export type Collection = {
  /** Ids sorted by (last modified, id), archived ones too; the same array for as long as nothing changes. */
  idsByUpdate(): Float64Array;
  /** The record behind an id; the id of a merged-away contact leads to the one it was merged into. */
  record(id: number): CrmRecord | null;
};

export type Collections = Record<ObjectTypeName, Collection>;

/** "2026-11-24T03:04:05.678Z" */
export function isoInstant(at: number): string {
  return new Date(at).toISOString();
}

/** Remembers what was made from an array for as long as that array is in use. */
export function derivedFrom<Source extends object, Result>(
  make: (source: Source) => Result,
): (source: Source) => Result {
  const made = new WeakMap<Source, Result>();
  return (source) => {
    const known = made.get(source);
    if (known !== undefined) return known;
    const result = make(source);
    made.set(source, result);
    return result;
  };
}

/** The first position in `[0, length)` for which `isAfter` holds; it must hold for all later ones. */
export function firstWhere(length: number, isAfter: (position: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isAfter(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
