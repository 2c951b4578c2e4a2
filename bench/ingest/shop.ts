import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { toFilter } from "../../ingest/sources/shopify/connection.ts";
import { ordersDocument } from "../../ingest/sources/shopify/orderQuery.ts";
import { openWorld } from "../../sandbox/ngo/world.ts";
import { cleanEnvironment } from "../env.ts";

const token = "bench-token-1";
const day = 86_400_000;

export type Shop = {
  url: string;
  /** What the worker needs to read this shop. */
  env: Record<string, string>;
  ask: (query: string, variables?: Record<string, unknown>) => Promise<Record<string, unknown>>;
  pull: (lever: string, body: unknown) => Promise<unknown>;
  close: () => Promise<void>;
};

/** The instant at which the large shop has had about so many orders; what comes later has not happened yet. */
export function instantOf(orders: number): string {
  const { clock } = openWorld(1, "large");
  let [early, late] = [Date.UTC(2021, 11, 1), Date.UTC(2026, 10, 24)];
  while (late - early > day / 24) {
    const middle = (early + late) / 2;
    if (clock.countAt(middle) < orders) early = middle;
    else late = middle;
  }
  return new Date(late).toISOString();
}

const answer = z.object({ data: z.record(z.string(), z.unknown()) });

/** The large sandbox in a process of its own, with a bucket of cost points that is never empty. */
export async function openShop(options: { now: string; folder: string }): Promise<Shop> {
  const child: ChildProcess = spawn(process.execPath, ["sandbox/main.ts"], {
    env: cleanEnvironment({
      ATOLL_SANDBOX_PORT: "0",
      ATOLL_SANDBOX_SIZE: "large",
      ATOLL_SANDBOX_TOKEN: token,
      ATOLL_SANDBOX_SHOPIFY_RESTORE_RATE: "100000",
      ATOLL_DATA_DIR: options.folder,
      ATOLL_NOW: options.now,
    }),
    stdio: ["ignore", "pipe", "inherit"],
  });
  process.once("exit", () => child.kill("SIGTERM"));
  if (!child.stdout) throw new Error("the sandbox has no output");
  const [line] = await once(createInterface({ input: child.stdout }), "line");
  const url = /http:\/\/[\d.:]+/.exec(String(line))?.[0];
  if (!url) throw new Error(`the sandbox did not start: ${line}`);
  const close = async (): Promise<void> => {
    const exited = once(child, "exit");
    child.kill("SIGTERM");
    await exited;
  };
  return shopAt(url, options.now, close);
}

/** The same shop behind another address. */
export const behind = (shop: Shop, url: string): Shop => shopAt(url, shop.env.ATOLL_NOW ?? "", shop.close);

function shopAt(url: string, now: string, close: Shop["close"]): Shop {
  const post = async (path: string, body: unknown): Promise<unknown> => {
    const headers = { "content-type": "application/json", "x-shopify-access-token": token };
    const response = await fetch(`${url}${path}`, { method: "POST", headers, body: JSON.stringify(body) });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response.json();
  };
  return {
    url,
    env: {
      SHOPIFY_SHOP: "atoll-demo.myshopify.com",
      SHOPIFY_API_URL: url,
      SHOPIFY_ACCESS_TOKEN: token,
      ATOLL_NOW: now,
    },
    ask: async (query, variables = {}) =>
      answer.parse(await post("/admin/api/2026-10/graphql.json", { query, variables })).data,
    pull: (lever, body) => post(`/_sandbox/${lever}`, body),
    close,
  };
}

const counted = z.object({ ordersCount: z.object({ count: z.number() }) });
const countDocument = "query ($query: String) { ordersCount(query: $query, limit: null) { count } }";

/** The instant since which about `wanted` orders have changed, and how many those are. */
export async function windowOf(shop: Shop, wanted: number, now: string): Promise<{ from: string; orders: number }> {
  const changedSince = async (from: string): Promise<number> =>
    counted.parse(await shop.ask(countDocument, { query: toFilter(from, beyond(now)) })).ordersCount.count;
  let [early, late] = [Date.UTC(2021, 11, 1), Date.parse(now)];
  while (late - early > 60_000) {
    const middle = (early + late) / 2;
    if ((await changedSince(toSecond(middle))) > wanted) early = middle;
    else late = middle;
  }
  const from = toSecond(late);
  return { from, orders: await changedSince(from) };
}

const toSecond = (at: number): string => `${new Date(at).toISOString().slice(0, 19)}Z`;
/** The worker reads up to a day past a fixed "now", since the sandbox's clock goes on from there. */
export const beyond = (now: string): string => toSecond(Date.parse(now) + day);

const page = z.object({
  orders: z.object({ pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }) }),
});

/** Seconds for the shop to answer the pages of a window, with a reader that does nothing but ask for the next. */
export async function timePages(shop: Shop, from: string, now: string): Promise<number> {
  const started = performance.now();
  for (let after: string | null = null; ; ) {
    const data = await shop.ask(ordersDocument, { first: 250, after, query: toFilter(from, beyond(now)) });
    const { pageInfo } = page.parse(data).orders;
    if (!pageInfo.hasNextPage) return (performance.now() - started) / 1000;
    after = pageInfo.endCursor;
  }
}

const faults = z.object({ faults: z.array(z.object({ seen: z.number() })) });

/** Seconds on this machine's clock at which the worker asked for the bulk file; a fault far away counts the calls. */
export async function whenFetched(shop: Shop, signal: AbortSignal): Promise<number | null> {
  await shop.pull("faults", { path: "/_bulk", nth: 1_000_000, delay_ms: 1 });
  while (!signal.aborted) {
    const seen = faults
      .parse(await (await fetch(`${shop.url}/_sandbox/faults`)).json())
      .faults.some((one) => one.seen > 0);
    if (seen) return performance.now() / 1000;
    await sleep(100);
  }
  return null;
}

const operation = z.object({
  list: z.object({
    nodes: z.array(
      z.object({ url: z.string(), fileSize: z.coerce.number(), createdAt: z.string(), completedAt: z.string() }),
    ),
  }),
});

/** The bulk file that the shop has written: how long it took, its size, and how long it takes to be fetched and thrown away. */
export async function timeBulkFile(shop: Shop): Promise<{ written_s: number; bytes: number; fetched_s: number }> {
  const query = `{ list: bulkOperations(last: 1, query: "status:completed") { nodes { url fileSize createdAt completedAt } } }`;
  const [found] = operation.parse(await shop.ask(query)).list.nodes;
  if (!found) throw new Error("the shop has run no bulk operation");
  const started = performance.now();
  const response = await fetch(found.url);
  for await (const _chunk of response.body ?? []);
  return {
    written_s: (Date.parse(found.completedAt) - Date.parse(found.createdAt)) / 1000,
    bytes: found.fileSize,
    fetched_s: (performance.now() - started) / 1000,
  };
}
