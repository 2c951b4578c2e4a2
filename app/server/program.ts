import { StartError } from "./env.ts";

/** Runs a program's main part; what the person can mend is said in one line, everything else with its stack. Exit code 1. */
export async function runProgram(main: () => Promise<void>): Promise<void> {
  try {
    await main();
  } catch (error) {
    console.error(error instanceof StartError ? error.message : error);
    process.exitCode = 1;
  }
}
