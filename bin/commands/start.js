import { databaseName } from "../front/environment.js";
import { Mendable } from "../front/mendable.js";
import { nodeForTypescript } from "../front/packages.js";
import { startPostgres } from "../front/postgres.js";
import { endOrphans, forgetRun, readRun, writeRun } from "../front/runFile.js";
import { openSetupPage } from "../front/setupPage.js";
import { migrate, newStack, openDatabase, prepare, runProgram, startSandbox, startWeb } from "../front/stack.js";
import { workerFlags } from "../front/workerFlags.js";

export const help = `Usage: atoll start [--live] [--quiet]

Installs what is missing, starts PostgreSQL, the sandbox (where no source is set), the web server and the worker, prints a
one-time sign-in link, and keeps everything running until Ctrl-C.

  --live   the sandbox places an order every few seconds
  --quiet  print troubles only, not the programs' own lines`;

/** Keeps the embedded server up: it is started again on the same port when it dies. */
function guardPostgres(settings, database, isStopping) {
  const { postgres, secrets } = database;
  postgres?.child?.once("exit", async (code, signal) => {
    if (isStopping()) return;
    console.error(`atoll: PostgreSQL ended (${signal ?? `exit code ${code}`}) and is started again.`);
    try {
      database.postgres = await startPostgres(settings.ATOLL_DATA_DIR, secrets.postgres_password, {
        port: postgres.port,
      });
      guardPostgres(settings, database, isStopping);
    } catch (error) {
      if (!(error instanceof Mendable)) throw error;
      console.error(`atoll: ${error.message}`);
      process.kill(process.pid, "SIGTERM");
    }
  });
}

const untilSignal = () =>
  new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(signal, () => resolve(signal));
  });

export async function run(args, settings) {
  const running = readRun(settings);
  if (running)
    throw new Mendable(
      `Atoll runs already on this data folder, at ${running.url} (process ${running.pid}): end it first, or set ATOLL_DATA_DIR.`,
    );
  const started = performance.now();
  await endOrphans(settings);
  if (args.includes("--live")) settings.ATOLL_SANDBOX_LIVE = 1;

  console.log(`Atoll starts at http://localhost:${settings.ATOLL_PORT}`);
  const stack = newStack({ onChange: () => tellOthers() });
  let setupPage = await openSetupPage(settings);
  let database = null;
  let stopping = false;
  const stopped = untilSignal();
  const stop = async () => {
    stopping = true;
    await setupPage?.close();
    await stack.stop(database?.postgres);
    forgetRun(settings);
  };

  const tellOthers = () =>
    writeRun(settings, {
      pid: process.pid,
      url: `http://127.0.0.1:${settings.ATOLL_PORT}`,
      public_url: settings.ATOLL_PUBLIC_URL ?? `http://localhost:${settings.ATOLL_PORT}`,
      sandbox_url: database?.env.ATOLL_SANDBOX_URL ?? null,
      database: settings.DATABASE_URL ? null : databaseName(settings),
      programs: stack.supervisor.pids(),
    });

  const bringUp = async () => {
    const { onProgress } = setupPage;
    await prepare({ onProgress });
    database = await openDatabase(settings, { onProgress });
    guardPostgres(settings, database, () => stopping);
    const { env } = database;
    await migrate(env, { onProgress });
    await startSandbox(settings, env, stack.supervisor, { onProgress, quiet: args.includes("--quiet") });
    const quiet = args.includes("--quiet");
    await setupPage.close();
    setupPage = null;
    await startWeb(settings, env, stack.supervisor, { quiet });
    stack.supervisor.start("worker", "worker/main.ts", {
      node: nodeForTypescript(),
      flags: workerFlags,
      env,
      quiet,
    });
    const link = (await runProgram("app/server/signInLink.ts", [], env)).trim();
    console.log(
      `Up in ${((performance.now() - started) / 1000).toFixed(1)} s. Ctrl-C ends everything.\n\n  Sign in (once, within 24 hours): ${link}\n`,
    );
  };

  try {
    const first = await Promise.race([bringUp(), stopped]);
    console.log(`${first ?? (await stopped)}: ending.`);
    await stop();
    return 0;
  } catch (error) {
    await stop();
    throw error;
  }
}
