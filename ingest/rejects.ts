import type pg from "pg";
import { toJson } from "./copyText.ts";

export type Reject = { record_key: string | null; field: string; reason: string; payload: unknown };

/**
 * Keeps records that could not be read, with what was wrong, in the transaction that lands their neighbours. The same
 * fault of the same record, met again in an overlap, replaces its earlier row.
 */
export async function keepRejects(
  client: pg.ClientBase,
  origin: { run_id: string | null; source: string; stream: string },
  rejects: readonly Reject[],
): Promise<void> {
  for (const { record_key, field, reason, payload } of rejects) {
    await client.query(
      `delete from ingest.rejects where source = $1 and stream = $2 and record_key = $3 and field = $4 and reason = $5`,
      [origin.source, origin.stream, record_key, field, reason],
    );
    await client.query(
      `insert into ingest.rejects (run_id, source, stream, record_key, field, reason, payload)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [origin.run_id, origin.source, origin.stream, record_key, field, reason, toJson(payload)],
    );
  }
}
