import compression from "compression";
import express, { type Express, type RequestHandler } from "express";
import type { Logger } from "pino";
import type { ServerEvent } from "../shared/events.ts";
import type { Freshness } from "../shared/freshness.ts";
import { requireSession } from "./auth/guard.ts";
import { authRoutes } from "./auth/routes.ts";
import type { Clock } from "./clock.ts";
import { cubeTokenRoute } from "./cube/token.ts";
import type { Database } from "./database.ts";
import type { ServerEnv } from "./env.ts";
import { errorHandler } from "./errors.ts";
import type { Hub } from "./events/hub.ts";
import { eventRoutes } from "./events/routes.ts";
import { freshnessRoutes } from "./freshness/routes.ts";
import type { SyncQueue } from "./freshness/syncQueue.ts";
import { modelRoutes } from "./models/routes.ts";
import { operationsRoutes } from "./operations/routes.ts";
import type { ReadOrganisation } from "./organisation.ts";
import { refuseOtherSites, securityHeaders } from "./security.ts";
import { type ReadSetup, setupRoutes } from "./setup/routes.ts";
import { siteRoutes } from "./site.ts";
import { webhookRoutes } from "./webhooks/routes.ts";

// The path only: the address of the sign-in page holds a secret in its query.
const requestLog =
  (log: Logger): RequestHandler =>
  (request, response, next) => {
    const from = performance.now();
    response.once("close", () =>
      log.debug(
        {
          method: request.method,
          path: request.path,
          status: response.statusCode,
          ms: Math.round(performance.now() - from),
        },
        "request",
      ),
    );
    next();
  };

const neverCached: RequestHandler = (_request, response, next) => {
  response.set("cache-control", "no-store");
  next();
};

export type AppParts = {
  env: ServerEnv;
  log: Logger;
  database: Database;
  clock: Clock;
  organisation: ReadOrganisation;
  hub: Hub;
  syncQueue: SyncQueue;
  readSetup: ReadSetup;
  /** The build that Cube answers from, null before the first. */
  shownBuild(): number | null;
  readFreshness(): Promise<Freshness>;
  presentState(): Promise<ServerEvent[]>;
  cubeHandler: RequestHandler;
  siteFolder: string;
};

/** Puts the parts together in the order that requests meet them. */
export function createApp(parts: AppParts): Express {
  const { env, log, database, clock, organisation, hub, syncQueue, readSetup, readFreshness, presentState } = parts;
  const guard = requireSession(database, env.publicUrl);
  const app = express();
  app.disable("x-powered-by");
  // A reverse proxy on this machine says who asks; nobody else is believed.
  app.set("trust proxy", "loopback");
  app.use(requestLog(log), securityHeaders(env.publicUrl), compression());
  app.use(parts.cubeHandler);
  app.use(
    webhookRoutes({
      database,
      log,
      secrets: { shopify: env.SHOPIFY_WEBHOOK_SECRET, hubspot: env.HUBSPOT_CLIENT_SECRET },
      publicUrl: env.publicUrl,
      ingest: env.ATOLL_INGEST,
    }),
  );
  app.use("/api", neverCached, refuseOtherSites);
  // A mended record comes whole.
  app.use("/api/operations/rejects", express.json({ limit: "2mb" }));
  app.use("/api", express.json({ limit: "64kb" }));
  app.use(["/healthz", "/readyz"], neverCached);
  app.use(setupRoutes(readSetup, parts.shownBuild));
  app.use(authRoutes({ database, env, clock, organisation, requireSession: guard, onSessionEnd: hub.endSession }));
  app.use(cubeTokenRoute(guard, env.ATOLL_CUBE_SECRET));
  app.use(freshnessRoutes({ requireSession: guard, readFreshness, syncQueue }));
  app.use(
    operationsRoutes({
      requireSession: guard,
      database,
      syncQueue,
      syncMinutes: env.ATOLL_SYNC_MINUTES,
      readZone: async () => (await organisation.read()).time_zone,
    }),
  );
  app.use(eventRoutes({ requireSession: guard, hub, presentState }));
  app.use(modelRoutes(database));
  app.use(siteRoutes(parts.siteFolder));
  app.use(errorHandler(log));
  return app;
}
