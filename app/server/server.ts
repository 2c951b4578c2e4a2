import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Logger } from "pino";
import { createApp } from "./app.ts";
import { createClock } from "./clock.ts";
import { createEngine, type EngineCube } from "./cube/engine.ts";
import { overviewQuestions } from "./cube/overviewQuestions.ts";
import { createDatabase } from "./database.ts";
import { type ServerEnv, StartError } from "./env.ts";
import { createHub } from "./events/hub.ts";
import { createLive } from "./events/live.ts";
import { readFreshness, readPublished } from "./freshness/readFreshness.ts";
import { createSyncQueue } from "./freshness/syncQueue.ts";
import { createOrganisation } from "./organisation.ts";
import { createReadSetup } from "./setup/routes.ts";

function listen(
  server: Server,
  { ATOLL_PORT: port, ATOLL_HOST: host }: { ATOLL_PORT: number; ATOLL_HOST: string },
): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EADDRINUSE")
        reject(
          new StartError(`Port ${port} is in use: end the program that holds it, or choose another with ATOLL_PORT.`),
        );
      else if (error.code === "EACCES")
        reject(new StartError(`Port ${port} may not be opened by this user: choose one above 1023 with ATOLL_PORT.`));
      else if (error.code === "EADDRNOTAVAIL" || error.code === "ENOTFOUND")
        reject(
          new StartError(`ATOLL_HOST=${host} is no address of this machine: use 127.0.0.1, or an address it has.`),
        );
      else reject(error);
    });
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
  });
}

/** Ends a server within `graceMs`: answers under way are finished, then what is left is cut. */
function drain(server: Server, graceMs: number): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), graceMs);
    server.close(() => {
      clearTimeout(cut);
      resolve();
    });
    server.closeIdleConnections();
  });
}

export type RunningServer = { port: number; close(): Promise<void> };

/**
 * Starts the web server and returns once it listens. Cube starts beside it; until then, and while there are no figures yet,
 * the server answers how far set-up is. Throws StartError where the port cannot be had.
 */
export async function startServer(options: {
  env: ServerEnv;
  log: Logger;
  createCube(clock: { now(): Date; zone(): string }): Promise<EngineCube>;
  siteFolder: string;
}): Promise<RunningServer> {
  const { env, log, createCube, siteFolder } = options;
  const clock = createClock(env.ATOLL_NOW);
  const database = createDatabase(env.DATABASE_URL, log);
  const organisation = createOrganisation(database);
  const hub = createHub();
  const syncQueue = createSyncQueue(database, log);
  const freshness = () => readFreshness(database, env.ATOLL_SYNC_MINUTES, engine.served());
  const engine = createEngine({
    create: () => createCube({ now: clock.now, zone: () => organisation.known().time_zone }),
    // A published build is one of the settings as they are now.
    readPublished: async () => {
      await organisation.read();
      return readPublished(database);
    },
    warmQueries: () => {
      const { time_zone, fiscal_year_start } = organisation.known();
      return overviewQuestions(clock.today(time_zone), fiscal_year_start);
    },
    log,
    onState: () => live.changed(),
    onServed: (published_at) => hub.broadcast({ type: "published", published_at }),
  });
  const readSetup = createReadSetup(database, engine.state);
  const live = createLive({
    connectionString: env.DATABASE_URL,
    database,
    hub,
    log,
    readFreshness: freshness,
    readSetup,
    advanceCube: engine.advance,
  });

  const app = createApp({
    env,
    log,
    database,
    clock,
    organisation,
    hub,
    syncQueue,
    readSetup,
    shownBuild: () => engine.served()?.build_id ?? null,
    readFreshness: freshness,
    presentState: live.presentState,
    cubeHandler: engine.handler,
    siteFolder,
  });
  const server = createServer(app);
  const port = await listen(server, env);
  await live.start();
  void engine.advance();

  return {
    port,
    async close() {
      await live.close();
      await Promise.all([drain(server, 1_500), engine.release(), syncQueue.close()]);
      await database.close();
    },
  };
}
