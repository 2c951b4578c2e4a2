import type pg from "pg";
import type { Failure } from "./errors.ts";

export type StopWatch = {
  /** Aborts once somebody asks the run to stop. */
  signal: AbortSignal;
  /** Looks in the table: a notice may have been lost with a connection. */
  look: () => Promise<void>;
  /** What the run log says of streams that did not get to their end for it. */
  failure: () => Failure;
};

/** Hears, on the connection that holds the run and ends with it, whether somebody asks to stop it (channel `atoll_stop`). */
export async function watchStop(
  holder: pg.PoolClient,
  run_id: string,
  onError: (error: unknown) => void,
): Promise<StopWatch> {
  const stop = new AbortController();
  let by: string | null = null;

  const look = async (): Promise<void> => {
    if (stop.signal.aborted) return;
    const asked = await holder.query<{ stop_requested_by: string | null }>(
      "select stop_requested_by from ingest.runs where run_id = $1 and stop_requested_at is not null",
      [run_id],
    );
    const [row] = asked.rows;
    if (!row) return;
    by = row.stop_requested_by;
    stop.abort();
  };
  holder.on("notification", ({ channel, payload }) => {
    if (channel === "atoll_stop" && payload === run_id) void look().catch(onError);
  });
  await holder.query("listen atoll_stop");

  return {
    signal: stop.signal,
    look,
    failure: () => ({
      code: "cancelled",
      message: `${by ?? "Somebody"} stopped this run. What had landed stays; the next sync takes the rest up.`,
    }),
  };
}
