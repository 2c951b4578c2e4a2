import { createHash } from "node:crypto";
import type pg from "pg";
import { Refusal } from "../settings/refusal.ts";

/** One identifier of a donor as the published build has it; `identity_key` names it in decisions. */
export type Member = { identity_key: string; donor_key: string; donor_type: string };

const types = ["shopify_customer_id", "hubspot_contact_id", "hubspot_company_id", "email"];

/** The key by which decisions name an identifier, as int_donor_members makes it. */
export const identityKey = (type: string, value: string): string =>
  createHash("md5").update(`${type}:${value}`).digest("hex");

/** The key that a person means: a donor_key as it is, an e-mail, or `kind:id` such as shopify_customer_id:12. */
function keyOf(written: string): string {
  if (/^[0-9a-f]{32}$/.test(written)) return written;
  const [, type, value] = /^([a-z_]+):(.+)$/.exec(written) ?? [];
  if (type !== undefined && value !== undefined && types.includes(type))
    return identityKey(type, type === "email" ? value.trim().toLowerCase() : value.trim());
  if (written.includes("@")) return identityKey("email", written.trim().toLowerCase());
  throw new Refusal(`"${written}" names no donor: write a donor_key, an e-mail, or one of ${types.join(":…, ")}:….`);
}

export async function memberOf(client: pg.ClientBase, written: string): Promise<Member> {
  const { rows } = await client.query<Member>(
    "select identity_key, donor_key, donor_type from intermediate.int_donor_members where identity_key = $1",
    [keyOf(written)],
  );
  const [member] = rows;
  if (!member) throw new Refusal(`No donor is known as "${written}".`);
  return member;
}
