import type pg from "pg";
import { inTransaction } from "../ingest/database.ts";
import type { Identifiers, Wish } from "../ingest/privacy/erase.ts";
import { erase } from "../ingest/privacy/erase.ts";

/** Everything by which the person meant is known: by a donor_key, an e-mail, or `kind:id` such as hubspot_contact_id:9. */
async function identifiersOf(client: pg.ClientBase, written: string): Promise<Identifiers> {
  const [, type, id] = /^(shopify_customer_id|hubspot_contact_id|email):(.+)$/.exec(written) ?? [];
  const email = type === "email" ? id : written.includes("@") ? written : undefined;
  const { rows } = await client.query<{ id_type: string; id_value: string; donor_type: string }>(
    `select id_type, id_value, donor_type from intermediate.int_donor_members
     where donor_key in (
       select donor_key from intermediate.int_donor_members
       where donor_key = $1 or id_type = $2 and id_value = $3
     )`,
    [written, email === undefined ? type : "email", email === undefined ? id : email.trim().toLowerCase()],
  );
  if (rows.some(({ donor_type }) => donor_type !== "person"))
    throw new Error("An organisation is no person: there is nothing to erase.");
  const of = (kind: string): string[] => rows.flatMap(({ id_type, id_value }) => (id_type === kind ? [id_value] : []));
  const who: Identifiers = {
    emails: [...new Set([...of("email"), ...(email === undefined ? [] : [email.trim().toLowerCase()])])],
    shopify_customer_ids: of("shopify_customer_id"),
    hubspot_contact_ids: of("hubspot_contact_id"),
  };
  // Somebody who gave nothing, such as a recipient, is known by an address alone.
  if (rows.length === 0 && email === undefined)
    throw new Error(`No donor is known as "${written}": write a donor_key, an e-mail or kind:id.`);
  return who;
}

/** Erases a person and says what was done. Call it while holding the work lock. Throws with words for the person who asked. */
export async function eraseDonor(pool: pg.Pool, written: string, wish: Wish, salt: string | null): Promise<string> {
  if (wish.why.trim() === "") throw new Error('Say why: --why "asked on 3 March".');
  if (salt === null)
    throw new Error("ATOLL_ERASURE_SALT is not set: without it an erased person would come back with the next sync.");
  const client = await pool.connect();
  try {
    const who = await identifiersOf(client, written);
    const changed = await inTransaction(client, () => erase(client, { salt, who, wish }));
    const known = who.emails.length + who.shopify_customer_ids.length + who.hubspot_contact_ids.length;
    return `Erased: ${known} identifiers in ${changed} rows. Amounts stay. Ask the shop and the CRM to forget the person too.`;
  } finally {
    client.release();
  }
}
