// From an order in the shop to a repainted figure in a real browser, with nobody asking for anything in between.
import { setTimeout as sleep } from "node:timers/promises";
import { chromium } from "@playwright/test";
import pg from "pg";
import { z } from "zod";
import { liveBenchEnv } from "./env.ts";
import { median, printTable, quantile, round } from "./table.ts";

const env = liveBenchEnv();
const goalSeconds = 10;

const milestones = z.object({
  received_at: z.date(),
  landed_at: z.date(),
  built_at: z.date(),
});

/** When the delivery that told of the newest order was kept, landed and built, by the database's clock. */
const milestonesSql = `
  with delivery as (
    select received_at, landed_at from ingest.webhook_inbox where rows_landed > 0 order by landed_at desc limit 1
  ) select received_at, landed_at, (
    select min(finished_at) from app.builds where status = 'succeeded' and finished_at > landed_at
  ) as built_at from delivery`;

const pool = new pg.Pool({ connectionString: env.DATABASE_URL, max: 1 });
const browser = await chromium.launch({
  executablePath: env.ATOLL_CHROMIUM,
  args: ["--no-sandbox", "--disable-background-networking", "--no-first-run"],
});

try {
  const page = await (await browser.newContext({ locale: "en-GB" })).newPage();
  await page.goto(env.ATOLL_SIGN_IN_URL);
  await page.waitForURL((address) => !address.pathname.startsWith("/sign-in"));
  await page.goto(`${env.ATOLL_URL}/?period=all`);
  const tile = page.locator('[data-tile="gifts"]');
  const gifts = async (): Promise<number> => {
    const text = (await tile.textContent()) ?? "";
    return Number((/[\d,]+/.exec(text)?.[0] ?? "").replaceAll(",", ""));
  };
  await page.locator('[data-tile="gifts"][aria-busy=false], [data-tile="gifts"]:not([aria-busy])').waitFor();
  while (!((await gifts()) > 0)) await sleep(100);

  const totals: number[] = [];
  const parts: Record<"received" | "read and landed" | "built" | "on the page", number[]> = {
    received: [],
    "read and landed": [],
    built: [],
    "on the page": [],
  };
  for (let n = 0; n < env.ATOLL_BENCH_ORDERS; n += 1) {
    const before = await gifts();
    const placed = Date.now();
    const response = await fetch(`${env.ATOLL_SANDBOX_URL}/_sandbox/orders`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ site: "tikehau", corals: 1 }),
    });
    if (!response.ok) throw new Error(`the sandbox took no order: ${response.status}`);
    while ((await gifts()) < before + 1) {
      if (Date.now() - placed > 120_000) throw new Error(`order ${n + 1} is not on the page after two minutes`);
      await sleep(25);
    }
    const painted = Date.now();
    const at = milestones.parse((await pool.query(milestonesSql)).rows[0]);
    totals.push((painted - placed) / 1000);
    parts.received.push((at.received_at.getTime() - placed) / 1000);
    parts["read and landed"].push((at.landed_at.getTime() - at.received_at.getTime()) / 1000);
    parts.built.push((at.built_at.getTime() - at.landed_at.getTime()) / 1000);
    parts["on the page"].push((painted - at.built_at.getTime()) / 1000);
    // Orders do not wait for the page: the next one comes at some moment of the worker's rounds.
    await sleep((n % 7) * 300);
  }
  const row = (what: string, seconds: number[], goal: string) => ({
    "webhook to tile": what,
    "p50 s": round(median(seconds)),
    "p95 s": round(quantile(seconds, 0.95)),
    "worst s": round(Math.max(...seconds)),
    goal,
  });
  printTable([
    ...Object.entries(parts).map(([what, seconds]) => row(what, seconds, "-")),
    row("in all", totals, `p95 <= ${goalSeconds}`),
  ]);
  console.log(
    JSON.stringify({
      bench: "live",
      orders: totals.length,
      p50_s: round(median(totals)),
      p95_s: round(quantile(totals, 0.95)),
      p95_to_goal: round(quantile(totals, 0.95) / goalSeconds),
    }),
  );
} finally {
  await browser.close();
  await pool.end();
}
