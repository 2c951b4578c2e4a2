import type pg from "pg";
import { createNotifier } from "../ingest/notify.ts";
import type { Log } from "../ingest/sync.ts";
import type { BuildPlan } from "./buildPlan.ts";
import { planBuild } from "./buildPlan.ts";
import type { Dbt } from "./dbt.ts";

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
async function failAbandonedBuilds(pool: pg.Pool): Promise<void> {
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

type Options = {
  pool: pg.Pool;
  dbt: Dbt;
  run_id: string | null;
  signal: AbortSignal;
  log: Log;
  onProgress?: (done: number, total: number) => void;
};

/** Builds what has changed since the last good build, everything where `full` asks for it, and nothing (null) where nothing is due. */
export async function buildWhatIsDue(options: Options & { full?: boolean }): Promise<BuildResult | null> {
  const { pool, dbt, full = false } = options;
  await failAbandonedBuilds(pool);
  const plan = await planBuild(pool, { project: await dbt.prepare(), vars: dbt.settings.vars, full });
  options.signal.throwIfAborted();
  return plan && (await buildMarts(options, plan));
}

/**
 * Runs dbt as planned and keeps its progress in app.builds. The marts on show are replaced by dbt itself, and only when every
 * model and test passed; readers hear of it as `published`.
 */
async function buildMarts(options: Options, plan: BuildPlan): Promise<BuildResult> {
  const { pool, dbt, log } = options;
  const started = performance.now();
  const notifier = createNotifier(pool, "build", (error) =>
    log.warn({ err: error }, "could not notify of build progress"),
  );
  const inserted = await pool.query<{ build_id: string }>(
    `insert into app.builds (run_id, status, project, landings, built_tables)
     values ($1, 'running', $2, $3, $4) returning build_id`,
    [options.run_id, plan.fingerprint, JSON.stringify(plan.landings), plan.tables],
  );
  const build_id = inserted.rows[0]?.build_id ?? "";
  notifier.touch();
  log.info({ build_id, builds: plan.tables ? "a part" : "everything", reason: plan.reason }, "build begins");

  let invocation_id: string | null = null;
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
    const exit = await dbt.build(plan.part, {
      signal: options.signal,
      onEvent: (event) => {
        if (event.type === "began") invocation_id = event.invocation_id;
        else if (event.type === "total") total = event.nodes;
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
    failures.push({ node: "dbt", kind: "run", message: error instanceof Error ? error.message : String(error) });
  } finally {
    clearInterval(timer);
  }

  const status = failures.length === 0 ? "succeeded" : "failed";
  await pool.query(
    `update app.builds set status = $2, finished_at = now(), nodes_done = $3, nodes_total = $4, failures = $5, invocation_id = $6
     where build_id = $1`,
    [build_id, status, done.size, Math.max(total, done.size), JSON.stringify(failures), invocation_id],
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
