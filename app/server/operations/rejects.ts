import { z } from "zod";
import { type RejectGroups, type Rejects, rejects as rejectsShape } from "../../shared/rejects.ts";
import { type Database, instant, wholeNumber } from "../database.ts";

const pageSize = 25;
const mostGroups = 200;
/** A note of megabytes is no help on a page; what is kept stays whole. */
const payloadCharacters = 20_000;
/** Longer records are not mended on a page. */
const mendableCharacters = 1_000_000;

/** The field of a group: places in lists are told as `*`. */
export const groupedField = String.raw`regexp_replace(field, '(^|\.)[0-9]+(?=\.|$)', '\1*', 'g')`;

const stateSql = `case when closed_at is not null then 'closed'
  when replay_requested_at is not null and replayed_at is null then 'waiting' else 'open' end`;

const shape = rejectsShape.shape.rejects.element.shape;
const row = z.object({
  ...shape,
  reject_id: wholeNumber,
  run_id: wholeNumber.nullable(),
  rejected_at: instant,
  closed_at: instant.nullable(),
});

export const rejectsQuestion = z.object({
  source: z.string().max(100).optional(),
  stream: z.string().max(100).optional(),
  field: z.string().max(500).optional(),
  reason: z.string().max(2_000).optional(),
  state: z.enum(["open", "closed"]).default("open"),
  before: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER).optional(),
});

/** A page of the records kept aside, newest first. */
export async function readRejects(database: Database, asked: z.infer<typeof rejectsQuestion>): Promise<Rejects> {
  const rows = await database.rows(
    row,
    `select reject_id, run_id, source, stream, record_key, field, reason, left(pretty, $1) as payload,
       length(pretty) > $1 as is_payload_cut, replay_payload is not null as is_mended, rejected_at, ${stateSql} as state,
       replay_field, replay_reason, outcome, closed_at, closed_by, closing_note
     from (
       select rejects.*, jsonb_pretty(payload) as pretty from ingest.rejects
       where (closed_at is not null) = $2 and ($3::text is null or source = $3) and ($4::text is null or stream = $4)
         and ($5::text is null or ${groupedField} = $5) and ($6::text is null or left(reason, 2000) = $6)
         and ($7::bigint is null or reject_id < $7)
       order by reject_id desc limit $8
     ) as page order by reject_id desc`,
    [
      payloadCharacters,
      asked.state === "closed",
      asked.source ?? null,
      asked.stream ?? null,
      asked.field ?? null,
      asked.reason ?? null,
      asked.before ?? null,
      pageSize + 1,
    ],
  );
  const rejects = rows.slice(0, pageSize);
  return { rejects, next_before: rows.length > pageSize ? (rejects.at(-1)?.reject_id ?? null) : null };
}

/** Open rejects, those that are alike as one, the newest first. */
export async function readRejectGroups(database: Database): Promise<RejectGroups> {
  const groups = await database.rows(
    z.object({
      source: z.string(),
      stream: z.string(),
      field: z.string(),
      reason: z.string(),
      count: wholeNumber,
      waiting: wholeNumber,
      refused: wholeNumber,
      oldest_at: instant,
      newest_at: instant,
    }),
    `select source, stream, ${groupedField} as field, left(reason, 2000) as reason, count(*) as count,
       count(*) filter (where ${stateSql} = 'waiting') as waiting,
       count(*) filter (where replay_reason is not null) as refused, min(rejected_at) as oldest_at, max(rejected_at) as newest_at
     from ingest.rejects where closed_at is null group by 1, 2, 3, 4 order by max(rejected_at) desc limit ${mostGroups}`,
  );
  return { groups };
}

/** The whole record of a reject, as it was last mended or as it came; null where there is no such reject. */
export async function readRejectRecord(
  database: Database,
  rejectId: number,
): Promise<{ reject_id: number; payload: string | null } | null> {
  const [record] = await database.rows(
    z.object({ reject_id: wholeNumber, payload: z.string().nullable() }),
    `select reject_id, case when length(pretty) <= ${mendableCharacters} then pretty end as payload
     from (select reject_id, jsonb_pretty(coalesce(replay_payload, payload)) as pretty from ingest.rejects where reject_id = $1) as one`,
    [rejectId],
  );
  return record ?? null;
}
