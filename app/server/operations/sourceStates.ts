import { z } from "zod";
import { operations, type SourceState } from "../../shared/operations.ts";
import { type Database, instant, wholeNumber } from "../database.ts";

const shape = operations.shape.sources.element.shape;

const row = z.object({
  source: z.string(),
  state: shape.state,
  failures: wholeNumber,
  next_try_at: instant.nullable(),
  paused_until: instant.nullable(),
  reason: z.string().nullable(),
  reason_code: z.string().nullable(),
  budget: shape.budget,
  budget_at: instant.nullable(),
  warnings: shape.warnings,
});

/** Whether each source is asked at the moment, what it allows, and what is amiss with it. */
export const readSourceStates = (database: Database): Promise<SourceState[]> =>
  database.rows(
    row,
    `select source, state, failures, next_try_at, paused_until, reason, reason_code, budget, budget_at, warnings
     from ingest.source_state order by source`,
  );
