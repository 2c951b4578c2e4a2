import type { Person } from "../../ngo/ledger.ts";
import { addressPayload } from "../../shopify/addressPayload.ts";

/** An address with REST's names. */
export function addressRecord(person: Person | null, country: string) {
  const address = addressPayload(person, country, "0");
  return {
    name: address.name,
    first_name: address.firstName,
    last_name: address.lastName,
    company: address.company,
    address1: address.address1,
    address2: address.address2,
    city: address.city,
    zip: address.zip,
    province: address.province,
    province_code: address.provinceCode,
    country: address.country,
    country_code: address.countryCodeV2,
    phone: address.phone,
  };
}
