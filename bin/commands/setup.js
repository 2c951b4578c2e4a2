import { readRun } from "../front/runFile.js";
import { migrate, newStack, openDatabase, prepare } from "../front/stack.js";

export const help = `Usage: atoll setup

Installs npm and Python packages, builds the site, prepares and migrates the database; then ends. Nothing is done again that
is done already.`;

export async function run(_args, settings) {
  await prepare();
  const stack = newStack();
  const database = await openDatabase(settings);
  try {
    await migrate(database.env);
  } finally {
    if (!readRun(settings)) await stack.stop(database.postgres);
  }
}
