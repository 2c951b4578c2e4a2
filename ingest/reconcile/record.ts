import type pg from "pg";
import type { Failure } from "../errors.ts";
import type { StreamRun } from "../runLog.ts";
import type { Reconciliation } from "./reconcileStream.ts";

const keptIds = 100;
const few = (keys: readonly string[]): string => JSON.stringify(keys.slice(0, keptIds));

/** Keeps what a comparison found and did, with the ids of the first hundred of each kind. */
export async function keepReconciliation(
  pool: pg.Pool,
  run: StreamRun,
  started_at: Date,
  result: Reconciliation,
): Promise<void> {
  const total = result.months.find(({ month }) => month === null);
  const differing = result.months.filter(
    (month) => month.month !== null && (month.source_rows !== month.raw_rows || month.source_sum !== month.raw_sum),
  );
  await pool.query(
    `insert into ingest.reconciliations (run_id, source, stream, started_at, day, status, source_rows, raw_rows, source_sum,
       raw_sum, missing_rows, surplus_rows, stale_rows, deleted_rows, repaired_rows, rejected_rows, missing_ids, surplus_ids,
       stale_ids, months)
     values ($1, $2, $3, $4, ($4::timestamptz at time zone 'UTC')::date, 'succeeded', $5, $6, $7, $8, $9, $10, $11, $12, $13,
       $14, $15, $16, $17, $18)`,
    [
      run.run_id,
      run.source,
      run.stream,
      started_at,
      total?.source_rows ?? 0,
      total?.raw_rows ?? 0,
      total?.source_sum ?? null,
      total?.raw_sum ?? null,
      result.missing.length,
      result.surplus.length,
      result.stale.length,
      result.deleted,
      result.repaired,
      result.rejected,
      few(result.missing),
      few(result.surplus),
      few(result.stale),
      JSON.stringify(differing),
    ],
  );
}

export async function keepFailedReconciliation(
  pool: pg.Pool,
  run: StreamRun,
  started_at: Date,
  failure: Failure,
): Promise<void> {
  await pool.query(
    `insert into ingest.reconciliations (run_id, source, stream, started_at, day, status, error_code, error_message)
     values ($1, $2, $3, $4, ($4::timestamptz at time zone 'UTC')::date, 'failed', $5, $6)`,
    [run.run_id, run.source, run.stream, started_at, failure.code, failure.message],
  );
}
