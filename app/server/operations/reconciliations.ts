import { z } from "zod";
import { type Reconciliation, reconciliations } from "../../shared/reconciliations.ts";
import { type Database, instant, wholeNumber } from "../database.ts";
import { problemOf } from "../freshness/problem.ts";

const shownDays = 14;
const most = 500;

const shape = reconciliations.shape.reconciliations.element.omit({ problem: true, problem_code: true }).shape;
const row = z.object({
  ...shape,
  run_id: wholeNumber,
  started_at: instant,
  finished_at: instant,
  source_rows: wholeNumber.nullable(),
  raw_rows: wholeNumber.nullable(),
  surplus_rows: wholeNumber,
  missing_rows: wholeNumber,
  stale_rows: wholeNumber,
  deleted_rows: wholeNumber,
  repaired_rows: wholeNumber,
  rejected_rows: wholeNumber,
  error_code: z.string().nullable(),
  error_message: z.string().nullable(),
});

/** What comparing each stream with its source found and did on the last days it was done, newest first. */
export async function readReconciliations(database: Database): Promise<Reconciliation[]> {
  const rows = await database.rows(
    row,
    `select to_char(day, 'YYYY-MM-DD') as day, run_id, source, stream, status, started_at, finished_at, source_rows, raw_rows,
       surplus_rows, missing_rows, stale_rows, deleted_rows, repaired_rows, rejected_rows, surplus_ids, missing_ids, stale_ids,
       months, error_code, error_message
     from ingest.reconciliations where day > (select max(day) from ingest.reconciliations) - ${shownDays}
     order by started_at desc limit ${most}`,
  );
  return rows.map(({ error_code, error_message, ...own }) => ({
    ...own,
    ...(own.status === "failed"
      ? problemOf({ source: own.source, stream: own.stream, error_code, error_message })
      : { problem: null, problem_code: null }),
  }));
}
