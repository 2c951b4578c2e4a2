// `npm run test:mutants [-- NAME…]`: breaks the rules of the models one by one; each break must be caught by a test of dbt.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runAttached } from "./front/attached.js";
import { withAtoll } from "./front/session.js";
import { readSettings } from "./front/settings.js";
import { runProgram } from "./front/stack.js";

const folder = mkdtempSync(join(tmpdir(), "atoll-mutants-"));
const settings = { ...readSettings(), DATABASE_URL: null, ATOLL_DATA_DIR: folder, ATOLL_SANDBOX_SIZE: "test" };
try {
  process.exitCode = await withAtoll(settings, {}, async ({ env }) => {
    await runProgram("worker/cli.ts", ["ingest"], env);
    await runProgram("worker/cli.ts", ["build", "--full"], env);
    return runAttached("dbt/mutants/run.ts", process.argv.slice(2), env);
  });
} finally {
  rmSync(folder, { recursive: true, force: true });
}
