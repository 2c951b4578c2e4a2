import type { Person } from "../ngo/ledger.ts";
import { gid } from "./gid.ts";

const regionNames = new Intl.DisplayNames("en", { type: "region" });

/** A `MailingAddress`. Without a person (a till that asked for the country only) everything else is null. */
export function addressPayload(person: Person | null, country: string, id: string) {
  return {
    __typename: "MailingAddress",
    id: gid("MailingAddress", id),
    name: person ? `${person.firstName} ${person.lastName}` : null,
    firstName: person?.firstName ?? null,
    lastName: person?.lastName ?? null,
    company: null,
    address1: person
      ? `${1 + (person.index % 180)} ${person.locale === "fr" ? "rue du Lagon" : "Lagoon Street"}`
      : null,
    address2: null,
    city: person?.city ?? null,
    province: null,
    provinceCode: null,
    zip: person?.postcode ?? null,
    country: regionNames.of(country) ?? country,
    countryCodeV2: country,
    phone: person?.phone ?? null,
  };
}
