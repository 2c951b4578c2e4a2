import type pg from "pg";

export type Notifier = {
  /** Something changed; listeners hear of it at most four times a second. */
  touch: () => void;
  /** Sends what is still owed, and waits for it. */
  flush: () => Promise<void>;
};

const intervalMs = 250;

/** Tells listeners of channel `atoll` that rows of `type` changed. They re-read the tables, so a lost message costs little. */
export function createNotifier(pool: pg.Pool, type: "sync" | "build", onError: (error: unknown) => void): Notifier {
  let timer: NodeJS.Timeout | null = null;
  let owed = false;
  let sending: Promise<void> = Promise.resolve();

  const send = (): void => {
    owed = false;
    sending = sending
      .then(() => pool.query("select pg_notify('atoll', $1)", [JSON.stringify({ type })]))
      .then(() => undefined, onError);
  };
  const touch = (): void => {
    owed = true;
    if (timer) return;
    send();
    timer = setTimeout(() => {
      timer = null;
      if (owed) touch();
    }, intervalMs);
    timer.unref();
  };
  const flush = async (): Promise<void> => {
    if (timer) clearTimeout(timer);
    timer = null;
    if (owed) send();
    await sending;
  };
  return { touch, flush };
}
