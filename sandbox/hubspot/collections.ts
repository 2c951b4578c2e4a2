import type { Ngo } from "../ngo/ledger.ts";
import { companyCollection } from "./companies.ts";
import { contactCollection } from "./contacts.ts";
import type { Collections } from "./crmRecord.ts";
import { derivedFrom } from "./crmRecord.ts";
import { dealCollection } from "./deals.ts";
import { lineItemCollection } from "./lineItems.ts";
import { sponsorshipCollection } from "./sponsorships.ts";

export function openCollections(ngo: Ngo): Collections {
  const contacts = contactCollection(ngo);
  return {
    contacts,
    companies: companyCollection(ngo),
    deals: dealCollection(ngo, contacts),
    line_items: lineItemCollection(ngo),
    reef_sponsorship: sponsorshipCollection(ngo),
  };
}

/** The ids of a collection in their own order, which is that of lists. */
export const inIdOrder = derivedFrom((idsByUpdate: Float64Array) => Float64Array.from(idsByUpdate).sort());
