import { countryOfPerson } from "./buyer.ts";
import type { Dice } from "./dice.ts";
import { type ContactRecord, emailCount, identityAt } from "./identity.ts";
import type { Person } from "./ledger.ts";
import { emailsOf, namesOf } from "./names.ts";
import { OWNERS } from "./owners.ts";
import { countryOf } from "./places.ts";
import type { World } from "./world.ts";

/** A person as the two systems know them at `now`; `companyOf` is the company that employs them, if any. */
export function personAt(world: World, index: number, now: number, companyOf: number | null): Person {
  const identity = identityAt(world, index, now);
  const dice = world.dice("person", index);
  const country = countryOf(countryOfPerson(world, index));
  const { firstName, lastName } = nameOf(dice, country.code);
  const [city, postcode] = dice.pick("city", country.cities);
  const customers = identity.accounts.map((account) => ({
    ...account,
    id: world.ids.customer.of(index * 4 + account.email),
  }));
  const contacts = identity.contacts.map((record) => toContact(world, index, record, companyOf));
  return {
    index,
    firstName,
    lastName,
    country: country.code,
    city,
    postcode,
    phone:
      identity.persona === "phone contact" || dice.chance("phone", 0.45)
        ? `${country.dial}${dice.between("number", 20_000_000, 899_999_999)}`
        : null,
    locale: country.locale,
    emails: emailsOf(firstName, lastName, index, identity.emails, country.locale),
    known: identity.known,
    createdAt: identity.at,
    updatedAt: Math.max(identity.at, ...customers.map((one) => one.updatedAt), ...contacts.map((one) => one.updatedAt)),
    acceptsMarketing: dice.chance("marketing", 0.58),
    customers,
    contacts,
  };
}

/** E-mail addresses alone, for orders: the same as in `personAt`. */
export function emailsOfPerson(world: World, index: number): string[] {
  const country = countryOf(countryOfPerson(world, index));
  const { firstName, lastName } = nameOf(world.dice("person", index), country.code);
  return emailsOf(firstName, lastName, index, emailCount(world, index), country.locale);
}

function nameOf(dice: Dice, country: string): { firstName: string; lastName: string } {
  const names = namesOf(country);
  return { firstName: dice.pick("first name", names.first), lastName: dice.pick("last name", names.last) };
}

function toContact(
  world: World,
  person: number,
  record: ContactRecord,
  company: number | null,
): Person["contacts"][number] {
  const { slot, mergedSlots, ...rest } = record;
  const id = world.ids.contact.of(person * 4 + slot);
  const owner = OWNERS[id % (OWNERS.length * 3)];
  return {
    ...rest,
    id,
    mergedIds: mergedSlots.map((merged) => world.ids.contact.of(person * 4 + merged)),
    companyIds: company !== null && slot === 0 ? [world.ids.company.of(company)] : [],
    ownerId: owner?.id ?? null,
  };
}
