import { spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { DbtEvent } from "./dbtEvent.ts";
import { parseDbtLine } from "./dbtEvent.ts";

export type DbtSettings = {
  command: string;
  project_dir: string;
  /** Holds dbt's target and log folders. */
  output_dir: string;
  database_url: string;
  /** Passed as one text that stays the same from run to run: another text makes dbt parse everything anew. */
  vars: Readonly<Record<string, string | number>>;
  environment: Readonly<Record<string, string>>;
};

/** The parts of a database URL, as dbt's profile reads them. */
export function toDbtConnection(databaseUrl: string): Record<string, string> {
  const url = new URL(databaseUrl);
  return {
    ATOLL_DBT_HOST: url.hostname.replace(/^\[|\]$/g, "") || "localhost",
    ATOLL_DBT_PORT: url.port || "5432",
    ATOLL_DBT_USER: decodeURIComponent(url.username),
    ATOLL_DBT_PASSWORD: decodeURIComponent(url.password),
    ATOLL_DBT_DATABASE: decodeURIComponent(url.pathname.slice(1)),
  };
}

export type DbtExit = {
  code: number | null /** Last lines that were no events: a crash of Python, say. */;
  stray: string[];
};

/** Runs `dbt build` over the whole project and hands over its events. A stop sends SIGTERM, then SIGKILL. */
export async function runDbtBuild(
  settings: DbtSettings,
  options: { signal: AbortSignal; onEvent: (event: DbtEvent) => void },
): Promise<DbtExit> {
  const args = [
    "--log-format=json",
    "--log-path",
    join(settings.output_dir, "logs"),
    "build",
    "--project-dir",
    settings.project_dir,
    "--profiles-dir",
    settings.project_dir,
    "--target-path",
    join(settings.output_dir, "target"),
    "--vars",
    JSON.stringify(settings.vars),
    // Unit tests check the models' code, not the data of this run.
    "--exclude-resource-type",
    "unit_test",
  ];
  const child = spawn(settings.command, args, {
    cwd: settings.project_dir,
    env: {
      ...settings.environment,
      ...toDbtConnection(settings.database_url),
      DBT_SEND_ANONYMOUS_USAGE_STATS: "false",
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const stray: string[] = [];
  const keepStray = (line: string): void => {
    if (line.trim()) stray.push(line);
    if (stray.length > 20) stray.shift();
  };
  createInterface({ input: child.stdout }).on("line", (line) => {
    const event = parseDbtLine(line);
    if (event) options.onEvent(event);
    else keepStray(line);
  });
  createInterface({ input: child.stderr }).on("line", keepStray);

  let killer: NodeJS.Timeout | null = null;
  const stop = (): void => {
    child.kill("SIGTERM");
    killer = setTimeout(() => child.kill("SIGKILL"), 1_500);
  };
  options.signal.addEventListener("abort", stop, { once: true });
  try {
    return await new Promise<DbtExit>((resolve, reject) => {
      child.once("error", reject);
      child.once("close", (code) => resolve({ code, stray }));
    });
  } finally {
    options.signal.removeEventListener("abort", stop);
    if (killer) clearTimeout(killer);
  }
}
