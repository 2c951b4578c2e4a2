// `npm run bench -- NAME`: runs one benchmark; each prints a table and ends with one line of JSON.

import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runAttached } from "./front/attached.js";
import { cubeToken } from "./front/cubeToken.js";
import { withAtoll } from "./front/session.js";
import { readSettings } from "./front/settings.js";
import { prepare, runProgram } from "./front/stack.js";

/** In a folder of its own: the database is filled with millions of rows, and they go with it. */
async function inOwnFolder(work) {
  const folder = mkdtempSync(join(tmpdir(), "atoll-bench-"));
  chmodSync(folder, 0o755);
  try {
    return await withAtoll(
      { ...readSettings(), DATABASE_URL: null, ATOLL_DATA_DIR: folder, usesSandbox: false },
      {},
      work,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const benches = {
  async start() {
    await prepare();
    return runAttached("bench/start.ts", [], process.env);
  },
  query: () =>
    withAtoll(readSettings(), { web: true }, async ({ env, url }) =>
      runAttached("bench/query.ts", [], {
        ...env,
        ATOLL_URL: url,
        ATOLL_CUBE_TOKEN: await cubeToken(env.ATOLL_CUBE_SECRET),
      }),
    ),
  ingest: (args) =>
    inOwnFolder(({ env }) =>
      runAttached("bench/ingest.ts", args, { ...process.env, PATH: env.PATH, DATABASE_URL: env.DATABASE_URL }),
    ),
  models: (args) => inOwnFolder(({ env }) => runAttached("bench/models.ts", args, env)),
  live: () =>
    withAtoll(readSettings(), { web: true }, async ({ env, url }) => {
      const link = new URL((await runProgram("app/server/signInLink.ts", [], env)).trim());
      const ATOLL_SIGN_IN_URL = `${url}${link.pathname}${link.search}`;
      return runAttached("bench/live.ts", [], { ...env, ATOLL_URL: url, ATOLL_SIGN_IN_URL });
    }),
  build: () => withAtoll(readSettings(), {}, ({ env }) => runAttached("bench/build.ts", [], env)),
};

const name = process.argv[2];
if (!Object.hasOwn(benches, name ?? "")) {
  console.error(`Usage: npm run bench -- ${Object.keys(benches).join(" | ")}`);
  process.exitCode = 1;
} else process.exitCode = await benches[name](process.argv.slice(3));
