const unasked = new Set(["stopped_source", "resting", "daily_limit"]);
const whole = (value) => Number(value).toLocaleString("en");

const age = (instant) => {
  if (instant === null) return "never";
  const minutes = Math.round((Date.now() - instant.getTime()) / 60_000);
  if (minutes < 1) return "just now";
  return minutes < 120 ? `${minutes} min ago` : `${Math.round(minutes / 60)} h ago`;
};
const at = (instant) =>
  instant === null ? "the next sync" : `${instant.toISOString().slice(0, 16).replace("T", " ")} UTC`;
const took = ({ started_at, finished_at }) =>
  started_at && finished_at ? ` in ${((finished_at - started_at) / 1000).toFixed(1)} s` : "";

const standing = ({ state, failures, next_try_at, paused_until, reason }) => {
  if (state === "closed") return "asked as usual";
  const why = reason ? `: ${reason}` : "";
  if (state === "paused") return `quota used up, read again from ${at(paused_until)}${why}`;
  if (state === "stopped") return `refused our credentials, tried again at ${at(next_try_at)}${why}`;
  return `rests after ${failures} failures in a row, tried again at ${at(next_try_at)}${why}`;
};

const budgetText = ({ name, limit, remaining, restore_rate, resets_at }) => {
  const reset = resets_at ? new Date(resets_at) : null;
  // Its reset is past: all of it is there again, whatever the last answer said.
  const left = reset !== null && reset < new Date() ? limit : remaining;
  const back = restore_rate
    ? `, ${whole(restore_rate)} back each second`
    : reset !== null && reset > new Date()
      ? `, full again ${at(reset)}`
      : "";
  return `${name.replaceAll("_", " ")} ${whole(left)} of ${whole(limit)} left${back}`;
};

/** Why a stream failed, where the line of its source does not say it already. */
const problemOf = (row, state) => {
  if (!row.error_message) return "";
  const isSaid =
    state && state.state !== "closed" && (unasked.has(row.error_code) || row.error_message === state.reason);
  return isSaid ? "" : `  ${row.error_message}`;
};

/** Each source: whether it is asked, what it allows, what is amiss; then its streams. */
async function printSources(client) {
  const { rows: states } = await client.query("select * from ingest.source_state order by source desc");
  const { rows: streams } = await client.query(`
    select distinct on (r.source, r.stream) r.source, r.stream, r.mode, r.status, r.started_at, r.finished_at, r.rows_read,
      r.rows_landed, r.rows_unchanged, r.rows_rejected, r.error_code, r.error_message, s.last_success_at,
      (select count(*) from ingest.rejects j where j.source = r.source and j.stream = r.stream and closed_at is null) as rejects
    from ingest.stream_runs r left join ingest.stream_state s using (source, stream)
    where r.status <> 'waiting' order by r.source desc, r.stream, r.run_id desc`);
  if (streams.length === 0) console.log("  no stream has run yet");
  for (const source of [...new Set(streams.map((row) => row.source))]) {
    const state = states.find((row) => row.source === source);
    console.log(`${source}: ${state ? standing(state) : "asked as usual"}`);
    for (const limit of state?.budget ?? []) console.log(`  ${budgetText(limit)}`);
    for (const { message, mend } of state?.warnings ?? []) console.log(`  warning: ${message} ${mend}`);
    for (const row of streams.filter((one) => one.source === source)) {
      const name = row.stream.padEnd(24) + row.status.padEnd(11) + age(row.last_success_at).padEnd(13);
      const counts = `${whole(row.rows_read)} read, ${whole(row.rows_landed)} landed, ${whole(row.rows_unchanged)} unchanged, ${whole(row.rows_rejected)} rejected`;
      const open = Number(row.rejects) > 0 ? `; ${whole(row.rejects)} rejects wait` : "";
      console.log(`  ${name}${row.mode ? `${counts}${took(row)}` : ""}${open}${problemOf(row, state)}`);
    }
  }
}

async function printWaiting(client) {
  const { rows: groups } = await client.query(`
    select source, stream, field, reason, count(*) as count from ingest.rejects where closed_at is null
    group by 1, 2, 3, 4 order by 5 desc limit 5`);
  for (const { source, stream, field, reason, count } of groups)
    console.log(`  rejected: ${whole(count)} of ${source}.${stream}, ${field}: ${reason}`);
  const { rows: inboxes } = await client.query("select * from ingest.webhook_counts order by source");
  for (const { source, waiting, retrying, landed, failed, last_received_at } of inboxes)
    console.log(
      `  webhooks of ${source}: ${waiting} waiting, ${retrying} tried again, ${landed} served, ${failed} given up or refused; newest ${age(last_received_at)}`,
    );
  const { rows: compared } = await client.query(`
    select count(*) as streams, sum(source_rows) as records, sum(surplus_rows + missing_rows + stale_rows) as found,
      sum(repaired_rows + deleted_rows) as mended, count(*) filter (where status = 'failed') as failed,
      sum(jsonb_array_length(months)) as differing, max(finished_at) as finished_at
    from ingest.reconciliations where run_id = (select max(run_id) from ingest.reconciliations) having count(*) > 0`);
  for (const one of compared)
    console.log(
      `  compared with the sources ${age(one.finished_at)}: ${whole(one.records ?? 0)} records of ${one.streams} streams, ${whole(one.found)} differed, ${whole(one.mended)} mended, ${one.failed} streams failed, ${one.differing} months still differ`,
    );
  if (compared.length === 0) console.log("  nothing has been compared with the sources yet");
}

async function printWork(client, minutes) {
  const { rows: workers } = await client.query(
    "select name, seen_at from ingest.workers where seen_at > now() - interval '1 minute' order by name",
  );
  console.log(
    `  workers up: ${workers.length === 0 ? "none, so nothing is read" : workers.map(({ name }) => name).join(", ")}`,
  );
  const { rows: runs } = await client.query(
    `
    select run_id, trigger, status, started_at, finished_at, changed_rows, started_at + $1 * interval '1 minute' as next_at
    from ingest.runs where only_source is null and only_stream is null order by run_id desc limit 1`,
    [minutes],
  );
  for (const one of runs)
    console.log(
      `  last run of everything: ${one.run_id} (${one.trigger}) ${one.status}, ${age(one.started_at)}${took(one)}, ${whole(one.changed_rows)} rows changed; next after ${at(one.next_at)}`,
    );
  const { rows: builds } = await client.query(
    "select status, started_at, finished_at, failures from app.builds order by build_id desc limit 1",
  );
  for (const build of builds) {
    console.log(`  last build: ${build.status}, ${age(build.finished_at)}${took(build)}`);
    for (const failure of build.failures ?? []) console.log(`    ${failure.node}: ${failure.message}`);
  }
}

/** Prints what the page Operations shows, compactly. `client` is connected to a migrated database. */
export async function printData(client, settings) {
  await printSources(client);
  console.log("Waiting");
  await printWaiting(client);
  console.log("Work");
  await printWork(client, Number(settings.ATOLL_SYNC_MINUTES || 15));
}
