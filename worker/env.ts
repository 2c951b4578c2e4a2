import { dirname, resolve } from "node:path";
import { z } from "zod";
import { secretsIn, withSecretFiles } from "../bin/front/secretFiles.js";
import type { IngestEnv } from "../ingest/env.ts";
import { describeIssues, readIngestEnv, withoutEmpty } from "../ingest/env.ts";
import type { DbtSettings } from "./dbt.ts";

const root = resolve(import.meta.dirname, "..");

const variables = z.object({
  ATOLL_DATA_DIR: z.string().default(".data"),
  ATOLL_SYNC_MINUTES: z.coerce.number().min(0.01).max(1440).default(15),
  ATOLL_FULL_REFRESH_HOURS: z.coerce.number().min(0).max(168).default(6),
  ATOLL_RECONCILE_AT: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, "must be a time of day such as 03:00")
    .default("03:00"),
  ATOLL_LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
  ATOLL_PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: "must be the address people open, such as https://figures.example.org" })
    .optional(),
  DBT_COMMAND: z.string().default(resolve(root, ".venv/bin/dbt")),
});

export type WorkerEnv = {
  /** What must not come into a log. */
  secrets: readonly string[];
  ingest: IngestEnv;
  /** Where sources send webhooks to; null where it is not set. */
  public_url: string | null;
  sync_minutes: number;
  full_refresh_hours: number;
  /** Time of day, where the NGO lives, at which raw is compared with its sources. */
  reconcile_at: string;
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
    secrets: secretsIn(withSecretFiles(source)),
    public_url: set.ATOLL_PUBLIC_URL ?? null,
    sync_minutes: set.ATOLL_SYNC_MINUTES,
    full_refresh_hours: set.ATOLL_FULL_REFRESH_HOURS,
    reconcile_at: set.ATOLL_RECONCILE_AT,
    log_level: set.ATOLL_LOG_LEVEL,
    dbt: {
      command: set.DBT_COMMAND,
      python: resolve(dirname(set.DBT_COMMAND), "python"),
      project_dir: resolve(root, "dbt"),
      output_dir: resolve(root, set.ATOLL_DATA_DIR, "dbt"),
      database_url: ingest.database_url,
      vars: {
        ...(ingest.now ? { now: ingest.now } : {}),
        ...(ingest.airbyte ? { ingest: "airbyte" } : {}),
      },
      environment: Object.fromEntries(inherited.flatMap((name) => (source[name] ? [[name, source[name]]] : []))),
    },
  };
}
