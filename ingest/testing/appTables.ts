import { execFile } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);

/** Creates the web server's tables (app.builds among them) by its own migrations, as the front door does. */
export async function migrateApp(databaseUrl: string): Promise<void> {
  const program = new URL("../../app/server/migrate.ts", import.meta.url).pathname;
  await run(process.execPath, [program], { env: { DATABASE_URL: databaseUrl } });
}
