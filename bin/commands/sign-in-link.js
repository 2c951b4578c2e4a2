import { newStack, openDatabase, prepare, runProgram } from "../front/stack.js";

export const help = `Usage: atoll sign-in-link

Prints a one-time sign-in link for the administrator. It works once, within 24 hours.`;

export async function run(_args, settings) {
  await prepare();
  const stack = newStack();
  const database = await openDatabase(settings);
  try {
    console.log((await runProgram("app/server/signInLink.ts", [], database.env)).trim());
  } finally {
    await stack.stop(database.postgres);
  }
}
