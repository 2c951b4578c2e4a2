import { type RequestHandler, Router } from "express";
import type { Freshness } from "../../shared/freshness.ts";
import { syncOrder } from "../../shared/operations.ts";
import { sessionOf } from "../auth/guard.ts";
import { HttpError } from "../errors.ts";
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
    const order = syncOrder.safeParse(request.body ?? {});
    if (!order.success) throw new HttpError(400, "invalid_request", "There is no such sync to ask for.");
    response.status(202).json(await syncQueue.request(sessionOf(request).user_id, order.data));
  });
  return router;
}
