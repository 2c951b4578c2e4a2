import { z } from "zod";
import type { Patch, Scrub } from "./scrub.ts";

// Texts; Airbyte lands numbers and answers of yes or no as what they are.
const properties = z.record(z.string(), z.json());
const textOf = (value: unknown): string | null => (typeof value === "string" && value !== "" ? value : null);
const ids = z.array(z.coerce.string()).nullish();

const prefix = "properties_";

/** What says nothing of who somebody is, and figures are made of. */
const kept = new Set([
  "hs_object_id",
  "createdate",
  "lastmodifieddate",
  "lifecyclestage",
  "hs_analytics_source",
  "hs_merged_object_ids",
  "hs_calculated_merged_vids",
  "hubspot_owner_id",
  "hs_language",
  "country",
]);

export const scrubContact: Scrub = (row, tombstones) => {
  const said = properties.parse(row.properties);
  const email = textOf(said.email);
  const additional = (textOf(said.hs_additional_emails) ?? "").split(";").flatMap((each) => each.trim() || []);
  const emails = [email, ...additional];
  if (!tombstones.hasRecord("hubspot_contact_id", String(row.id)) && !emails.some(tombstones.hasEmail)) return null;
  return withColumns(row, {
    ...Object.fromEntries(Object.entries(said).filter(([name]) => kept.has(name))),
    ...(email ? { email: tombstones.pseudonym(email) } : {}),
    ...(additional.length > 0 ? { hs_additional_emails: additional.map(tombstones.pseudonym).join(";") } : {}),
    hs_email_optout: typeof said.hs_email_optout === "boolean" ? true : "true",
  });
};

/** Airbyte lands each property in a column of its own too. */
function withColumns(row: Readonly<Record<string, unknown>>, scrubbed: z.infer<typeof properties>): Patch {
  const columns = Object.keys(row).filter((name) => name.startsWith(prefix));
  return {
    properties: scrubbed,
    ...Object.fromEntries(columns.map((name) => [name, scrubbed[name.slice(prefix.length)] ?? null])),
  };
}

/** A deal of an erased person and no company is often called by the person's name. */
export const scrubDeal: Scrub = (row, tombstones) => {
  const contacts = ids.parse(row.contacts) ?? [];
  const companies = ids.parse(row.companies) ?? [];
  if (companies.length > 0 || !contacts.some((id) => tombstones.hasRecord("hubspot_contact_id", id))) return null;
  return withColumns(row, { ...properties.parse(row.properties), dealname: "erased", description: null });
};
