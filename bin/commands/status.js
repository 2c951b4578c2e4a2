import { connect } from "../front/database.js";
import { databaseName } from "../front/environment.js";
import { installPackages } from "../front/packages.js";
import { runningPostgres } from "../front/postgres.js";
import { readRun } from "../front/runFile.js";
import { readSecrets } from "../front/secrets.js";

export const help = `Usage: atoll status

Says what runs, how old each stream's data is, the last build, and what failed.`;

const age = (instant) => {
  if (instant === null) return "never";
  const minutes = Math.round((Date.now() - instant.getTime()) / 60_000);
  if (minutes < 1) return "just now";
  return minutes < 120 ? `${minutes} min ago` : `${Math.round(minutes / 60)} h ago`;
};

async function printData(client) {
  const { rows: streams } = await client.query(`
    select distinct on (r.source, r.stream) r.source, r.stream, r.status, r.rows_landed, r.rows_rejected, r.error_message, s.last_success_at
    from ingest.stream_runs r left join ingest.stream_state s using (source, stream)
    order by r.source, r.stream, r.run_id desc`);
  for (const row of streams) {
    const line = `${row.source}.${row.stream}`.padEnd(28) + row.status.padEnd(11) + age(row.last_success_at).padEnd(14);
    console.log(
      `  ${line}${row.rows_landed} landed, ${row.rows_rejected} rejected${row.error_message ? `: ${row.error_message}` : ""}`,
    );
  }
  if (streams.length === 0) console.log("  no stream has run yet");
  const { rows: inboxes } = await client.query("select * from ingest.webhook_counts order by source");
  for (const { source, waiting, retrying, landed, failed } of inboxes)
    console.log(
      `  webhooks of ${source}: ${waiting} waiting, ${retrying} tried again, ${landed} served, ${failed} given up or refused`,
    );
  const { rows: builds } = await client.query(
    "select status, finished_at, failures from app.builds order by build_id desc limit 1",
  );
  for (const build of builds) {
    console.log(`  last build: ${build.status}, ${age(build.finished_at)}`);
    for (const failure of build.failures ?? []) console.log(`    ${failure.node}: ${failure.message}`);
  }
}

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
    if (rows[0].is_migrated) await printData(client);
    else console.log("  the database is not set up yet");
  } finally {
    await client.end();
  }
  return 0;
}
