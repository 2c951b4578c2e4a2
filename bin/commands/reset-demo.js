import { rmSync } from "node:fs";
import { join } from "node:path";
import { dropDatabase } from "../front/database.js";
import { databaseName } from "../front/environment.js";
import { Mendable } from "../front/mendable.js";
import { installPackages } from "../front/packages.js";
import { startPostgres } from "../front/postgres.js";
import { readRun } from "../front/runFile.js";
import { readSecrets } from "../front/secrets.js";
import { newStack } from "../front/stack.js";
import { step } from "../front/step.js";

export const help = `Usage: atoll reset-demo

Forgets the sandbox's data of the current ATOLL_SANDBOX_SEED and ATOLL_SANDBOX_SIZE: its database and its journal of changes.
Other seeds, and data of real sources, stay.`;

export async function run(_args, settings) {
  if (settings.DATABASE_URL || !settings.usesSandbox)
    throw new Mendable(
      "reset-demo only forgets sandbox data of the embedded database: unset DATABASE_URL and the source credentials.",
    );
  if (readRun(settings)) throw new Mendable("Atoll is running on this data folder: end it first (Ctrl-C).");
  await step("npm packages", installPackages);
  const { postgres_password } = readSecrets(settings.ATOLL_DATA_DIR);
  const postgres = await startPostgres(settings.ATOLL_DATA_DIR, postgres_password);
  try {
    await step(`forgetting ${databaseName(settings)}`, () =>
      dropDatabase(postgres.url("postgres"), databaseName(settings)),
    );
    rmSync(
      join(
        settings.ATOLL_DATA_DIR,
        "sandbox",
        `journal-${settings.ATOLL_SANDBOX_SIZE}-${settings.ATOLL_SANDBOX_SEED}.jsonl`,
      ),
      { force: true },
    );
  } finally {
    await newStack().stop(postgres);
  }
}
