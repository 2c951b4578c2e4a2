// Everything that `npm run check` holds true. Each check prints one line; a failing one prints what it found.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { runCommand } from "./front/command.js";
import { Mendable } from "./front/mendable.js";
import { nodeForTypescript } from "./front/packages.js";
import { root } from "./front/settings.js";
import { prepare } from "./front/stack.js";
import { step } from "./front/step.js";

const node = (script, ...args) => [nodeForTypescript(), [join(root, script), ...args]];
const venv = (program, ...args) => [join(root, ".venv/bin", program), args];
const dbtEnv = {
  ATOLL_DBT_HOST: "127.0.0.1",
  ATOLL_DBT_PORT: "1",
  ATOLL_DBT_USER: "none",
  ATOLL_DBT_PASSWORD: "none",
  ATOLL_DBT_DATABASE: "none",
};
const dbt = join(root, "dbt");

await prepare();
const checks = {
  "types and walls (tsc -b)": node("node_modules/typescript/bin/tsc", "-b"),
  "lint and format (biome)": node("node_modules/@biomejs/biome/bin/biome", "check", "--error-on-warnings", "."),
  "dead code (knip)": node("node_modules/knip/bin/knip.js", "--no-progress"),
  "SQL lint (sqlfluff)": [...venv("sqlfluff", "lint", "--nocolor", "models", "tests"), { cwd: dbt }],
  "dbt parse": [...venv("dbt", "parse", "--profiles-dir", ".", "--no-partial-parse", "--quiet"), { cwd: dbt }],
  "semantic model": node("cube/semanticCheck.ts"),
  "generated files are fresh": node("cube/generate.ts", "--check"),
};

let failures = 0;
for (const [name, [program, args, options]] of Object.entries(checks)) {
  if (args[0].startsWith("/") && !existsSync(args[0])) throw new Error(`${args[0]} does not exist`);
  try {
    await step(name, () =>
      runCommand(program, args, { what: name, cwd: root, env: { ...process.env, ...dbtEnv }, ...options }),
    );
  } catch (error) {
    if (!(error instanceof Mendable)) throw error;
    failures += 1;
    console.error(error.message);
  }
}
const count = Object.keys(checks).length;
console.log(`check: ${count - failures} of ${count} clean`);
process.exitCode = failures === 0 ? 0 : 1;
