import { userInfo } from "node:os";
import { parseArgs } from "node:util";
import { pino } from "pino";
import { createClock } from "../ingest/clock.ts";
import { createPool } from "../ingest/database.ts";
import { scrub } from "../ingest/http.ts";
import { openSources } from "../ingest/sources/registry.ts";
import type { StreamResult } from "../ingest/sync.ts";
import { syncAll } from "../ingest/sync.ts";
import { buildWhatIsDue } from "./buildMarts.ts";
import { exitCodeOf, toReport } from "./checkReport.ts";
import { checkConnections } from "./checks.ts";
import { openDbt } from "./dbt.ts";
import type { WorkerEnv } from "./env.ts";
import { readWorkerEnv } from "./env.ts";
import { eraseDonor } from "./eraseDonor.ts";
import { createProgressLine } from "./progressLine.ts";
import { createProgressText } from "./progressText.ts";
import { withWorkLock } from "./workLock.ts";

const usage = `Usage: node worker/cli.ts ingest [--source name] [--stream name] [--full] [--reconcile [--accept-deletions]]
       node worker/cli.ts build [--full]
       node worker/cli.ts check [--source name]
       node worker/cli.ts erase <donor> --why reason [--by name]

Exit code 0: all went well; 1: something failed; 2: the command or a setting is wrong.`;

const number = (value: number): string => value.toLocaleString("en");
const seconds = (value: number): string => `${value.toFixed(1)} s`;

function toLine(result: StreamResult): string {
  const name = `${result.source}.${result.stream}`.padEnd(26);
  if (result.failure)
    return `${name} ${result.failure.code === "cancelled" ? "stopped" : "failed"} after ${seconds(result.seconds)}: ${result.failure.message}`;
  const rejected = result.rejected > 0 ? `, ${number(result.rejected)} rejected` : "";
  const found = result.reconciliation;
  const compared = found ? `; compared: ${number(found.deleted)} deleted, ${number(found.repaired)} repaired` : "";
  return `${name} ${number(result.read)} read, ${number(result.landed)} landed, ${number(result.unchanged)} unchanged${rejected} in ${seconds(result.seconds)}${compared}`;
}

const commands = ["ingest", "build", "check", "erase"] as const;
type Command = (typeof commands)[number];

