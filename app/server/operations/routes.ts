import { type RequestHandler, Router } from "express";
import { z } from "zod";
import { sourceName } from "../../shared/sources.ts";
import { sessionOf } from "../auth/guard.ts";
import type { Database } from "../database.ts";
import { HttpError } from "../errors.ts";
import { readOperations } from "./readOperations.ts";
import { readRejects, rejectsQuestion } from "./rejects.ts";
import { readFullReading, readStreamRuns } from "./streamRuns.ts";

// Rejected records hold names and addresses as they came from the source.
const requireAdministrator: RequestHandler = (request, _response, next) => {
  if (sessionOf(request).role !== "administrator")
    throw new HttpError(403, "administrators_only", "Only administrators may see this. Ask one of them.");
  next();
};

function parsed<Shape extends z.ZodType>(shape: Shape, value: unknown): z.infer<Shape> {
  const result = shape.safeParse(value);
  if (result.success) return result.data;
  throw new HttpError(400, "invalid_request", `The request could not be read: ${z.prettifyError(result.error)}`);
}

/** GET /api/operations, and its parts that are asked for when they are opened: a run's streams, rejects, a full reading's cost. */
export function operationsRoutes(options: {
  requireSession: RequestHandler;
  database: Database;
  syncMinutes: number;
}): Router {
  const { requireSession, database, syncMinutes } = options;
  const router = Router();
  router.use("/api/operations", requireSession, requireAdministrator);
  router.get("/api/operations", async (_request, response) => {
    response.json(await readOperations(database, syncMinutes));
  });
  router.get("/api/operations/runs/:run_id", async (request, response) => {
    const { run_id } = parsed(z.object({ run_id: z.coerce.number().int().positive() }), request.params);
    response.json({ streams: await readStreamRuns(database, run_id) });
  });
  router.get("/api/operations/rejects", async (request, response) => {
    response.json(await readRejects(database, parsed(rejectsQuestion, request.query)));
  });
  router.get("/api/operations/full-reading", async (request, response) => {
    const { source } = parsed(z.object({ source: sourceName }), request.query);
    response.json(await readFullReading(database, source));
  });
  return router;
}
