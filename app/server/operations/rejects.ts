import { z } from "zod";
import type { Rejects } from "../../shared/operations.ts";
import { type Database, instant, isMissingTable, wholeNumber } from "../database.ts";

const pageSize = 25;
/** A note of megabytes is no help on a page; what is kept stays whole. */
const payloadCharacters = 20_000;

const row = z.object({
  reject_id: wholeNumber,
  run_id: wholeNumber.nullable(),
  source: z.string(),
  stream: z.string(),
  record_key: z.string().nullable(),
  field: z.string(),
  reason: z.string(),
  payload: z.string(),
  is_payload_cut: z.boolean(),
  rejected_at: instant,
});

export const rejectsQuestion = z.object({
  source: z.string().max(100).optional(),
  stream: z.string().max(100).optional(),
  before: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER).optional(),
});

/** A page of the records kept aside, newest first. */
export async function readRejects(database: Database, asked: z.infer<typeof rejectsQuestion>): Promise<Rejects> {
  try {
    const rows = await database.rows(
      row,
      `select reject_id, run_id, source, stream, record_key, field, reason, left(pretty, $4) as payload,
         length(pretty) > $4 as is_payload_cut, rejected_at
       from (
         select rejects.*, jsonb_pretty(payload) as pretty from ingest.rejects
         where ($1::text is null or source = $1) and ($2::text is null or stream = $2)
           and ($3::bigint is null or reject_id < $3)
         order by reject_id desc limit $5
       ) as page order by reject_id desc`,
      [asked.source ?? null, asked.stream ?? null, asked.before ?? null, payloadCharacters, pageSize + 1],
    );
    const rejects = rows.slice(0, pageSize);
    return { rejects, next_before: rows.length > pageSize ? (rejects.at(-1)?.reject_id ?? null) : null };
  } catch (error) {
    if (!isMissingTable(error)) throw error;
    return { rejects: [], next_before: null };
  }
}
