import type pg from "pg";

/** True where a setting was changed since the newest build began, whatever came of it: what it refused is not tried again and again. */
export async function haveSettingsChanged(pool: pg.Pool): Promise<boolean> {
  const { rows } = await pool.query<{ has_changed: boolean }>(
    `with newest as (select landings from app.builds order by build_id desc limit 1)
     select exists (
       select from ingest.landings, newest
       where table_schema = 'settings'
         and landings.landings is distinct from (newest.landings ->> (table_schema || '.' || table_name))::bigint
     ) as has_changed`,
  );
  return rows[0]?.has_changed === true;
}
