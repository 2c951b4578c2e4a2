import pg from "pg";
import { append, partNew } from "./append.ts";
import type { CopyRow } from "./copyRow.ts";
import { noteLanding } from "./landings.ts";
import type { Provenance } from "./provenance.ts";
import type { Table } from "./stream.ts";
import { upsert } from "./upsert.ts";

export type Landed<R> = { landed: number; unchanged: number; refused: { row: R; reason: string }[] };

// Classes 22 and 23: the data is at fault, not the connection nor the server.
const isDataFault = (error: unknown): error is pg.DatabaseError =>
  error instanceof pg.DatabaseError && /^2[23]/.test(error.code ?? "");

/**
 * Lands rows in a raw table, inside the caller's transaction. A row that PostgreSQL refuses (a number out of range, say) is
 * found by halving and given back in `refused`; the others land. Landing the same rows twice changes nothing.
 */
export async function land<R extends CopyRow>(
  client: pg.ClientBase,
  table: Table,
  rows: readonly R[],
  provenance: Provenance,
): Promise<Landed<R>> {
  if (rows.length === 0) return { landed: 0, unchanged: 0, refused: [] };
  await client.query("savepoint landing");
  try {
    const { fresh, others } = await partNew(client, table, rows);
    if (fresh.length > 0) await append(client, table, fresh, provenance);
    const merged = others.length > 0 ? await upsert(client, table, others, provenance) : { landed: 0, unchanged: 0 };
    const landed = fresh.length + merged.landed;
    if (landed > 0) await noteLanding(client, table);
    await client.query("release savepoint landing");
    return { landed, unchanged: merged.unchanged, refused: [] };
  } catch (error) {
    if (!isDataFault(error)) throw error;
    // Somebody else landed one of the keys in between, or PostgreSQL refuses a row: an upsert takes the one and finds the other.
    await client.query("rollback to savepoint landing");
    await client.query("release savepoint landing");
    return landCarefully(client, table, rows, provenance);
  }
}

async function landCarefully<R extends CopyRow>(
  client: pg.ClientBase,
  table: Table,
  rows: readonly R[],
  provenance: Provenance,
): Promise<Landed<R>> {
  await client.query("savepoint landing");
  try {
    const counts = await upsert(client, table, rows, provenance);
    if (counts.landed > 0) await noteLanding(client, table);
    await client.query("release savepoint landing");
    return { ...counts, refused: [] };
  } catch (error) {
    if (!isDataFault(error)) throw error;
    await client.query("rollback to savepoint landing");
    await client.query("release savepoint landing");
    const [only] = rows;
    if (rows.length === 1 && only) return { landed: 0, unchanged: 0, refused: [{ row: only, reason: error.message }] };
    const middle = Math.ceil(rows.length / 2);
    const halves = [
      await landCarefully(client, table, rows.slice(0, middle), provenance),
      await landCarefully(client, table, rows.slice(middle), provenance),
    ];
    return {
      landed: halves.reduce((sum, half) => sum + half.landed, 0),
      unchanged: halves.reduce((sum, half) => sum + half.unchanged, 0),
      refused: halves.flatMap((half) => half.refused),
    };
  }
}
