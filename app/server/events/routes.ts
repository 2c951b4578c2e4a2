import { type RequestHandler, Router } from "express";
import type { ServerEvent } from "../../shared/events.ts";
import { sessionOf } from "../auth/guard.ts";
import { HttpError } from "../errors.ts";
import type { Hub } from "./hub.ts";

/** GET /api/events: the present state at once, then every change, as server-sent events. */
export function eventRoutes(options: {
  requireSession: RequestHandler;
  hub: Hub;
  presentState(): Promise<ServerEvent[]>;
}): Router {
  const { requireSession, hub, presentState } = options;
  const router = Router();
  router.get("/api/events", requireSession, async (request, response) => {
    const events = await presentState();
    if (request.destroyed) return;
    if (!hub.add(sessionOf(request).session_id, response))
      throw new HttpError(503, "too_many_streams", "Too many pages are open at once. Close some and reload.");
    response.writeHead(200, {
      "content-type": "text/event-stream; charset=utf-8",
      // `no-transform` also keeps the compression middleware from holding events back.
      "cache-control": "no-store, no-transform",
      "x-accel-buffering": "no",
    });
    response.write("retry: 3000\n\n");
    for (const event of events) response.write(`data: ${JSON.stringify(event)}\n\n`);
  });
  return router;
}
