import { hubspotStream } from "./hubspotStream.ts";

export const companies = hubspotStream({
  object: "companies",
  modified: "hs_lastmodifieddate",
  properties: [
    "name",
    "domain",
    "country",
    "industry",
    "hubspot_owner_id",
    "createdate",
    "hs_lastmodifieddate",
    "hs_object_id",
  ],
  associated: [],
});
