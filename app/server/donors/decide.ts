import type pg from "pg";
import type { Author } from "../settings/change.ts";
import { Refusal, refusalOf } from "../settings/refusal.ts";
import { type Member, memberOf } from "./identifier.ts";

type Decision = { kind: "merge" | "apart" | "revoke"; left_key?: string; right_key?: string; revokes?: string };

async function decide(client: pg.ClientBase, decision: Decision, { by, why }: Author): Promise<string> {
  try {
    const { rows } = await client.query<{ decision_id: string }>(
      `insert into settings.donor_decisions (kind, left_key, right_key, revokes, decided_by, why)
       values ($1, $2, $3, $4, $5, $6) returning decision_id`,
      [decision.kind, decision.left_key, decision.right_key, decision.revokes, by, why ?? ""],
    );
    return rows[0]?.decision_id ?? "";
  } catch (error) {
    throw (await refusalOf(client, error)) ?? error;
  }
}

/** Identifiers that decisions in force keep apart from those of a donor, with the decision. */
async function keptApart(client: pg.ClientBase, one: Member, other: Member): Promise<string | null> {
  const { rows } = await client.query<{ decision_id: string }>(
    `select decision_id from settings.donor_decisions as decided
     join intermediate.int_donor_members as lefts on lefts.identity_key = left_key
     join intermediate.int_donor_members as rights on rights.identity_key = right_key
     where kind = 'apart' and not exists (select from settings.donor_decisions where revokes = decided.decision_id)
       and array[lefts.donor_key, rights.donor_key] <@ array[$1, $2] limit 1`,
    [one.donor_key, other.donor_key],
  );
  return rows[0]?.decision_id ?? null;
}

/** Says that two donors are one person, or one organisation. Resolves to the number of the decision. */
export async function mergeDonors(client: pg.ClientBase, left: string, right: string, author: Author): Promise<string> {
  const [one, other] = [await memberOf(client, left), await memberOf(client, right)];
  if (one.donor_key === other.donor_key) throw new Refusal("They are one donor already.");
  if (one.donor_type !== other.donor_type)
    throw new Refusal("A person and an organisation are two donors: link them in the CRM instead.");
  const apart = await keptApart(client, one, other);
  if (apart !== null) throw new Refusal(`Decision ${apart} keeps them apart: undo it first.`);
  return decide(client, { kind: "merge", left_key: one.donor_key, right_key: other.donor_key }, author);
}

/** Says that two identifiers are of different people, whatever records say. Resolves to the number of the decision. */
export async function splitDonor(client: pg.ClientBase, left: string, right: string, author: Author): Promise<string> {
  const [one, other] = [await memberOf(client, left), await memberOf(client, right)];
  return decide(client, { kind: "apart", left_key: one.identity_key, right_key: other.identity_key }, author);
}

/** Takes a decision back; the models follow as if it had never been. */
export async function undoDecision(client: pg.ClientBase, decision_id: string, author: Author): Promise<string> {
  const { rows } = await client.query<{ kind: string; is_revoked: boolean }>(
    `select kind, exists (select from settings.donor_decisions as later where later.revokes = decided.decision_id) as is_revoked
     from settings.donor_decisions as decided where decision_id::text = $1`,
    [decision_id],
  );
  const [decided] = rows;
  if (!decided || decided.kind === "revoke") throw new Refusal(`There is no decision ${decision_id} to take back.`);
  if (decided.is_revoked) throw new Refusal(`Decision ${decision_id} has been taken back already.`);
  return decide(client, { kind: "revoke", revokes: decision_id }, author);
}
