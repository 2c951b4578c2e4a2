import { standardStream } from "./hubspotStream.ts";

export const companies = standardStream({
  object: "companies",
  modified: "hs_lastmodifieddate",
  properties: [
    "name",
    "domain",
    "country",
    "industry",
    "hubspot_owner_id",
    "hs_merged_object_ids",
    "hs_additional_domains",
    "createdate",
    "hs_lastmodifieddate",
    "hs_object_id",
  ],
  associated: [],
});
