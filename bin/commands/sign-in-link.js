import { readRun } from "../front/runFile.js";
import { migrate, newStack, openDatabase, prepare, runProgram } from "../front/stack.js";

export const help = `Usage: atoll sign-in-link

Prints a one-time sign-in link for the administrator. It works once, within 24 hours.`;

export async function run(_args, settings) {
  await prepare();
  const stack = newStack();
  const database = await openDatabase(settings);
  try {
    if (!readRun(settings)) await migrate(database.env);
    const env = { ...database.env, ATOLL_PUBLIC_URL: readRun(settings)?.public_url ?? database.env.ATOLL_PUBLIC_URL };
    console.log((await runProgram("app/server/signInLink.ts", [], env)).trim());
  } finally {
    await stack.stop(database.postgres);
  }
}
