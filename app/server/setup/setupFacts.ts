import { z } from "zod";
import { syncProgress } from "../../shared/freshness.ts";
import { type Database, isMissingTable, wholeNumber } from "../database.ts";
import { problemOf, streamOutcome } from "../freshness/problem.ts";
import type { RunStream, SetupFacts } from "./setupStatus.ts";

const runRow = z.object({ run_id: wholeNumber, status: syncProgress.shape.status });

const streamRow = streamOutcome.extend({
  status: syncProgress.shape.streams.element.shape.status,
  rows_read: wholeNumber,
  expected_rows: wholeNumber.nullable(),
});

const buildRow = z.object({
  status: z.enum(["running", "succeeded", "failed"]),
  nodes_done: z.number(),
  nodes_total: z.number(),
  failed_nodes: z.number(),
});

// Schema `ingest` belongs to another program, which may not have migrated yet: then there is simply no run.
async function readRun(database: Database): Promise<SetupFacts["run"]> {
  try {
    const [run] = await database.rows(runRow, `select run_id, status from ingest.runs order by run_id desc limit 1`);
    if (!run) return null;
    const streams = await database.rows(
      streamRow,
      `select source, stream, status, rows_read, expected_rows, error_code, error_message
       from ingest.stream_runs where run_id = $1 order by source desc, stream`,
      [run.run_id],
    );
    return {
      status: run.status,
      streams: streams.map(({ source, stream, status, rows_read, expected_rows, ...outcome }): RunStream => {
        const failure =
          status === "failed" ? problemOf({ source, stream, ...outcome }) : { problem: null, problem_code: null };
        return { source, stream, status, rows: rows_read, expected_rows, ...failure };
      }),
    };
  } catch (error) {
    if (isMissingTable(error)) return null;
    throw error;
  }
}

/** What the tables say about the first set-up. */
export async function readSetupFacts(database: Database): Promise<SetupFacts> {
  const run = await readRun(database);
  try {
    const [build] = await database.rows(
      buildRow,
      `select status, nodes_done, nodes_total, jsonb_array_length(failures) as failed_nodes
       from app.builds order by build_id desc limit 1`,
    );
    const published = await database.run(`select from app.builds where status = 'succeeded' limit 1`);
    return { is_migrated: true, run, build: build ?? null, is_published: published > 0 };
  } catch (error) {
    if (isMissingTable(error)) return { is_migrated: false, run, build: null, is_published: false };
    throw error;
  }
}
