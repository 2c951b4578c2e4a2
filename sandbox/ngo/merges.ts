import { identityAt, personaOf } from "./identity.ts";
import type { World } from "./world.ts";

/** Contacts are numbered person * 4 + slot; so are e-mails (person * 4 + index) and donors. */
export type Merge = { at: number; primary: number; merged: number };

type Gain = { emails: number[]; contacts: number[]; at: number };

/**
 * Merges done by hand, on top of those of the made-up history. A person whose contact was merged by hand has no further
 * planned changes: their story is now somebody else's.
 */
export type Merges = {
  /** Until when the planned story of a person holds. */
  storyUntil(person: number, now: number): number;
  isTouched(person: number): boolean;
  survivorOf(contact: number): number;
  isGone(contact: number): boolean;
  gainOf(contact: number): Gain | null;
  /** The donor behind an e-mail. */
  donorOf(email: number, now: number): number;
};

export function mergesOf(world: World, list: readonly Merge[]): Merges {
  const frozen = new Map<number, number>();
  const survivors = new Map<number, number>();
  const gains = new Map<number, Gain>();
  const aliases = new Map<number, number>();

  const storyUntil = (person: number, now: number) => Math.min(now, frozen.get(person) ?? now);
  function root(donor: number): number {
    const parent = aliases.get(donor);
    return parent === undefined ? donor : root(parent);
  }
  function donorOf(email: number, now: number): number {
    const person = Math.floor(email / 4);
    return root(person * 4 + knownSet(world, person, email % 4, storyUntil(person, now)));
  }
  function recordOf(contact: number) {
    const person = Math.floor(contact / 4);
    const { contacts } = identityAt(world, person, storyUntil(person, Number.POSITIVE_INFINITY));
    return contacts.find((one) => one.slot === contact % 4);
  }
  function emailsOf(contact: number): number[] {
    const person = Math.floor(contact / 4);
    const record = recordOf(contact);
    const own = record
      ? [record.email, ...record.additional].flatMap((email) => (email === null ? [] : [person * 4 + email]))
      : [];
    return [...own, ...(gains.get(contact)?.emails ?? [])];
  }
  for (const { at, primary, merged } of list) {
    for (const contact of [primary, merged]) {
      const person = Math.floor(contact / 4);
      frozen.set(person, frozen.get(person) ?? at);
    }
    const had = gains.get(primary);
    const taken = emailsOf(merged);
    const [first, ...others] = [...emailsOf(primary), ...taken].map((email) => donorOf(email, at));
    for (const donor of others)
      if (first !== undefined && root(donor) !== root(first)) aliases.set(root(donor), root(first));
    const mergedBefore = (recordOf(merged)?.mergedSlots ?? []).map((slot) => Math.floor(merged / 4) * 4 + slot);
    gains.set(primary, {
      emails: [...(had?.emails ?? []), ...taken],
      contacts: [...(had?.contacts ?? []), merged, ...mergedBefore, ...(gains.get(merged)?.contacts ?? [])],
      at,
    });
    survivors.set(merged, primary);
  }
  function survivorOf(contact: number): number {
    const next = survivors.get(contact);
    return next === undefined ? contact : survivorOf(next);
  }
  return {
    storyUntil,
    isTouched: (person) => frozen.has(person),
    donorOf,
    survivorOf,
    isGone: (contact) => survivors.has(contact),
    gainOf: (contact) => gains.get(contact) ?? null,
  };
}

/** The least e-mail index of the set that an e-mail belongs to. Most people have one address: no need to look further. */
function knownSet(world: World, person: number, email: number, now: number): number {
  if (email === 0) return 0;
  const persona = personaOf(world, person);
  if (persona === "unlinked" || persona === "duplicates") return email;
  const set = identityAt(world, person, now).known.find((candidate) => candidate.includes(email));
  return set ? Math.min(...set) : email;
}
