import { createHmac } from "node:crypto";
import type pg from "pg";
import { SourceError } from "../errors.ts";
import { toLabel } from "../sources/field/label.ts";

type PersonalId = "shopify_customer_id" | "hubspot_contact_id" | "shopify_order_name";

export type Tombstones = {
  hasRecord: (type: PersonalId, id: string | null) => boolean;
  hasEmail: (email: string | null) => boolean;
  /** The address that stands for an e-mail from now on: a salted hash, the same each time. */
  pseudonym: (email: string) => string;
  /** Whether a line property says something that is no personal data, such as the site. */
  keepsProperty: (name: string) => boolean;
};

const domain = "@erased.invalid";
const normalised = (email: string): string => email.trim().toLowerCase();
const isPseudonym = (email: string): boolean => email.endsWith(domain);

/** An e-mail as dbt normalises it, salted and hashed. What is a pseudonym already stays one. */
export function pseudonymOf(salt: string, email: string): string {
  const address = normalised(email);
  if (isPseudonym(address)) return address;
  return `erased-${createHmac("sha256", salt).update(`email:${address}`).digest("hex").slice(0, 40)}${domain}`;
}

const saltMark = (salt: string): string => createHmac("sha256", salt).update("salt").digest("hex");

const wrongSalt = (message: string): SourceError =>
  new SourceError({
    code: "misconfigured",
    message,
    mend: "Set ATOLL_ERASURE_SALT to the value that it had when people were erased: without it they would come back.",
  });

/** Throws where the salt is not the one by which people were erased; keeps it in mind where it is the first. */
export async function assertSalt(client: pg.ClientBase, salt: string): Promise<void> {
  const { rows } = await client.query<{ id_value: string }>(
    `with first as (
       insert into ingest.tombstones (id_type, id_value, requested_by, why)
       select 'salt', $1, 'Atoll', 'to know the salt again' where not exists (select from ingest.tombstones) returning id_value
     )
     select id_value from first union all select id_value from ingest.tombstones where id_type = 'salt'`,
    [saltMark(salt)],
  );
  if (rows[0]?.id_value !== saltMark(salt))
    throw wrongSalt("ATOLL_ERASURE_SALT is not the one by which people were erased.");
}

/** What is known of erased people; null where nobody was erased. Read it while holding the work lock, which erasing takes too. */
export async function readTombstones(client: pg.ClientBase, salt: string | null): Promise<Tombstones | null> {
  const { rows } = await client.query<{ id_type: string; id_value: string }>(
    "select id_type, id_value from ingest.tombstones",
  );
  if (rows.length === 0) return null;
  if (salt === null) throw wrongSalt("People were erased, and ATOLL_ERASURE_SALT is not set.");
  await assertSalt(client, salt);
  const known = new Set(rows.map(({ id_type, id_value }) => `${id_type}:${id_value}`));
  const kept = await client.query<{ property_name: string }>(
    "select property_name from settings.line_properties where meaning = 'site'",
  );
  const labels = new Set(kept.rows.map(({ property_name }) => toLabel(property_name)));
  return {
    hasRecord: (type, id) => id !== null && known.has(`${type}:${id}`),
    hasEmail: (email) => email !== null && known.has(`email:${pseudonymOf(salt, email)}`),
    pseudonym: (email) => pseudonymOf(salt, email),
    keepsProperty: (name) => labels.has(toLabel(name)),
  };
}
