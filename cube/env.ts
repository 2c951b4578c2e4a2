import { z } from "zod";
import { withSecretFiles } from "../bin/front/secretFiles.js";

/** A trouble the person starting the program can mend: its message is one line saying what is wrong and what to do. */
export class StartError extends Error {
  override readonly name = "StartError";
}

const postgresUrl = z.url({
  protocol: /^postgres(ql)?$/,
  error: "must be a URL such as postgres://user:password@host:5432/atoll",
});

const migrationVariables = z.object({ DATABASE_URL: postgresUrl, ATOLL_CUBE_DATABASE_URL: postgresUrl });

/** Settings of the migration program. Throws StartError naming each wrong variable and how to mend it. */
export function readMigrationEnv(source: NodeJS.ProcessEnv = process.env) {
  const given = Object.fromEntries(Object.entries(withSecretFiles(source)).filter(([, value]) => value !== ""));
  const result = migrationVariables.safeParse(given);
  if (result.success) return result.data;
  const lines = result.error.issues.map((issue) => {
    const name = String(issue.path[0]);
    return `${name} ${given[name] === undefined ? "is not set" : issue.message}`;
  });
  throw new StartError(`${lines.join("; ")} (see .env.example).`);
}

// Cube reads these from the environment when it is loaded or asked, and offers no option for them.
const engineSettings: Record<string, string> = {
  CUBEJS_DB_TYPE: "postgres",
  CUBEJS_CACHE_AND_QUEUE_DRIVER: "memory",
  CUBEJS_EXTERNAL_DEFAULT: "false",
  // This process answers and builds: it alone owns the rollups.
  CUBEJS_PRE_AGGREGATIONS_BUILDER: "true",
  CUBEJS_DEFAULT_TIMEZONE: "UTC",
  CUBEJS_DB_QUERY_LIMIT: "50000",
  CUBEJS_DB_QUERY_DEFAULT_LIMIT: "10000",
  CUBEJS_CONCURRENCY: "8",
  CUBEJS_LOG_REDACTION: "false",
  CUBEJS_TELEMETRY: "false",
  CUBEJS_DEV_MODE: "false",
};

// Each of these opens a door past our own checkAuth, or a second engine.
const refusedSettings = [
  "CUBEJS_PLAYGROUND_AUTH_SECRET",
  "CUBEJS_API_SECRET",
  "CUBEJS_API_SECRETS",
  "CUBEJS_JWT_KEY",
  "CUBEJS_JWK_URL",
  "CUBEJS_NATIVE_API_GATEWAY",
  "CUBEJS_EXT_DB_TYPE",
];

/** Fixes Cube's settings for this process. Must run before server-core is loaded. */
export function applyEngineSettings(engine: "native" | "portable", target: NodeJS.ProcessEnv = process.env): void {
  Object.assign(target, engineSettings);
  // The newer planner lives in the addon.
  if (engine === "portable") target.CUBEJS_TESSERACT_SQL_PLANNER = "false";
  for (const name of refusedSettings) delete target[name];
}
