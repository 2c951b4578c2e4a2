import type { Deal } from "../ngo/ledger.ts";
import type { Ledger } from "./truth.ts";

/** Codes of the names in which staff write a company's country; kept by hand, so that no list is asked that dbt asks. */
const CODES: Record<string, string> = {
  France: "FR",
  "French Polynesia": "PF",
  "United States": "US",
  Australia: "AU",
  "New Zealand": "NZ",
  Japan: "JP",
  Suisse: "CH",
  Fiji: "FJ",
};

/** ISO code of the first company's country, else of the first contact's, else "unassigned". Throws for an unknown name. */
export function partnerCountry(ledger: Ledger, deal: Deal): string {
  const [company] = deal.companyIds;
  if (company !== undefined) {
    const index = ledger.companyIndexOfId(company);
    return index === null ? "unassigned" : codeOf(ledger.company(index).country);
  }
  const [contact] = deal.contactIds;
  const person = contact === undefined ? null : ledger.personIndexOfContact(contact);
  return person === null ? "unassigned" : ledger.person(person).country;
}

function codeOf(name: string): string {
  const code = CODES[name];
  if (!code) throw new RangeError(`the truth knows no code of the country "${name}"`);
  return code;
}