async function run(command: Command, flags: Flags, words: readonly string[], env: WorkerEnv): Promise<number> {
  // Standard output is for people here; the log goes to standard error, and only when asked for.
  const hooks = { streamWrite: (line: string): string => scrub(line, env.secrets) };
  const log = pino({ level: env.log_level === "info" ? "silent" : env.log_level, hooks }, pino.destination(2));
  const pool = createPool(env.ingest.database_url, { name: "atoll cli" });
  const stopping = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => stopping.abort());
  const line = createProgressLine(process.stdout);
  const progress = createProgressText();
  const started = performance.now();

  const ingest = async (): Promise<number> => {
    const sources = openSources(env.ingest);
    if (env.ingest.airbyte && flags.stream) {
      console.error("Airbyte syncs a connection as a whole: leave --stream out.");
      return 2;
    }
    if (env.ingest.airbyte && flags.reconcile)
      line.print("Airbyte lands the data: nothing is compared with the sources.");
    const streams = sources.flatMap((source) => source.streams.map((stream) => ({ source: source.name, stream })));
    const chosen = streams.filter(
      ({ source, stream }) => (flags.source ?? source) === source && (flags.stream ?? stream) === stream,
    );
    if (chosen.length === 0) {
      const known = streams.map(({ source, stream }) => `${source}.${stream}`).join(", ");
      console.error(
        known
          ? `There is no such stream. There are: ${known}`
          : "No source is set up: set SHOPIFY_SHOP or HUBSPOT_ACCESS_TOKEN.",
      );
      return 2;
    }
    const result = await syncAll({
      pool,
      sources,
      trigger: "cli",
      only: { source: flags.source, stream: flags.stream },
      full: flags.full ?? false,
      reconcile: flags.reconcile ? { accept_deletions: flags["accept-deletions"] ?? false } : null,
      signal: stopping.signal,
      now: createClock(env.ingest.now),
      log,
      onProgress: ({ source, stream, read, expected }) => {
        progress.report({ source, stream, read, expected, at: performance.now() });
        line.show(progress.text(process.stdout.columns ?? 120));
      },
      onStreamEnd: (ended) => {
        progress.ended(ended.source);
        line.print(toLine(ended));
      },
    });
    line.print(
      `${result.status}: ${number(result.changed_rows)} rows changed in ${seconds((performance.now() - started) / 1000)}`,
    );
    const code = result.status === "succeeded" ? 0 : 1;
    const hasRepaired = result.streams.some(
      ({ reconciliation }) => reconciliation && reconciliation.deleted + reconciliation.repaired > 0,
    );
    // Figures that were wrong until now are not left standing until somebody builds.
    return hasRepaired ? Math.max(code, await build(false)) : code;
  };

  const build = async (full: boolean): Promise<number> => {
    const onProgress = (done: number, total: number): void => line.show(`models and tests: ${done} of ${total}`);
    const dbt = openDbt(env.dbt, log);
    stopping.signal.addEventListener("abort", () => void dbt.close());
    const options = { pool, dbt, run_id: null, signal: stopping.signal, log, onProgress };
    const result = await buildWhatIsDue({ ...options, full }).finally(() => dbt.close());
    if (!result) {
      line.print(
        "Nothing to build: the marts on show are those of the rows that have landed. --full builds them anyway.",
      );
      return 0;
    }
    for (const failure of result.failures) line.print(`${failure.kind} ${failure.node}: ${failure.message}`);
    line.print(
      `${result.status}: ${result.nodes_done} of ${result.nodes_total} models and tests in ${seconds(result.seconds)}`,
    );
    return result.status === "succeeded" ? 0 : 1;
  };

  const check = async (): Promise<number> => {
    const checked = await checkConnections({ pool, env, source: flags.source, signal: stopping.signal });
    for (const text of toReport(checked)) line.print(text);
    if (checked.length > 0) return exitCodeOf(checked);
    console.error(
      flags.source
        ? `${flags.source} is not set up.`
        : "No source is set up: set SHOPIFY_SHOP or HUBSPOT_ACCESS_TOKEN.",
    );
    return 2;
  };

  try {
    if (command === "check") return await check();
    const onWait = (): void => line.print("Another sync is under way; waiting for it.");
    return await withWorkLock(pool, { signal: stopping.signal, onWait }, async () => {
      if (command === "ingest") return await ingest();
      if (command === "build") return await build(flags.full ?? false);
      const wish = { by: flags.by ?? `${userInfo().username} at a terminal`, why: flags.why ?? "" };
      line.print(await eraseDonor(pool, words[0] ?? "", wish, env.ingest.erasure_salt ?? null));
      // Whoever was erased is not left on show until somebody builds.
      return await build(false);
    });
  } finally {
    line.end();
    await pool.end();
  }
}

const options = {
  source: { type: "string" },
  stream: { type: "string" },
  full: { type: "boolean" },
  reconcile: { type: "boolean" },
  "accept-deletions": { type: "boolean" },
  why: { type: "string" },
  by: { type: "string" },
  help: { type: "boolean" },
} as const;
type Flags = ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true }>>["values"];

try {
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  const command = commands.find((name) => name === positionals[0]);
  if (values.help) console.log(usage);
  else if (!command) {
    console.error(usage);
    process.exitCode = 2;
  } else {
    let env: WorkerEnv;
    try {
      env = readWorkerEnv();
      process.exitCode = await run(command, values, positionals.slice(1), env);
    } catch (error) {
      console.error(`${command}: ${error instanceof Error ? error.message : String(error)}`);
      process.exitCode = 1;
    }
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}
