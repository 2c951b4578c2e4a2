import pg from "pg";
import type { Logger } from "pino";
import { z } from "zod";

const notification = z.discriminatedUnion("type", [
  z.object({ type: z.literal("sync") }),
  z.object({ type: z.literal("build") }),
  z.object({ type: z.literal("published") }),
]);

const notificationText = z
  .string()
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue({ code: "custom", message: "is no JSON" });
      return z.NEVER;
    }
  })
  .pipe(notification);

export type Notification = z.infer<typeof notification>;

type Options = {
  connectionString: string;
  log: Logger;
  onNotification(notification: Notification): void;
  /** Called after each (re)connect: what was notified meanwhile is lost, so the tables must be read again. */
  onConnect(): void;
  /** Between checks that the connection still lives. */
  checkMs?: number;
};

const longestPauseMs = 5_000;

/** Hears channel `atoll` on a connection of its own, which it opens again whenever it is lost, until closed. */
export function createListener(options: Options) {
  const { connectionString, log, onNotification, onConnect, checkMs = 20_000 } = options;
  let client: pg.Client | null = null;
  let timer: NodeJS.Timeout | null = null;
  let pauseMs = 250;
  let isClosed = false;

  const hear = (payload: string) => {
    const parsed = notificationText.safeParse(payload);
    if (parsed.success) onNotification(parsed.data);
    else log.warn({ payload }, "a notification on channel atoll is not one of ours");
  };

  const retryLater = (lost: pg.Client, error?: Error) => {
    if (client !== lost) return;
    client = null;
    lost.removeAllListeners();
    lost.on("error", (late) => log.debug({ err: late }, "a lost connection reported an error"));
    lost.end().catch((late: unknown) => log.debug({ err: late }, "a lost connection could not be closed"));
    if (timer) clearTimeout(timer);
    if (isClosed) return;
    log.warn({ err: error }, `not listening to the database; trying again in ${pauseMs} ms`);
    timer = setTimeout(connect, pauseMs);
    pauseMs = Math.min(pauseMs * 2, longestPauseMs);
  };

  // A cut cable ends no connection by itself: only an unanswered question shows it.
  const checkLater = (current: pg.Client) => {
    timer = setTimeout(async () => {
      try {
        await current.query("select 1");
        if (client === current) checkLater(current);
      } catch (error) {
        retryLater(current, error instanceof Error ? error : undefined);
      }
    }, checkMs);
  };

  const connect = async () => {
    const current = new pg.Client({
      connectionString,
      keepAlive: true,
      connectionTimeoutMillis: 5_000,
      query_timeout: 5_000,
      application_name: "atoll web listener",
    });
    client = current;
    current.on("error", (error) => retryLater(current, error));
    current.on("end", () => retryLater(current));
    current.on("notification", (message) => hear(message.payload ?? ""));
    try {
      await current.connect();
      await current.query("listen atoll");
      pauseMs = 250;
      checkLater(current);
      onConnect();
    } catch (error) {
      retryLater(current, error instanceof Error ? error : undefined);
    }
  };

  return {
    start: connect,
    async close() {
      isClosed = true;
      if (timer) clearTimeout(timer);
      const current = client;
      client = null;
      current?.removeAllListeners();
      await current?.end();
    },
  };
}
