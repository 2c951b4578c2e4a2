import { join } from "node:path";
import type { Log } from "../ingest/sync.ts";
import { buildCold } from "./coldDbt.ts";
import type { DbtEvent } from "./dbtEvent.ts";
import { readFingerprint } from "./dbtProject.ts";
import { readOrganisation } from "./organisation.ts";
import type { RawSource, WarmDbt } from "./warmDbt.ts";
import { startWarmDbt } from "./warmDbt.ts";

export type DbtSettings = {
  command: string;
  /** The interpreter that `command` runs in; it keeps dbt warm. */
  python: string;
  project_dir: string;
  /** Holds dbt's target and log folders. */
  output_dir: string;
  database_url: string;
  /** What is passed beside what staff decided, and wins over it. Passed as one text that stays the same from run to run: another text makes dbt parse everything anew. */
  vars: Readonly<Record<string, string | number>>;
  environment: Readonly<Record<string, string>>;
};

/** What to build where it is not everything: all that reads from these sources, on top of what a published build made. */
export type Part = { selectors: readonly string[]; builds_on: string };

export type DbtExit = {
  code: number | null;
  /** Last lines that were no events: a crash of Python, say. */
  stray: string[];
};

export type BuildOptions = { signal: AbortSignal; onEvent: (event: DbtEvent) => void };

export type Project = {
  /** Another text means that the files of the project or its settings have changed. */
  fingerprint: string;
  /** Raw tables that models read; null where dbt could not be kept warm, and then only everything can be built. */
  sources: readonly RawSource[] | null;
};

export type Dbt = {
  /** As they were when last prepared. */
  readonly settings: DbtSettings;
  /** Reads what the project is now and what staff decided, and starts dbt for the builds to come where it does not run or has parsed another project. */
  prepare(): Promise<Project>;
  /** Runs one build and hands over its events. A stop ends dbt with SIGTERM, then SIGKILL. Throws where dbt is not there. */
  build(part: Part | null, options: BuildOptions): Promise<DbtExit>;
  close(): Promise<void>;
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

export function dbtEnvironment(settings: DbtSettings): Record<string, string> {
  return {
    ...settings.environment,
    ...toDbtConnection(settings.database_url),
    DBT_SEND_ANONYMOUS_USAGE_STATS: "false",
  };
}

/** What the project must know of a part: the build that it builds on, and the sources whose rows have changed since. */
export const partEnvironment = (part: Part | null): Record<string, string> => ({
  ATOLL_DBT_BUILDS_ON: part?.builds_on ?? "",
  ATOLL_DBT_CHANGED: part?.selectors.map((selector) => selector.replace(/^source:/, "")).join(",") ?? "",
});

/** Options by which dbt knows the project, the same for parsing and building. */
export const projectOptions = (settings: DbtSettings): string[] => [
  "--project-dir",
  settings.project_dir,
  "--profiles-dir",
  settings.project_dir,
  "--target-path",
  join(settings.output_dir, "target"),
  "--vars",
  JSON.stringify(settings.vars),
];

export const buildArguments = (settings: DbtSettings, part: Part | null): string[] => [
  "--log-format=json",
  "--log-path",
  join(settings.output_dir, "logs"),
  // The file repeats what we read; at its usual level, debug, writing it takes a tenth of a build.
  "--log-level-file=info",
  "build",
  ...projectOptions(settings),
  // Unit tests check the models' code, not the data of this run.
  "--exclude-resource-type",
  "unit_test",
  // A test that reads anything that is built runs, also where it reads something else besides.
  ...(part ? ["--indirect-selection", "eager", "--select", ...part.selectors.map((selector) => `${selector}+`)] : []),
];

/** How long dbt is started cold after it could not be kept warm or died while it was. */
const restMs = 10 * 60_000;

/** Opens dbt: one warm process for build after build, and the command line wherever that one cannot be had. */
export function openDbt(
  given: DbtSettings,
  log: Log,
  readDecided: () => Promise<DbtSettings["vars"]> = () => readOrganisation(given.database_url),
): Dbt {
  let settings = given;
  let kept: { fingerprint: string; warm: Promise<WarmDbt | null> } | null = null;
  let rest = { fingerprint: "", until: 0 };
  const closing = new AbortController();

  const fallBack = (fingerprint: string, err: unknown, message: string): null => {
    rest = { fingerprint, until: Date.now() + restMs };
    if (!closing.signal.aborted)
      log.warn({ err }, `${message}: dbt starts from the command line and builds everything, which takes longer`);
    return null;
  };
  const keepWarm = async (fingerprint: string, last: typeof kept): Promise<WarmDbt | null> => {
    const before = await last?.warm;
    if (last?.fingerprint === fingerprint && before?.isAlive()) return before;
    await before?.end();
    if (closing.signal.aborted || (rest.fingerprint === fingerprint && Date.now() < rest.until)) return null;
    return startWarmDbt(settings, closing.signal).catch((error: unknown) =>
      fallBack(fingerprint, error, "dbt cannot be kept warm"),
    );
  };

  return {
    get settings() {
      return settings;
    },
    async prepare() {
      settings = { ...given, vars: { ...(await readDecided()), ...given.vars } };
      const fingerprint = await readFingerprint(settings);
      kept = { fingerprint, warm: keepWarm(fingerprint, kept) };
      return { fingerprint, sources: (await kept.warm)?.sources ?? null };
    },
    async build(part, options) {
      const warm = await kept?.warm;
      if (!kept || !warm?.isAlive()) return await buildCold(settings, part, options);
      const exit = await warm.build(part, options);
      const hasCrashed = exit.code === null || exit.code < 0;
      if (hasCrashed && !options.signal.aborted)
        fallBack(
          kept.fingerprint,
          new Error(exit.stray.at(-1) ?? `exit code ${exit.code}`),
          "warm dbt died in a build",
        );
      return exit;
    },
    async close() {
      closing.abort();
      await (await kept?.warm)?.end();
    },
  };
}
