import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import pg from "pg";
import { Atoll } from "./atoll.ts";
import { Deeds } from "./soak/deeds.ts";
import { calm } from "./soak/quiet.ts";
import { tally } from "./soak/tally.ts";
import { Troubles } from "./soak/troubles.ts";

// The shop lives, its API and ours fail, the worker and PostgreSQL are killed, webhooks come twice and in the wrong order.
// Afterwards nobody helps: the schedule alone must bring everything in, once.
const { values } = parseArgs({
  options: { minutes: { type: "string", default: "20" }, seed: { type: "string", default: "1" } },
});
const minutes = Number(values.minutes);
const seed = Number(values.seed);
if (!(minutes > 0 && minutes <= 180) || !Number.isSafeInteger(seed)) {
  console.error(
    "Usage: npm run soak -- [--minutes 20] [--seed 1]; minutes from above 0 to 180, the seed a whole number.",
  );
  process.exit(2);
}

const atoll = new Atoll({ ATOLL_NOW: "", ATOLL_SYNC_MINUTES: "1", ATOLL_SANDBOX_SEED: "1" });
const say = (text: string): void => console.log(`${new Date().toISOString().slice(11, 19)}  ${text}`);

/** Repeats `work` after each pause until `signal` aborts; an error ends the soak. */
async function every(seconds: () => number, signal: AbortSignal, work: () => Promise<unknown>): Promise<void> {
  while (!signal.aborted) {
    await sleep(seconds() * 1000, undefined, { signal }).catch(() => undefined);
    if (!signal.aborted) await work();
  }
}
const between = (from: number, to: number) => (): number => from + Math.random() * (to - from);

try {
  await atoll.start();
  await atoll.ready();
  const deeds = new Deeds(atoll, seed);
  const troubles = new Troubles(atoll, seed);
  await deeds.prepare();
  say(`the storm begins: ${minutes} minutes, seed ${seed}`);

  const storm = AbortSignal.timeout(minutes * 60_000);
  const kill = async (): Promise<void> => troubles.killWorker();
  const restart = async (): Promise<void> => troubles.restartPostgres();
  const tell = async (): Promise<void> => say(`${JSON.stringify(deeds.counts)} ${JSON.stringify(troubles.counts)}`);
  await Promise.all([
    every(between(0.3, 1.5), storm, () => deeds.next()),
    every(between(3, 10), storm, () => troubles.fault()),
    every(between(20, 40), storm, () => troubles.disturbWebhooks()),
    every(between(30, 70), storm, kill),
    every(between(120, 240), storm, restart),
    every(between(60, 60), storm, tell),
  ]);
  await troubles.end();
  await tell();

  const seconds = await calm(atoll, { withinMinutes: 15, say });
  const client = new pg.Client({ connectionString: atoll.databaseUrl });
  await client.connect();
  const found = await tally(client, deeds);
  await client.end();
  for (const line of [...found.lost, ...found.doubled]) console.log(`  ${line}`);
  say(`healed by itself within ${Math.round(seconds)} s of quiet`);

  const { code, said } = await atoll.command("verify");
  const verdict = said.trim().split("\n").at(-1) ?? "";
  if (code !== 0) console.log(said);
  const webhooks = await atoll.tryLever("webhooks", null, "GET");
  console.log(`
deeds      ${JSON.stringify(deeds.counts)}
troubles   ${JSON.stringify(troubles.counts)}
webhooks   ${JSON.stringify(webhooks)}
records    ${found.expected} looked for, ${found.lost.length} lost, ${found.doubled.length} doubled
verify     ${verdict}`);
  const isWell = code === 0 && found.lost.length === 0 && found.doubled.length === 0;
  console.log(isWell ? "soak: passed" : "soak: FAILED");
  process.exitCode = isWell ? 0 : 1;
} finally {
  await atoll.dispose();
}
