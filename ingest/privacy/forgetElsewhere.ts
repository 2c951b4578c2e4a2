import { createHash } from "node:crypto";
import type pg from "pg";
import type { Identifiers } from "./erase.ts";
import { pseudonymOf } from "./tombstones.ts";

const keyOf = (email: string): string => createHash("md5").update(`email:${email}`).digest("hex");

/**
 * What is told of people outside raw tables: records kept aside, deliveries of webhooks, and keys that were made of their addresses. An
 * unsalted hash of an address is as good as the address, so such keys become those of the pseudonym, which the next build gives too.
 */
export async function forgetElsewhere(client: pg.ClientBase, salt: string, { emails }: Identifiers): Promise<number> {
  const patterns = emails.map((email) => `%${email.replace(/[\\%_]/g, "\\$&")}%`);
  const rejects = await client.query(
    `update ingest.rejects set payload = '{"erased": true}', replay_payload = null,
       closed_at = coalesce(closed_at, now()), outcome = coalesce(outcome, 'dismissed'), closing_note = coalesce(closing_note, 'The person was erased.')
     where payload::text ilike any($1) or replay_payload::text ilike any($1)`,
    [patterns],
  );
  const deliveries = await client.query("update ingest.webhook_inbox set body = null where body ilike any($1)", [
    patterns,
  ]);
  await client.query("select set_config('atoll.erasing', 'on', true)");
  for (const email of emails) {
    const keys = [keyOf(email), keyOf(pseudonymOf(salt, email))];
    await client.query("update settings.donor_decisions set left_key = $2 where left_key = $1", keys);
    await client.query("update settings.donor_decisions set right_key = $2 where right_key = $1", keys);
    // It goes on from what is served, and is made of nothing else.
    const { rows } = await client.query("select to_regclass('marts.dim_donor_history') is not null as is_there");
    if (rows[0].is_there)
      await client.query("update marts.dim_donor_history set donor_key = $2 where donor_key = $1", keys);
  }
  return (rejects.rowCount ?? 0) + (deliveries.rowCount ?? 0);
}
