import type { Ngo, Person } from "../ngo/ledger.ts";
import { countryOf } from "../ngo/places.ts";
import type { Collection, CrmRecord } from "./crmRecord.ts";
import { derivedFrom, isoInstant } from "./crmRecord.ts";

type Contact = Person["contacts"][number];

const SOURCES = ["ORGANIC_SEARCH", "DIRECT_TRAFFIC", "SOCIAL_MEDIA", "EMAIL_MARKETING", "REFERRALS", "PAID_SEARCH"];

/** HubSpot's own guess of where a contact came from: a second truth beside the shop's, and not the same one. */
function analyticsSource(contact: Contact): string {
  if (contact.email === null) return "OFFLINE";
  return SOURCES[contact.id % SOURCES.length] ?? "OFFLINE";
}

function lifecycleStage(person: Person, contact: Contact): string {
  if (contact.companyIds.length > 0) return "opportunity";
  if (person.customers.length > 0) return "customer";
  return person.acceptsMarketing ? "subscriber" : "lead";
}

function emailAt(person: Person, index: number): string {
  const email = person.emails[index];
  if (email === undefined) throw new RangeError(`person ${person.index} has no e-mail ${index}`);
  return email.trim().toLowerCase();
}

/** What staff noted of a person's consent; nobody asked those who were met at an event. */
function legalBasis(person: Person, contact: Contact): string | null {
  if (contact.email === null) return null;
  if (contact.optedOut) return "Not applicable";
  return person.acceptsMarketing ? "Freely given consent from contact" : "Legitimate interest – existing customer";
}

/** Of the newsletter alone; who opted out of everything opted out of it too. */
function newsletterOptOut(person: Person, contact: Contact): string | null {
  if (contact.email === null) return null;
  return contact.optedOut || (!person.acceptsMarketing && contact.id % 3 === 0) ? "true" : null;
}

const joined = (values: readonly (string | number)[]) => (values.length === 0 ? null : values.join(";"));

function toRecord(person: Person, contact: Contact): CrmRecord {
  const reachedByMail = contact.email !== null;
  return {
    id: contact.id,
    createdAt: contact.createdAt,
    updatedAt: contact.updatedAt,
    archivedAt: contact.archivedAt,
    properties: {
      email: contact.email === null ? null : emailAt(person, contact.email),
      firstname: person.firstName,
      lastname: person.lastName,
      phone: contact.phone === undefined ? person.phone : contact.phone,
      country: countryOf(person.country).name,
      // Somebody noted down at an event gave a name and a phone number, no address.
      zip: reachedByMail ? person.postcode : null,
      city: reachedByMail ? person.city : null,
      lifecyclestage: lifecycleStage(person, contact),
      hubspot_owner_id: contact.ownerId === null ? null : String(contact.ownerId),
      hs_language: reachedByMail ? person.locale : null,
      hs_additional_emails: joined(contact.additional.map((index) => emailAt(person, index))),
      hs_merged_object_ids: joined(contact.mergedIds),
      hs_analytics_source: analyticsSource(contact),
      hs_calculated_merged_vids: joined(contact.mergedIds.map((id) => `${id}:${contact.updatedAt}`)),
      hs_email_optout: contact.optedOut ? "true" : null,
      hs_email_optout_21408517: newsletterOptOut(person, contact),
      hs_legal_basis: legalBasis(person, contact),
      hs_marketable_status: String(reachedByMail && person.acceptsMarketing && !contact.optedOut),
      createdate: isoInstant(contact.createdAt),
      lastmodifieddate: isoInstant(contact.updatedAt),
      // Listed in every account's schema and empty on contacts: filtering on it finds nobody.
      hs_lastmodifieddate: null,
      hs_object_id: String(contact.id),
    },
    linked: { companies: contact.companyIds },
  };
}

export function contactCollection(ngo: Ngo): Collection {
  // People change whenever a contact does, and theirs is the array that stays the same until then.
  const idsWhile = derivedFrom((_people: Uint32Array) => ngo.contactsByUpdate());
  return {
    idsByUpdate: () => idsWhile(ngo.peopleByUpdate()),
    record(id) {
      const index = ngo.personIndexOfContact(id);
      if (index === null) return null;
      const person = ngo.person(index);
      const contact =
        person.contacts.find((candidate) => candidate.id === id) ??
        person.contacts.find((candidate) => candidate.mergedIds.includes(id));
      return contact ? toRecord(person, contact) : null;
    },
  };
}
