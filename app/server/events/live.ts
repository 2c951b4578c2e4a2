import type { Logger } from "pino";
import type { ServerEvent } from "../../shared/events.ts";
import type { Freshness } from "../../shared/freshness.ts";
import type { SetupStatus } from "../../shared/setup.ts";
import { livingSessions } from "../auth/sessions.ts";
import type { Database } from "../database.ts";
import type { Hub } from "./hub.ts";
import { createListener, type Notification } from "./listener.ts";
import { paced } from "./paced.ts";

type Options = {
  connectionString: string;
  database: Database;
  hub: Hub;
  log: Logger;
  readFreshness(): Promise<Freshness>;
  readSetup(): Promise<SetupStatus>;
  /** Brings Cube to the newest published build. */
  advanceCube(): Promise<void>;
  heartbeatMs?: number;
};

/** Keeps open pages up to date: hears the database, reads the tables again, and sends what changed. */
export function createLive(options: Options) {
  const { connectionString, database, hub, log, readFreshness, readSetup, advanceCube, heartbeatMs = 20_000 } = options;
  let lastSent = "";
  let wasReady = false;
  let heartbeat: NodeJS.Timeout | null = null;

  const presentState = async (): Promise<ServerEvent[]> => {
    const [freshness, setup] = await Promise.all([readFreshness(), readSetup()]);
    const events: ServerEvent[] = [{ type: "freshness", freshness }];
    return setup.status === "ready" ? events : [{ type: "setup", setup }, ...events];
  };

  const send = async () => {
    if (hub.size() === 0) return;
    const [freshness, setup] = await Promise.all([readFreshness(), readSetup()]);
    const isReady = setup.status === "ready";
    const text = JSON.stringify([freshness, setup]);
    if (text === lastSent) return;
    lastSent = text;
    // Pages that wait for set-up must hear of its end too.
    if (!isReady || !wasReady) hub.broadcast({ type: "setup", setup });
    wasReady = isReady;
    hub.broadcast({ type: "freshness", freshness });
  };

  const sending = paced(250, async () => {
    try {
      await send();
    } catch (error) {
      log.warn({ err: error }, "open pages could not be told what changed");
    }
  });

  const hear = ({ type }: Notification) => {
    sending.ask();
    if (type !== "sync") void advanceCube();
  };

  const listener = createListener({
    connectionString,
    log,
    onNotification: hear,
    onConnect: () => {
      sending.ask();
      void advanceCube();
    },
  });

  // Time alone makes a source stale and ends sessions, and a sign-out may happen at another copy of this server.
  const beat = async () => {
    hub.beat();
    sending.ask();
    void advanceCube();
    const sessionIds = hub.sessionIds();
    if (sessionIds.length === 0) return;
    try {
      const living = await livingSessions(database, sessionIds);
      for (const sessionId of sessionIds) if (!living.has(sessionId)) hub.endSession(sessionId);
    } catch (error) {
      log.warn({ err: error }, "open sessions could not be checked");
    }
  };

  return {
    presentState,
    /** To be called when something changed that the database does not announce. */
    changed: sending.ask,
    async start() {
      heartbeat = setInterval(beat, heartbeatMs);
      await listener.start();
    },
    async close() {
      if (heartbeat) clearInterval(heartbeat);
      sending.close();
      hub.endAll();
      await listener.close();
    },
  };
}
