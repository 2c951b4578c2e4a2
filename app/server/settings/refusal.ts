import pg from "pg";

/** What was asked cannot be done; the message says in plain words what is wanted instead. */
export class Refusal extends Error {
  override readonly name = "Refusal";
}

const fieldOf = (error: pg.DatabaseError): string => error.column ?? "a value";

/** The refusal that stands behind an error of the database, or null where the error is another. Constraints carry their words as comments. */
export async function refusalOf(client: pg.ClientBase, error: unknown): Promise<Refusal | null> {
  if (!(error instanceof pg.DatabaseError)) return null;
  const because = (message: string): Refusal => new Refusal(message, { cause: error });
  if (error.code?.startsWith("23") && error.constraint) {
    const { rows } = await client.query<{ words: string | null }>(
      "select obj_description(oid, 'pg_constraint') as words from pg_constraint where conname = $1 and connamespace = 'settings'::regnamespace",
      [error.constraint],
    );
    if (rows[0]?.words) return because(rows[0].words);
  }
  if (error.code === "23502") return because(`${fieldOf(error)} must be set.`);
  if (error.code === "23503") return because(`Something else still stands on it: ${error.detail ?? error.message}`);
  if (error.code === "23505") return because(`There is such a row already. ${error.detail ?? ""}`.trim());
  return null;
}
