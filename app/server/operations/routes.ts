import { type RequestHandler, Router } from "express";
import { z } from "zod";
import { sourceName } from "../../shared/sources.ts";
import { sessionOf } from "../auth/guard.ts";
import type { Database } from "../database.ts";
import { HttpError } from "../errors.ts";
import { fieldFileRoutes } from "../fieldFiles/routes.ts";
import type { SyncQueue } from "../freshness/syncQueue.ts";
import { checkRoutes } from "./checkRoutes.ts";
import { readInbox } from "./inbox.ts";
import { parsed } from "./parsed.ts";
import { readOperations } from "./readOperations.ts";
import { readReconciliations } from "./reconciliations.ts";
import { readRejectGroups, readRejectRecord, readRejects, rejectsQuestion } from "./rejects.ts";
import { readRuns, runsQuestion } from "./runs.ts";
import { readFullReading, readStreamRuns } from "./streamRuns.ts";
import { whereTables } from "./whereTables.ts";
import { wishRoutes } from "./wishes.ts";

// Rejected records hold names and addresses as they came from the source.
const requireAdministrator: RequestHandler = (request, _response, next) => {
  if (sessionOf(request).role !== "administrator")
    throw new HttpError(403, "administrators_only", "Only administrators may see this. Ask one of them.");
  next();
};

const withId = (name: string) => z.object({ [name]: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER) });
const costQuestion = z.object({ source: sourceName, stream: z.string().max(100).optional() });

/** GET /api/operations and its parts, which are asked for as they are opened; POST what an administrator wishes done. */
export function operationsRoutes(options: {
  requireSession: RequestHandler;
  database: Database;
  syncQueue: SyncQueue;
  syncMinutes: number;
  readZone: () => Promise<string>;
}): Router {
  const { requireSession, database, syncQueue } = options;
  const router = Router();
  router.use("/api/operations", requireSession, requireAdministrator);
  router.get("/api/operations", async (_request, response) => {
    response.json(await readOperations(database, { ...options, timeZone: await options.readZone() }));
  });
  router.get("/api/operations/runs", async (request, response) => {
    const asked = parsed(runsQuestion, request.query);
    response.json(await whereTables(() => readRuns(database, asked), { runs: [], next_before: null }));
  });
  router.get("/api/operations/runs/:run_id", async (request, response) => {
    const { run_id = 0 } = parsed(withId("run_id"), request.params);
    response.json({ streams: await readStreamRuns(database, run_id) });
  });
  router.get("/api/operations/rejects", async (request, response) => {
    const asked = parsed(rejectsQuestion, request.query);
    response.json(await whereTables(() => readRejects(database, asked), { rejects: [], next_before: null }));
  });
  router.get("/api/operations/rejects/groups", async (_request, response) => {
    response.json(await whereTables(() => readRejectGroups(database), { groups: [] }));
  });
  router.get("/api/operations/rejects/:reject_id", async (request, response) => {
    const { reject_id = 0 } = parsed(withId("reject_id"), request.params);
    const record = await readRejectRecord(database, reject_id);
    if (record === null) throw new HttpError(404, "not_found", "There is no such reject any more.");
    response.json(record);
  });
  router.get("/api/operations/inbox", async (_request, response) => {
    response.json(await whereTables(() => readInbox(database), { sources: [], hours: [], deliveries: [] }));
  });
  router.get("/api/operations/reconciliations", async (_request, response) => {
    response.json({ reconciliations: await whereTables(() => readReconciliations(database), []) });
  });
  router.get("/api/operations/full-reading", async (request, response) => {
    const asked = parsed(costQuestion, request.query);
    response.json(await whereTables(() => readFullReading(database, asked), { rows_read: null, seconds: null }));
  });
  router.use(wishRoutes(database), checkRoutes(database, syncQueue));
  router.use(fieldFileRoutes(database, syncQueue));
  return router;
}
