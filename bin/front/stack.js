import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { runCommand } from "./command.js";
import { connect, ensureDatabase } from "./database.js";
import { databaseName, programEnvironment } from "./environment.js";
import { dropFieldFiles } from "./fieldFiles.js";
import { Mendable } from "./mendable.js";
import { buildClient, installPackages, nodeForTypescript, requireNode } from "./packages.js";
import { startPostgres, stopPostgres } from "./postgres.js";
import { installPython } from "./python.js";
import { readSecrets } from "./secrets.js";
import { root } from "./settings.js";
import { step } from "./step.js";
import { Supervisor } from "./supervisor.js";

/** Installs and builds whatever changed since the last time; nothing is touched where nothing changed. */
export async function prepare({ onProgress } = {}) {
  requireNode();
  await step("npm packages", installPackages, { onProgress });
  await step("Python packages", installPython, { onProgress });
  await step("site", buildClient, { onProgress });
}

/**
 * The database: the one of DATABASE_URL, or the embedded server with a database of its own for this seed and size. Resolves
 * to `{ url, postgres, secrets, env }`, where `postgres` is null for a server of the reader's own.
 */
export async function openDatabase(settings, { onProgress } = {}) {
  const secrets = readSecrets(settings.ATOLL_DATA_DIR);
  if (settings.DATABASE_URL) {
    await step("database", async () => (await connect(settings.DATABASE_URL)).end(), { onProgress });
    return {
      url: settings.DATABASE_URL,
      postgres: null,
      secrets,
      env: programEnvironment(settings, secrets, settings.DATABASE_URL),
    };
  }
  return step(
    "PostgreSQL",
    async () => {
      const postgres = await startPostgres(settings.ATOLL_DATA_DIR, secrets.postgres_password);
      await ensureDatabase(postgres.url("postgres"), databaseName(settings));
      const url = postgres.url(databaseName(settings));
      return { url, postgres, secrets, env: programEnvironment(settings, secrets, url) };
    },
    { onProgress },
  );
}

/** Runs one TypeScript program of Atoll to its end. */
export const runProgram = (script, args, env, options) =>
  runCommand(nodeForTypescript(), [join(root, script), ...args], { what: script, cwd: root, env, ...options });

export const migrate = (env, { onProgress } = {}) =>
  step(
    "migrations",
    async () => {
      for (const room of ["ingest", "app/server", "cube"]) await runProgram(`${room}/migrate.ts`, [], env);
    },
    { onProgress },
  );

/** Waits until a URL answers 200; gives up when the program died or time is over. */
export async function waitFor(url, { supervisor, name, seconds = 60 }) {
  const until = Date.now() + seconds * 1000;
  while (Date.now() < until) {
    if (supervisor?.firstDeath(name)) throw new Mendable(`${name} could not start: ${supervisor.firstDeath(name)}`);
    try {
      if ((await fetch(url, { signal: AbortSignal.timeout(2000) })).ok) return supervisor?.settle(name);
    } catch (error) {
      if (error.name !== "TypeError" && error.name !== "TimeoutError") throw error;
    }
    await sleep(100);
  }
  throw new Mendable(`${name} did not answer at ${url} within ${seconds} s: see its messages above.`);
}

/** Starts the sandbox, where no source is set, and waits for it. */
export async function startSandbox(settings, env, supervisor, { onProgress, quiet } = {}) {
  if (!settings.usesSandbox) return;
  await step(
    `sandbox (seed ${settings.ATOLL_SANDBOX_SEED}, ${settings.ATOLL_SANDBOX_SIZE})`,
    async () => {
      supervisor.start("sandbox", "sandbox/main.ts", { node: nodeForTypescript(), env, quiet, awaited: true });
      await waitFor(`${env.ATOLL_SANDBOX_URL}/_sandbox/health`, { supervisor, name: "sandbox" });
      if (env.ATOLL_FIELD_DIR) await dropFieldFiles(env.ATOLL_SANDBOX_URL, env.ATOLL_FIELD_DIR);
    },
    { onProgress },
  );
}

/** Starts the web server and waits until it answers; figures may come later. */
export async function startWeb(settings, env, supervisor, { quiet } = {}) {
  await step("web", async () => {
    supervisor.start("web", "app/server/main.ts", { node: nodeForTypescript(), env, quiet, awaited: true });
    await waitFor(`http://127.0.0.1:${settings.ATOLL_PORT}/healthz`, { supervisor, name: "web" });
  });
}

/** A supervisor for one command, and how to end all that the command started. */
export function newStack(options) {
  const supervisor = new Supervisor(options);
  return {
    supervisor,
    async stop(postgres) {
      await supervisor.stop();
      if (postgres?.child) await stopPostgres(postgres);
    },
  };
}
