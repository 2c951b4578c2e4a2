import { Router } from "express";
import { z } from "zod";
import { checkOrder, connectionChecks } from "../../shared/connectionCheck.ts";
import { type Database, instant } from "../database.ts";
import type { SyncQueue } from "../freshness/syncQueue.ts";
import { parsed } from "./parsed.ts";
import { whereTables } from "./whereTables.ts";

const row = z.object({
  source: z.string(),
  checked_at: instant,
  findings: connectionChecks.shape.checks.element.shape.findings,
});

/** What the last connection checks found, and the wish for new ones. The worker has the credentials, so it does them. */
export function checkRoutes(database: Database, queue: Pick<SyncQueue, "requestCheck">): Router {
  const router = Router();
  const sql = `select source, checked_at, findings from ingest.source_state where checked_at is not null order by source desc`;
  router.get("/api/operations/check", async (_request, response) => {
    response.json({ checks: await whereTables(() => database.rows(row, sql), []) });
  });
  router.post("/api/operations/check", async (request, response) => {
    await queue.requestCheck(parsed(checkOrder, request.body ?? {}));
    response.status(202).end();
  });
  return router;
}
