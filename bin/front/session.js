import { databaseName } from "./environment.js";
import { nodeForTypescript } from "./packages.js";
import { freePort } from "./postgres.js";
import { readRun } from "./runFile.js";
import { migrate, newStack, openDatabase, prepare, startSandbox, startWeb, waitFor } from "./stack.js";
import { step } from "./step.js";
import { workerFlags } from "./workerFlags.js";

const portOf = (url) => Number(new URL(url).port);

/**
 * Runs `work({ env, url, settings })` against Atoll. Where Atoll runs on this data folder with the same seed and size, that one
 * is used and left alone. Otherwise what is needed is started for as long as the work takes: database and sources, and with
 * `web: true` also the web server and the worker, with figures on it.
 */
export async function withAtoll(settings, { web = false, quiet = true } = {}, work) {
  await prepare();
  const run = readRun(settings);
  const isSame = run !== null && run.database === (settings.DATABASE_URL ? null : databaseName(settings));
  const ports = isSame
    ? {
        ATOLL_PORT: portOf(run.url),
        ATOLL_SANDBOX_PORT: run.sandbox_url ? portOf(run.sandbox_url) : settings.ATOLL_SANDBOX_PORT,
      }
    : { ATOLL_PORT: await freePort(), ATOLL_SANDBOX_PORT: await freePort() };
  const adjusted = { ...settings, ...ports };
  const url = `http://127.0.0.1:${ports.ATOLL_PORT}`;

  const stack = newStack();
  const database = await openDatabase(adjusted);
  const { env } = database;
  const stopEarly = async (signal) => {
    await stack.stop(database.postgres);
    process.exit(signal === "SIGINT" ? 130 : 143);
  };
  process.once("SIGINT", stopEarly).once("SIGTERM", stopEarly);
  try {
    if (!isSame) {
      await migrate(env);
      await startSandbox(adjusted, env, stack.supervisor, { quiet });
      if (web) {
        await startWeb(adjusted, env, stack.supervisor, { quiet });
        stack.supervisor.start("worker", "worker/main.ts", {
          node: nodeForTypescript(),
          flags: workerFlags,
          env,
          quiet,
        });
      }
    }
    if (web)
      await step("figures", () =>
        waitFor(`${url}/readyz`, { supervisor: stack.supervisor, name: "web", seconds: 600 }),
      );
    return await work({ env, url, settings: adjusted });
  } finally {
    process.off("SIGINT", stopEarly).off("SIGTERM", stopEarly);
    await stack.stop(database.postgres);
  }
}

/** Runs `work(env)` with the database at hand, up to date; nothing else is started. Resolves to what it resolves to. */
export async function withDatabase(settings, work) {
  await prepare();
  const stack = newStack();
  const database = await openDatabase(settings);
  try {
    if (!readRun(settings)) await migrate(database.env);
    return await work(database.env);
  } finally {
    await stack.stop(database.postgres);
  }
}
