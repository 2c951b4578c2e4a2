import { resolve } from "node:path";
import { z } from "zod";
import type { IngestEnv } from "../ingest/env.ts";
import { describeIssues, readIngestEnv, withoutEmpty } from "../ingest/env.ts";
import type { DbtSettings } from "./dbt.ts";

const root = resolve(import.meta.dirname, "..");

const variables = z.object({
  ATOLL_DATA_DIR: z.string().default(".data"),
  ATOLL_SYNC_MINUTES: z.coerce.number().int().min(1).max(1440).default(15),
  ATOLL_LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
  ATOLL_TIME_ZONE: z
    .string()
    .default("Pacific/Tahiti")
    .refine(
      (zone) => Intl.supportedValuesOf("timeZone").includes(zone) || zone === "UTC",
      "must be a time zone such as Pacific/Tahiti",
    ),
  ATOLL_REPORTING_CURRENCY: z
    .string()
    .regex(/^[A-Z]{3}$/, "must be a currency code such as EUR")
    .default("EUR"),
  ATOLL_FISCAL_YEAR_START: z.coerce.number().int().min(1).max(12).default(1),
  DBT_COMMAND: z.string().default(resolve(root, ".venv/bin/dbt")),
});

export type WorkerEnv = {
  ingest: IngestEnv;
  sync_minutes: number;
  log_level: z.infer<typeof variables>["ATOLL_LOG_LEVEL"];
  dbt: DbtSettings;
};

// What a child needs of our environment; the tokens of the sources stay here.
const inherited = ["PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "VIRTUAL_ENV", "SystemRoot"];

/** Reads the worker's settings; throws an Error whose message names the variables at fault. */
export function readWorkerEnv(source: NodeJS.ProcessEnv = process.env): WorkerEnv {
  const ingest = readIngestEnv(source);
  const parsed = variables.safeParse(withoutEmpty(source));
  if (!parsed.success) throw new Error(describeIssues(parsed.error));
  const set = parsed.data;
  return {
    ingest,
    sync_minutes: set.ATOLL_SYNC_MINUTES,
    log_level: set.ATOLL_LOG_LEVEL,
    dbt: {
      command: set.DBT_COMMAND,
      project_dir: resolve(root, "dbt"),
      output_dir: resolve(root, set.ATOLL_DATA_DIR, "dbt"),
      database_url: ingest.database_url,
      vars: {
        time_zone: set.ATOLL_TIME_ZONE,
        reporting_currency: set.ATOLL_REPORTING_CURRENCY,
        fiscal_year_start: set.ATOLL_FISCAL_YEAR_START,
        ...(ingest.now ? { now: ingest.now } : {}),
        ...(ingest.airbyte ? { ingest: "airbyte" } : {}),
      },
      environment: Object.fromEntries(inherited.flatMap((name) => (source[name] ? [[name, source[name]]] : []))),
    },
  };
}
