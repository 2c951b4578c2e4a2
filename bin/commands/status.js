import { connect } from "../front/database.js";
import { databaseName } from "../front/environment.js";
import { installPackages } from "../front/packages.js";
import { runningPostgres } from "../front/postgres.js";
import { readRun } from "../front/runFile.js";
import { readSecrets } from "../front/secrets.js";
import { printData } from "../front/statusReport.js";

export const help = `Usage: atoll status

Says what runs; of each source whether it is asked, what it still allows and what is amiss; how old each stream's data is and
what its last reading brought; what waits for somebody (rejects, webhooks, differences from the sources); the last build.`;

export async function run(_args, settings) {
  const running = readRun(settings);
  console.log(
    running ? `Atoll runs at ${running.url} (process ${running.pid})` : "Atoll does not run on this data folder.",
  );
  for (const [name, pid] of Object.entries(running?.programs ?? {})) console.log(`  ${name.padEnd(10)}process ${pid}`);
  await installPackages(() => undefined);
  const postgres = runningPostgres(settings.ATOLL_DATA_DIR);
  if (!settings.DATABASE_URL && !postgres) {
    console.log('The embedded database does not run: "atoll start" starts it.');
    return 0;
  }
  const { postgres_password } = readSecrets(settings.ATOLL_DATA_DIR);
  const url =
    settings.DATABASE_URL ??
    `postgres://atoll:${postgres_password}@127.0.0.1:${postgres.port}/${databaseName(settings)}`;
  const client = await connect(url);
  try {
    const { rows } = await client.query(
      "select to_regclass('ingest.stream_runs') is not null and to_regclass('app.builds') is not null as is_migrated",
    );
    if (rows[0].is_migrated) await printData(client, settings);
    else console.log("  the database is not set up yet");
  } finally {
    await client.end();
  }
  return 0;
}
