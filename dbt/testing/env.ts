import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const project = fileURLToPath(new URL("..", import.meta.url));
export const dbtCommand = process.env.DBT_COMMAND || join(project, "../.venv/bin/dbt");
export const environment: NodeJS.ProcessEnv = process.env;
