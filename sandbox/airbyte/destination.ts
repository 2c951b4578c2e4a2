import { randomUUID } from "node:crypto";
import pg from "pg";
import type { AirbyteConnection, LandedRecord, LandedStream } from "./landedTable.ts";

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
const BATCH = 500;
const OWN = [
  ["_airbyte_raw_id", "varchar not null"],
  ["_airbyte_extracted_at", "timestamptz not null"],
  ["_airbyte_meta", "jsonb not null"],
  ["_airbyte_generation_id", "bigint"],
] as const;

const namesOf = (stream: LandedStream): string =>
  [...OWN.map(([name]) => name), ...Object.keys(stream.columns)].map(quoted).join(", ");

export type Landing = {
  /** Takes one batch; resolves once it is in the table (of an overwritten stream, in the one that will replace it). */
  write: (records: readonly LandedRecord[]) => Promise<void>;
  /** Ends the stream: an overwritten table now takes the place of the old one. */
  finish: () => Promise<void>;
};

/**
 * The Postgres destination of Airbyte, version 3: tables in its layout, without primary or unique keys, with plain indexes.
 * Overwritten tables are dropped without CASCADE, so a view that hangs on one makes the sync fail, as it would there.
 */
export function openDestination(databaseUrl: string) {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 2, application_name: "airbyte" });
  pool.on("error", (error) => console.error("sandbox: Airbyte lost its database:", error.message));

  async function createTable(target: string, stream: LandedStream): Promise<void> {
    const columns = [
      ...OWN.map(([column, type]) => `${quoted(column)} ${type}`),
      ...Object.entries(stream.columns).map(([column, type]) => `${quoted(column)} ${type}`),
    ];
    const { rows } = await pool.query<{ is_there: boolean }>("select to_regclass($1) is not null as is_there", [
      target,
    ]);
    if (rows[0]?.is_there) return;
    await pool.query(`create table ${target} (${columns.join(", ")})`);
    const ofDedupe = stream.cursor === null ? [stream.key] : [stream.key, stream.cursor];
    for (const column of ["_airbyte_extracted_at", ...(stream.mode === "dedupe" ? ofDedupe : [])])
      await pool.query(`create index on ${target} (${quoted(column)})`);
  }

  /** Writes rows as they come; of a deduplicated stream the older rows of the same keys go first. */
  async function insert(target: string, stream: LandedStream, rows: readonly LandedRecord[]): Promise<void> {
    const types = Object.entries({ ...Object.fromEntries(OWN), ...stream.columns });
    const arrived = `jsonb_to_recordset($1::jsonb) as arrived (${types
      .map(([name, type]) => `${quoted(name)} ${type.replace(" not null", "")}`)
      .join(", ")})`;
    const values = [JSON.stringify(rows)];
    if (stream.mode === "dedupe")
      await pool.query(
        `delete from ${target} where ${quoted(stream.key)} in (select ${quoted(stream.key)} from ${arrived})`,
        values,
      );
    await pool.query(`insert into ${target} (${namesOf(stream)}) select ${namesOf(stream)} from ${arrived}`, values);
  }

  return {
    async openStream(
      { schema }: AirbyteConnection,
      stream: LandedStream,
      origin: { jobId: number; generation: number; shop_url: string | null },
    ): Promise<Landing> {
      const final = `${quoted(schema)}.${quoted(stream.name)}`;
      const isOverwrite = stream.mode === "overwrite";
      const name = isOverwrite ? `${stream.name}_airbyte_tmp` : stream.name;
      const target = `${quoted(schema)}.${quoted(name)}`;
      await pool.query(`create schema if not exists ${quoted(schema)}`);
      if (isOverwrite) await pool.query(`drop table if exists ${target}`);
      await createTable(target, stream);
      const meta = { sync_id: origin.jobId, changes: [] };
      return {
        async write(records) {
          const _airbyte_extracted_at = new Date().toISOString();
          const rows = records.map((record) => ({
            ...record,
            ...(origin.shop_url ? { shop_url: origin.shop_url } : {}),
            _airbyte_raw_id: randomUUID(),
            _airbyte_extracted_at,
            _airbyte_meta: meta,
            _airbyte_generation_id: origin.generation,
          }));
          for (let start = 0; start < rows.length; start += BATCH)
            await insert(target, stream, rows.slice(start, start + BATCH));
        },
        async finish() {
          if (!isOverwrite) return;
          await pool.query(`drop table if exists ${final}`);
          await pool.query(`alter table ${target} rename to ${quoted(stream.name)}`);
        },
      };
    },
    close: () => pool.end(),
  };
}

export type Destination = ReturnType<typeof openDestination>;
