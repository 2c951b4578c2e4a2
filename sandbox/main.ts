import { join } from "node:path";
import { parseArgs } from "node:util";
import { openSandbox, type Sandbox } from "./app.ts";
import { readEnv } from "./env.ts";
import { createClock } from "./levers/clock.ts";
import { startLiveOrders } from "./levers/liveOrders.ts";
import { openJournal } from "./ngo/journal.ts";
import { openNgo } from "./ngo/openNgo.ts";
import { announced } from "./webhooks/announced.ts";
import { type Courier, openCourier } from "./webhooks/courier.ts";
import { openSubscriptions } from "./webhooks/subscriptions.ts";

function fail(problem: string): never {
  console.error(`sandbox: ${problem}`);
  process.exit(1);
}

const { values: flags } = parseArgs({ options: { live: { type: "boolean", default: false } } });
const reading = readEnv();
if (!reading.ok) fail(reading.problem);
const { env } = reading;
const seed = env.ATOLL_SANDBOX_SEED;
const size = env.ATOLL_SANDBOX_SIZE;
const journalPath = join(env.ATOLL_DATA_DIR, "sandbox", `journal-${size}-${seed}.jsonl`);

function openWorld() {
  try {
    const lastDeed = openJournal(journalPath, { seed, size }).entries.at(-1)?.at ?? null;
    return openNgo({ seed, size, now: createClock({ fixed: env.ATOLL_NOW ?? null, lastDeed }), journalPath });
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
}

function hireCourier(): Courier | null {
  const url = env.ATOLL_WEBHOOK_URL;
  if (url === undefined) return null;
  return openCourier({
    url: url.replace(/\/$/, ""),
    publicUrl: env.ATOLL_PUBLIC_URL ?? url,
    shopifySecret: env.SHOPIFY_WEBHOOK_SECRET,
    hubspotSecret: env.HUBSPOT_CLIENT_SECRET,
    shop: "atoll-demo.myshopify.com",
    subscriptions,
    now: () => world.now(),
  });
}

async function listen(): Promise<Sandbox> {
  try {
    return await openSandbox({
      ngo,
      token: env.ATOLL_SANDBOX_TOKEN,
      courier,
      airbyte: env.ATOLL_SANDBOX_DATABASE_URL ? { databaseUrl: env.ATOLL_SANDBOX_DATABASE_URL } : null,
      port: env.ATOLL_SANDBOX_PORT,
      shopify: { restoreRate: env.ATOLL_SANDBOX_SHOPIFY_RESTORE_RATE, subscriptions },
    });
  } catch (error) {
    const isTaken = error instanceof Error && "code" in error && error.code === "EADDRINUSE";
    if (!isTaken) throw error;
    return fail(`port ${env.ATOLL_SANDBOX_PORT} is in use. Stop what listens there, or set ATOLL_SANDBOX_PORT.`);
  }
}

const world = openWorld();
const subscriptions = openSubscriptions({
  path: join(env.ATOLL_DATA_DIR, "sandbox", `webhooks-${size}-${seed}.json`),
  now: () => world.now(),
});
const courier = hireCourier();
const ngo = courier ? announced(world, courier) : world;
const sandbox = await listen();
const isLive = env.ATOLL_SANDBOX_LIVE || flags.live;
const stopLive = isLive
  ? startLiveOrders(ngo, (name) => console.log(`sandbox: order ${name} placed`))
  : () => undefined;
console.log(`sandbox: ${sandbox.url} (seed ${seed}, ${size}, ${ngo.ordersCount()} orders${isLive ? ", live" : ""})`);

for (const signal of ["SIGTERM", "SIGINT"] as const) {
  process.once(signal, () => {
    stopLive();
    void sandbox.close().then(() => process.exit(0));
  });
}
