import type pg from "pg";
import { z } from "zod";
import { quoteName } from "../database.ts";
import type { Reject } from "../rejects.ts";

export type LandedTable = { schema: string; name: string };

const qualified = ({ schema, name }: LandedTable): string => `${quoteName(schema)}.${quoteName(name)}`;

export async function isThere(client: pg.ClientBase, table: LandedTable): Promise<boolean> {
  const result = await client.query<{ is_there: boolean }>("select to_regclass($1) is not null as is_there", [
    qualified(table),
  ]);
  return result.rows[0]?.is_there === true;
}

export type Arrival = { rows: number; newest: string | null };

/**
 * Rows that arrived since `cursor`, the newest arrival that was counted before: whoever started the job that brought them.
 * A row updated in place counts again, since its time of extraction moves. The cursor keeps microseconds, so that none is
 * counted twice.
 */
export async function countArrivals(
  client: pg.ClientBase,
  table: LandedTable,
  cursor: string | null,
): Promise<Arrival> {
  const result = await client.query<{ rows: string; newest: string | null }>(
    `select count(*) as rows,
       to_char(max("_airbyte_extracted_at") at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as newest
     from ${qualified(table)} where "_airbyte_extracted_at" > coalesce($1::timestamptz, '-infinity')`,
    [cursor],
  );
  return { rows: Number(result.rows[0]?.rows ?? 0), newest: result.rows[0]?.newest ?? cursor };
}

const change = z.looseObject({
  field: z.string(),
  change: z.string().nullish(),
  reason: z.string().nullish(),
});
const mostRejects = 500;

/** Fields that Airbyte could not land as they were (too long, of another type) and emptied or cut, as it notes them itself. */
export async function readChanges(client: pg.ClientBase, table: LandedTable, cursor: string | null): Promise<Reject[]> {
  const result = await client.query<{ record: Record<string, unknown>; change: unknown }>(
    `select to_jsonb(landed) - '_airbyte_meta' as record, change
     from ${qualified(table)} as landed
     cross join lateral jsonb_array_elements(
       case when jsonb_typeof("_airbyte_meta" -> 'changes') = 'array' then "_airbyte_meta" -> 'changes' else '[]' end
     ) as change
     where "_airbyte_extracted_at" > coalesce($1::timestamptz, '-infinity') limit ${mostRejects}`,
    [cursor],
  );
  return result.rows.flatMap(({ record, change: noted }) => {
    const read = change.safeParse(noted).data;
    if (!read) return [];
    const key = record.id ?? record.pipelineId;
    return [
      {
        record_key: key === undefined || key === null ? null : String(key),
        field: read.field,
        reason: `Airbyte: ${[read.change, read.reason].filter(Boolean).join(", ").toLowerCase().replaceAll("_", " ")}`,
        payload: record,
      },
    ];
  });
}
