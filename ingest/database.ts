import pg from "pg";

/** Connections for one program. Keep-alives make the server notice a vanished worker within a minute, which frees its locks. */
export function createPool(
  databaseUrl: string,
  options: { max?: number; name?: string; onError?: (error: Error) => void } = {},
): pg.Pool {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: options.max ?? 8,
    application_name: options.name ?? "atoll ingest",
    keepAlive: true,
    options: "-c tcp_keepalives_idle=30 -c tcp_keepalives_interval=10 -c tcp_keepalives_count=3",
  });
  // A connection may die with the server at any time. Whoever uses it gets the error from the query; without a listener the
  // same error would end the process.
  const onError = (error: Error): void => options.onError?.(error);
  pool.on("error", onError);
  pool.on("connect", (client) => client.on("error", onError));
  return pool;
}

export const quoteName = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** Runs `work` in one transaction on `client`; whatever it throws rolls everything back. */
export async function inTransaction<T>(client: pg.ClientBase, work: () => Promise<T>): Promise<T> {
  await client.query("begin");
  try {
    const result = await work();
    await client.query("commit");
    return result;
  } catch (error) {
    await client.query("rollback");
    throw error;
  }
}
