import { employerOf } from "./companies.ts";
import { identityAt } from "./identity.ts";
import type { Person } from "./ledger.ts";
import type { Merges } from "./merges.ts";
import { emailsOfPerson, personAt } from "./person.ts";
import type { World } from "./world.ts";

/** When an e-mail's Shopify account last ordered (0 for never); the platform touches the customer then. */
export type LastOrders = (person: number, email: number) => number;

/** A person at `now`, with what was merged by hand and with customers touched by their orders. */
export function personNow(world: World, merges: Merges, lastOrder: LastOrders, index: number, now: number): Person {
  const person = personAt(world, index, merges.storyUntil(index, now), employerOf(world, index));
  for (const customer of person.customers)
    customer.updatedAt = Math.max(customer.updatedAt, lastOrder(index, customer.email));
  if (merges.isTouched(index)) takeMerges(world, merges, person, now);
  person.updatedAt = Math.max(
    person.createdAt,
    ...person.customers.map((customer) => customer.updatedAt),
    ...person.contacts.map((contact) => contact.updatedAt),
  );
  return person;
}

/**
 * Where a person's e-mails come from, as person * 4 + e-mail: their own, then those gained with contacts that were merged
 * into theirs by hand.
 */
export function emailPlaces(world: World, merges: Merges, index: number): number[] {
  const own = emailsOfPerson(world, index).map((_, email) => index * 4 + email);
  if (!merges.isTouched(index)) return own;
  const gained = [0, 1, 2, 3].flatMap((slot) => {
    const contact = index * 4 + slot;
    return merges.isGone(contact) ? [] : (merges.gainOf(contact)?.emails ?? []);
  });
  return [...new Set([...own, ...gained])];
}

function takeMerges(world: World, merges: Merges, person: Person, now: number): void {
  const places = emailPlaces(world, merges, person.index);
  person.emails = places.map((place) => emailsOfPerson(world, Math.floor(place / 4))[place % 4] ?? "");
  person.contacts = person.contacts.flatMap((contact) => {
    const number = world.ids.contact.numberOf(contact.id) ?? -1;
    if (merges.isGone(number)) return [];
    const gain = merges.gainOf(number);
    if (!gain) return [contact];
    const gained = gain.emails.map((place) => places.indexOf(place));
    const email = contact.email ?? gained[0] ?? null;
    const additional = [...new Set([...contact.additional, ...gained])].filter((other) => other !== email);
    const mergedIds = [...new Set([...contact.mergedIds, ...gain.contacts.map((one) => world.ids.contact.of(one))])];
    return [{ ...contact, email, additional, mergedIds, updatedAt: Math.max(contact.updatedAt, gain.at) }];
  });
  const donors = places.map((place) => merges.donorOf(place, now));
  person.known = [...new Set(donors)].map((donor) =>
    donors.flatMap((other, email) => (other === donor ? [email] : [])),
  );
}

/** Times of a person's customers, per e-mail index, into `into`; returns when any of them changes next. */
export function customerTimes(
  world: World,
  merges: Merges,
  lastOrder: LastOrders,
  person: number,
  now: number,
  into: Float64Array,
): number {
  const identity = identityAt(world, person, merges.storyUntil(person, now));
  into.fill(Number.NaN);
  for (const account of identity.accounts)
    into[account.email] = Math.max(account.updatedAt, lastOrder(person, account.email));
  return merges.isTouched(person) ? Number.POSITIVE_INFINITY : identity.nextAt;
}

/** The same for a person's contacts, per contact slot. */
export function contactTimes(world: World, merges: Merges, person: number, now: number, into: Float64Array): number {
  const identity = identityAt(world, person, merges.storyUntil(person, now));
  into.fill(Number.NaN);
  for (const { slot, updatedAt } of identity.contacts) {
    const number = person * 4 + slot;
    if (!merges.isGone(number)) into[slot] = Math.max(updatedAt, merges.gainOf(number)?.at ?? 0);
  }
  return merges.isTouched(person) ? Number.POSITIVE_INFINITY : identity.nextAt;
}
