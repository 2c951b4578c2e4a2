import { Router } from "express";
import type { SetupStatus } from "../../shared/setup.ts";
import type { Database } from "../database.ts";
import { readSetupFacts } from "./setupFacts.ts";
import { type CubeState, toSetupStatus } from "./setupStatus.ts";

export type ReadSetup = () => Promise<SetupStatus>;

/** Reads how far set-up is, for routes and event streams alike. However many pages ask at once, the database is asked once. */
export function createReadSetup(database: Database, cubeState: () => CubeState): ReadSetup {
  const startedAt = Date.now();
  let reading: ReturnType<typeof readSetupFacts> | null = null;
  return async () => {
    reading ??= readSetupFacts(database).finally(() => {
      reading = null;
    });
    return toSetupStatus(await reading, cubeState(), Date.now() - startedAt);
  };
}

/**
 * GET /healthz, GET /readyz, GET /api/setup: open to all, since they hold counts only. A ready answer names the build that the
 * figures come from, so that whoever started a build can wait for it.
 */
export function setupRoutes(readSetup: ReadSetup, shownBuild: () => number | null): Router {
  const router = Router();
  router.get("/healthz", (_request, response) => {
    response.json({ status: "up" });
  });
  router.get("/readyz", async (_request, response) => {
    const setup = await readSetup();
    if (setup.status === "ready") response.json({ status: "ready", build_id: shownBuild() });
    else response.status(503).json(setup);
  });
  router.get("/api/setup", async (_request, response) => {
    response.json(await readSetup());
  });
  return router;
}
