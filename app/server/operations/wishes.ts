import { type Request, Router } from "express";
import { z } from "zod";
import { retryWish } from "../../shared/inbox.ts";
import { dismissWish, replayWish } from "../../shared/rejects.ts";
import { sessionOf } from "../auth/guard.ts";
import type { Database } from "../database.ts";
import { HttpError } from "../errors.ts";
import { retryDeliveries } from "./inbox.ts";
import { parsed } from "./parsed.ts";
import { dismissRejects, requestReplay } from "./rejectWishes.ts";

const byWhom = (request: Request): string => {
  const { name, email } = sessionOf(request);
  return email ?? name;
};

/** Asks a run under way to stop: noted in the run log for its next heartbeat, and told at once. */
async function stopRun(database: Database, runId: number, by: string): Promise<boolean> {
  const asked = await database.run(
    `update ingest.runs set stop_requested_at = coalesce(stop_requested_at, now()),
       stop_requested_by = coalesce(stop_requested_by, $2)
     where run_id = $1 and status = 'running'`,
    [runId, by],
  );
  if (asked > 0) await database.run("select pg_notify('atoll_stop', $1)", [String(runId)]);
  return asked > 0;
}

/** What an administrator asks to be done; the session and the role have been checked. */
export function wishRoutes(database: Database): Router {
  const router = Router();
  router.post("/api/operations/runs/:run_id/stop", async (request, response) => {
    const { run_id } = parsed(z.object({ run_id: z.coerce.number().int().positive() }), request.params);
    if (!(await stopRun(database, run_id, byWhom(request))))
      throw new HttpError(409, "run_ended", "This run has ended already.");
    response.status(202).end();
  });
  router.post("/api/operations/rejects/replay", async (request, response) => {
    const count = await requestReplay(database, parsed(replayWish, request.body), byWhom(request));
    response.status(202).json({ count });
  });
  router.post("/api/operations/rejects/dismiss", async (request, response) => {
    const count = await dismissRejects(database, parsed(dismissWish, request.body), byWhom(request));
    response.json({ count });
  });
  router.post("/api/operations/inbox/retry", async (request, response) => {
    const { inbox_id } = parsed(retryWish, request.body);
    response.status(202).json({ count: await retryDeliveries(database, inbox_id ?? null) });
  });
  return router;
}
