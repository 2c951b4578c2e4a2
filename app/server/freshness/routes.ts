import { type RequestHandler, Router } from "express";
import type { Freshness } from "../../shared/freshness.ts";
import { sessionOf } from "../auth/guard.ts";
import type { SyncQueue } from "./syncQueue.ts";

/** GET /api/freshness, POST /api/sync. */
export function freshnessRoutes(options: {
  requireSession: RequestHandler;
  readFreshness(): Promise<Freshness>;
  syncQueue: SyncQueue;
}): Router {
  const { requireSession, readFreshness, syncQueue } = options;
  const router = Router();
  router.get("/api/freshness", requireSession, async (_request, response) => {
    response.json(await readFreshness());
  });
  router.post("/api/sync", requireSession, async (request, response) => {
    response.status(202).json(await syncQueue.request(sessionOf(request).user_id));
  });
  return router;
}
