import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import type { BuildOptions, DbtExit, DbtSettings, Part } from "./dbt.ts";
import { buildArguments, dbtEnvironment, partEnvironment } from "./dbt.ts";
import { parseDbtLine } from "./dbtEvent.ts";
import { StrayLines } from "./strayLines.ts";

function explain(error: Error, settings: DbtSettings): Error {
  const isMissing = "code" in error && error.code === "ENOENT";
  const message = isMissing
    ? `dbt was not found at ${settings.command}: run "atoll setup", or set DBT_COMMAND to where it is.`
    : `dbt could not be run: ${error.message}`;
  return new Error(message, { cause: error });
}

/** Runs `dbt build` from the command line: dbt is imported and the project parsed before anything is built. */
export async function buildCold(
  settings: DbtSettings,
  part: Part | null,
  { signal, onEvent }: BuildOptions,
): Promise<DbtExit> {
  const child = spawn(settings.command, buildArguments(settings, part), {
    cwd: settings.project_dir,
    env: { ...dbtEnvironment(settings), ...partEnvironment(part) },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const stray = new StrayLines();
  createInterface({ input: child.stdout }).on("line", (line) => {
    const event = parseDbtLine(line);
    if (event) onEvent(event);
    else stray.add(line);
  });
  createInterface({ input: child.stderr }).on("line", (line) => stray.add(line));

  let killer: NodeJS.Timeout | null = null;
  const stop = (): void => {
    child.kill("SIGTERM");
    killer = setTimeout(() => child.kill("SIGKILL"), 1_500);
  };
  signal.addEventListener("abort", stop, { once: true });
  try {
    return await new Promise<DbtExit>((resolve, reject) => {
      child.once("error", (error) => reject(explain(error, settings)));
      child.once("close", (code) => resolve({ code, stray: stray.take() }));
    });
  } finally {
    signal.removeEventListener("abort", stop);
    if (killer) clearTimeout(killer);
  }
}
