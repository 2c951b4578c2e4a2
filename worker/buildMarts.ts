import type pg from "pg";
import { createNotifier } from "../ingest/notify.ts";
import type { Log } from "../ingest/sync.ts";
import type { DbtSettings } from "./dbt.ts";
import { runDbtBuild } from "./dbt.ts";

type BuildFailure = { node: string; kind: string; message: string };
export type BuildResult = {
  build_id: string;
  status: "succeeded" | "failed";
  nodes_done: number;
  nodes_total: number;
  failures: BuildFailure[];
  seconds: number;
};

const progressMs = 250;

/** Marks builds that a dead worker left running; call it while holding the work lock. */
export async function failAbandonedBuilds(pool: pg.Pool): Promise<void> {
  const failure = {
    node: "dbt",
    kind: "run",
    message: "The worker ended in the middle of this build. It is built again.",
  };
  await pool.query(
    "update app.builds set status = 'failed', finished_at = now(), failures = $1 where status = 'running'",
    [JSON.stringify([failure])],
  );
}

/** True where no build ever succeeded, or where rows have landed since the last good one began. */
export async function isBuildDue(pool: pg.Pool): Promise<boolean> {
  const result = await pool.query<{ due: boolean }>(`
    with last as (select started_at from app.builds where status = 'succeeded' order by build_id desc limit 1)
    select not exists (select from last) or exists (
      select from ingest.stream_runs, last
      where rows_landed > 0 and coalesce(heartbeat_at, finished_at) >= last.started_at
    ) or exists (
      select from ingest.webhook_inbox, last where rows_landed > 0 and landed_at >= last.started_at
    ) or exists (
      select from ingest.rejects, last where rows_landed > 0 and landed_at >= last.started_at
    ) as due`);
  return result.rows[0]?.due === true;
}

function explain(error: unknown, settings: DbtSettings): BuildFailure {
  const isMissing = error instanceof Error && "code" in error && error.code === "ENOENT";
  const message = isMissing
    ? `dbt was not found at ${settings.command}: run "atoll setup", or set DBT_COMMAND to where it is.`
    : `dbt could not be run: ${error instanceof Error ? error.message : String(error)}`;
  return { node: "dbt", kind: "run", message };
}

/**
 * Runs dbt over everything and keeps its progress in app.builds. The marts on show are swapped by dbt itself, and only when
 * every model and test passed; readers hear of it as `published`.
 */
export async function buildMarts(options: {
  pool: pg.Pool;
  dbt: DbtSettings;
  run_id: string | null;
  signal: AbortSignal;
  log: Log;
  onProgress?: (done: number, total: number) => void;
}): Promise<BuildResult> {
  const { pool, dbt, log } = options;
  const started = performance.now();
  const notifier = createNotifier(pool, "build", (error) =>
    log.warn({ err: error }, "could not notify of build progress"),
  );
  const inserted = await pool.query<{ build_id: string }>(
    "insert into app.builds (run_id, status) values ($1, 'running') returning build_id",
    [options.run_id],
  );
  const build_id = inserted.rows[0]?.build_id ?? "";
  notifier.touch();

  const done = new Set<string>();
  const failures: BuildFailure[] = [];
  let total = 0;
  const save = async (): Promise<void> => {
    await pool.query(
      "update app.builds set nodes_done = $2, nodes_total = $3 where build_id = $1 and status = 'running'",
      [build_id, done.size, total],
    );
    notifier.touch();
  };
  const timer = setInterval(() => {
    save().catch((error: unknown) => log.warn({ err: error }, "could not save build progress"));
  }, progressMs);

  try {
    const exit = await runDbtBuild(dbt, {
      signal: options.signal,
      onEvent: (event) => {
        if (event.type === "total") total = event.nodes;
        else if (event.type === "done") done.add(event.node);
        else if (event.type === "failure")
          failures.push({ node: event.node, kind: event.kind, message: event.message });
        if (event.type !== "other") options.onProgress?.(done.size, total);
      },
    });
    if (options.signal.aborted) {
      failures.push({
        node: "dbt",
        kind: "run",
        message: "The build was stopped. It is built again after the next start.",
      });
    } else if (exit.code !== 0 && failures.length === 0) {
      const tail = exit.stray.slice(-5).join("\n");
      failures.push({ node: "dbt", kind: "run", message: `dbt ended with exit code ${exit.code}. ${tail}`.trim() });
    }
  } catch (error) {
    failures.push(explain(error, dbt));
  } finally {
    clearInterval(timer);
  }

  const status = failures.length === 0 ? "succeeded" : "failed";
  await pool.query(
    `update app.builds set status = $2, finished_at = now(), nodes_done = $3, nodes_total = $4, failures = $5 where build_id = $1`,
    [build_id, status, done.size, Math.max(total, done.size), JSON.stringify(failures)],
  );
  notifier.touch();
  await notifier.flush();
  if (status === "succeeded") {
    await pool.query("select pg_notify('atoll', $1)", [
      JSON.stringify({ type: "published", build_id: Number(build_id) }),
    ]);
  }
  const seconds = (performance.now() - started) / 1000;
  log.info({ build_id, status, nodes: done.size, seconds: Math.round(seconds * 10) / 10, failures }, "build ended");
  return { build_id, status, nodes_done: done.size, nodes_total: Math.max(total, done.size), failures, seconds };
}
