import type pg from "pg";

/** Notes, in the caller's transaction, that rows of a raw table were added or changed. */
export async function noteLanding(
  client: pg.ClientBase,
  { schema, name }: { schema: string; name: string },
): Promise<void> {
  await client.query(
    `insert into ingest.landings as known (table_schema, table_name) values ($1, $2)
     on conflict (table_schema, table_name) do update set landings = known.landings + 1, landed_at = now()`,
    [schema, name],
  );
}

/** How often each raw table was landed in, by "schema.table". */
export type Landings = Readonly<Record<string, number>>;

export async function readLandings(pool: pg.Pool): Promise<Landings> {
  const { rows } = await pool.query<{ landings: Landings }>(
    `select coalesce(jsonb_object_agg(table_schema || '.' || table_name, landings), '{}') as landings from ingest.landings`,
  );
  return rows[0]?.landings ?? {};
}
