import { wholeSecond } from "./calendar.ts";
import { identityAt } from "./identity.ts";
import type { Journal } from "./journal.ts";
import { type Merge, type Merges, mergesOf } from "./merges.ts";
import type { World } from "./world.ts";

/** Which contacts there are by now, and the lever that joins two of them. Contacts are numbered person * 4 + slot. */
export type ContactBook = {
  merges(): Merges;
  /** Id of the contact that now stands for a person's first one, while it is there. */
  idOfPerson(person: number): number | null;
  personOfId(id: number): number | null;
  /** The contact that an id leads to now: itself, or the one it was merged into; null where there is none any more. */
  currentId(id: number): number | null;
  /** Joins two contacts and returns the people they belonged to. */
  merge(primaryId: number, mergedId: number): { primary: number; merged: number };
};

export function contactBook(
  world: World,
  journal: Journal,
  now: () => number,
  peopleCount: () => number,
  isForgotten: (contact: number) => boolean,
): ContactBook {
  const list: Merge[] = journal.entries.filter((entry) => entry.type === "merge");
  let merges = mergesOf(world, list);

  /** The contact as it stands, unless it was merged away, has not been met yet, or never was. */
  function recordOf(number: number) {
    const person = Math.floor(number / 4);
    if (person >= peopleCount() || isForgotten(number)) return undefined;
    const { contacts } = identityAt(world, person, merges.storyUntil(person, now()));
    return contacts.find((contact) => contact.slot === number % 4);
  }
  function standing(id: number): number {
    const number = world.ids.contact.numberOf(id);
    const record = number === null || merges.isGone(number) ? undefined : recordOf(number);
    if (number === null || !record) throw new RangeError(`no contact ${id}`);
    if (record.archivedAt !== null) throw new RangeError(`contact ${id} is archived`);
    return number;
  }
  return {
    merges: () => merges,
    idOfPerson(person) {
      const number = merges.survivorOf(person * 4);
      return recordOf(number) ? world.ids.contact.of(number) : null;
    },
    personOfId(id) {
      const number = world.ids.contact.numberOf(id);
      if (number === null) return null;
      const survivor = merges.survivorOf(number);
      const owner = Math.floor(survivor / 4);
      if (recordOf(survivor)) return owner;
      // Merged away by the made-up history: its person still holds the other contact.
      const isPast = recordOf(owner * 4)?.mergedSlots.includes(survivor % 4) ?? false;
      return isPast ? Math.floor(merges.survivorOf(owner * 4) / 4) : null;
    },
    currentId(id) {
      const number = world.ids.contact.numberOf(id);
      if (number === null) return null;
      const survivor = merges.survivorOf(number);
      if (recordOf(survivor)) return world.ids.contact.of(survivor);
      const first = Math.floor(survivor / 4) * 4;
      const isPast = recordOf(first)?.mergedSlots.includes(survivor % 4) ?? false;
      return isPast ? world.ids.contact.of(merges.survivorOf(first)) : null;
    },
    merge(primaryId, mergedId) {
      const primary = standing(primaryId);
      const merged = standing(mergedId);
      if (primary === merged) throw new RangeError(`contact ${primaryId} cannot be merged with itself`);
      const entry = { type: "merge" as const, at: wholeSecond(now()), primary, merged };
      journal.append(entry);
      list.push(entry);
      merges = mergesOf(world, list);
      return { primary: Math.floor(primary / 4), merged: Math.floor(merged / 4) };
    },
  };
}
