import { setTimeout as sleep } from "node:timers/promises";
import type pg from "pg";
import { tryLock, tryLockSoon } from "../ingest/lock.ts";

/**
 * Runs `work` while holding the one lock over syncing and building, so that however many workers and terminals there are, one
 * works at a time. Waits for the other to finish; `onWait` is told once that it has to.
 */
export async function withWorkLock<T>(
  pool: pg.Pool,
  options: { signal: AbortSignal; onWait: () => void },
  work: () => Promise<T>,
): Promise<T> {
  const holder = await pool.connect();
  try {
    let waited = false;
    while (!(await tryLock(holder, "work", "sync"))) {
      if (!waited) options.onWait();
      waited = true;
      await sleep(500, undefined, { signal: options.signal });
    }
    return await work();
  } finally {
    // Closing the connection gives the lock back.
    holder.release(true);
  }
}

/** True when nobody syncs or builds; somebody who was killed a moment ago counts as nobody. */
export async function isIdle(pool: pg.Pool, withinMs = 3_000): Promise<boolean> {
  const client = await pool.connect();
  try {
    return await tryLockSoon(client, "work", "sync", withinMs);
  } finally {
    client.release(true);
  }
}
