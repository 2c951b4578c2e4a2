import { inIdOrder } from "./collections.ts";
import type { Collections } from "./crmRecord.ts";
import { derivedFrom } from "./crmRecord.ts";
import type { ObjectType } from "./objectType.ts";

export type Link = { id: number; isPrimary: boolean };

/** Answers which records of one type are linked to a record of another, from whichever side holds the link. */
export type Links = (from: ObjectType, id: number, to: ObjectType) => Link[];

/**
 * One side of each kind of link holds it (contacts and deals, say); the other direction is read from an index over the holders, made when first asked
 * for and again when the holders have changed.
 */
export function openLinks(collections: Collections): Links {
  const holders = {
    contacts: ["companies"],
    deals: ["companies", "contacts"],
    line_items: ["deals"],
    reef_sponsorship: ["companies"],
    companies: [],
  } as const;
  const holds = (from: ObjectType, to: ObjectType) => holders[from.name].some((name) => name === to.name);

  const indexes = new Map<string, (ids: Float64Array) => Map<number, Link[]>>();
  const indexOf = (holder: ObjectType, held: ObjectType) => {
    const key = `${holder.name}>${held.name}`;
    const known = indexes.get(key);
    if (known) return known;
    const index = derivedFrom((ids: Float64Array) => {
      const byHeld = new Map<number, Link[]>();
      for (const id of inIdOrder(ids)) {
        const record = collections[holder.name].record(id);
        // An archived record has no links left.
        if (!record || record.id !== id || record.archivedAt !== null) continue;
        for (const [position, target] of (record.linked[held.name] ?? []).entries()) {
          const links = byHeld.get(target) ?? [];
          links.push({ id, isPrimary: position === 0 });
          byHeld.set(target, links);
        }
      }
      return byHeld;
    });
    indexes.set(key, index);
    return index;
  };

  return (from, id, to) => {
    const record = collections[from.name].record(id);
    if (!record || record.archivedAt !== null) return [];
    if (holds(from, to))
      return (record.linked[to.name] ?? []).map((target, position) => ({ id: target, isPrimary: position === 0 }));
    return indexOf(to, from)(collections[to.name].idsByUpdate()).get(record.id) ?? [];
  };
}
