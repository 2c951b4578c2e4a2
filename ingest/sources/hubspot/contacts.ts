import { standardStream } from "./hubspotStream.ts";

/** Contacts alone keep their change date in `lastmodifieddate`; `hs_lastmodifieddate` is empty on them. */
export const contacts = standardStream({
  object: "contacts",
  modified: "lastmodifieddate",
  properties: [
    "email",
    "firstname",
    "lastname",
    "phone",
    "country",
    "zip",
    "city",
    "lifecyclestage",
    "hubspot_owner_id",
    "hs_language",
    "hs_additional_emails",
    "hs_merged_object_ids",
    "hs_calculated_merged_vids",
    "hs_analytics_source",
    "hs_email_optout",
    "hs_legal_basis",
    "createdate",
    "lastmodifieddate",
    "hs_object_id",
  ],
  // Only accounts with Marketing Hub tell marketing contacts from others.
  optional: ["hs_marketable_status"],
  // One for each kind of e-mail that the account sends, named by its id.
  named: /^hs_email_optout_\d+$/,
  associated: ["companies"],
});
