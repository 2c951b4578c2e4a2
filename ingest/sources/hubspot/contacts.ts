import { hubspotStream } from "./hubspotStream.ts";

/** Contacts alone keep their change date in `lastmodifieddate`; `hs_lastmodifieddate` is empty on them. */
export const contacts = hubspotStream({
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
    "hs_additional_emails",
    "hs_merged_object_ids",
    "hs_analytics_source",
    "hs_email_optout",
    "createdate",
    "lastmodifieddate",
    "hs_object_id",
  ],
  associated: ["companies"],
});
