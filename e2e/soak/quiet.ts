import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { z } from "zod";
import type { Atoll } from "../atoll.ts";

const courier = z.object({ sent: z.number(), accepted: z.number(), given_up: z.number() });
const standing = z.object({ waiting: z.coerce.number(), good_runs: z.coerce.number(), is_built: z.boolean() });

// Good runs that began after the quiet did, an inbox that is empty, and marts built since rows last landed.
const standingSql = `
  with good as (
    select run_id from ingest.runs where status = 'succeeded' and started_at > $1
  ), built as (
    select max(started_at) as at from app.builds where status = 'succeeded'
  ) select
    (select count(*) from ingest.webhook_inbox where processed_at is null) as waiting,
    (select count(*) from good) as good_runs,
    not exists (
      select from ingest.stream_runs, built where rows_landed > 0 and coalesce(heartbeat_at, finished_at) >= built.at
    ) and not exists (
      select from ingest.webhook_inbox, built where rows_landed > 0 and landed_at >= built.at
    ) as is_built`;

async function readStanding(atoll: Atoll, since: Date): Promise<z.infer<typeof standing>> {
  const client = new pg.Client({ connectionString: atoll.databaseUrl });
  await client.connect();
  try {
    return standing.parse((await client.query(standingSql, [since])).rows[0]);
  } finally {
    await client.end();
  }
}

/** Waits, without lending a hand, until Atoll has caught up; resolves to the seconds it took, throws where it does not. */
export async function calm(
  atoll: Atoll,
  options: { withinMinutes: number; say: (text: string) => void },
): Promise<number> {
  const since = new Date();
  const seconds = (): number => (Date.now() - since.getTime()) / 1000;
  options.say("quiet: nothing goes wrong any more, and nobody helps");
  for (;;) {
    const { sent, accepted, given_up } = courier.parse(await atoll.tryLever("webhooks", null, "GET"));
    const found = await readStanding(atoll, since);
    if (sent === accepted + given_up && found.waiting === 0 && found.good_runs >= 2 && found.is_built) return seconds();
    if (seconds() > options.withinMinutes * 60)
      throw new Error(
        `not healed after ${options.withinMinutes} minutes: ${JSON.stringify({ sent, accepted, given_up, ...found })}`,
      );
    await sleep(2_000);
  }
}
