import { setTimeout as sleep } from "node:timers/promises";
import type pg from "pg";

// Session locks: the server frees them when the connection ends, however the process died.
type Kind = "run" | "stream" | "work";
const keys = "hashtext('atoll.ingest.' || $1), hashtext($2)";

/** True when this connection now holds the lock; false when another one does. Never waits. */
export async function tryLock(client: pg.ClientBase, kind: Kind, name: string): Promise<boolean> {
  const result = await client.query<{ held: boolean }>(`select pg_try_advisory_lock(${keys}) as held`, [kind, name]);
  return result.rows[0]?.held === true;
}

export async function unlock(client: pg.ClientBase, kind: Kind, name: string): Promise<void> {
  await client.query(`select pg_advisory_unlock(${keys})`, [kind, name]);
}

/** Like tryLock, but gives a holder that has just ended (or was killed) the moment its connection takes to be noticed. */
export async function tryLockSoon(client: pg.ClientBase, kind: Kind, name: string, withinMs = 3_000): Promise<boolean> {
  const until = performance.now() + withinMs;
  for (;;) {
    if (await tryLock(client, kind, name)) return true;
    if (performance.now() >= until) return false;
    await sleep(100);
  }
}
