// Cube against Express and pg that run the same SQL, in the same minutes on the same machine: only the ratios mean something.
import type { Server } from "node:http";
import express from "express";
import { jwtVerify } from "jose";
import pg from "pg";
import { z } from "zod";
import { queryBenchEnv } from "./env.ts";
import { median, printTable, round } from "./table.ts";

const env = queryBenchEnv();
const rounds = 5;
const requestsPerRound = 60;

type Range = [string, string];
type Case = { name: string; goal: number; distinct: boolean; measure: string };

const cases: Case[] = [
  { name: "cached", goal: 1.5, distinct: false, measure: "fundraising.net_raised" },
  { name: "rollup hit", goal: 2.2, distinct: true, measure: "fundraising.net_raised" },
  { name: "no rollup", goal: 0, distinct: true, measure: "fundraising.avg_gift" },
];

/** A range that no earlier request of this run asked for, so that nothing can be answered from a cache. */
let asked = 0;
const nextRange = (): Range => {
  asked += 1;
  const day = (n: number) => new Date(Date.UTC(2022, 0, 1) + n * 86_400_000).toISOString().slice(0, 10);
  return [day(asked % 700), day(900 + (asked % 900))];
};
const fixedRange: Range = ["2024-01-01", "2025-12-31"];

const queryOf = (measure: string, dateRange: Range) => ({
  measures: [measure],
  dimensions: ["fundraising.revenue_class"],
  timeDimensions: [{ dimension: "fundraising.gift_date", granularity: "month", dateRange }],
  filters: [{ member: "fundraising.country", operator: "equals", values: ["FR"] }],
});

const answer = z.object({
  data: z.array(z.unknown()),
  usedPreAggregations: z.record(z.string(), z.unknown()).optional(),
});

const continueWait = z.object({ error: z.literal("Continue wait") });

async function askCube(measure: string, range: Range) {
  const url = `${env.ATOLL_URL}/cubejs-api/v1/load?query=${encodeURIComponent(JSON.stringify(queryOf(measure, range)))}`;
  const started = performance.now();
  for (;;) {
    const response = await fetch(url, { headers: { authorization: `Bearer ${env.ATOLL_CUBE_TOKEN}` } });
    const body: unknown = await response.json();
    if (!response.ok) throw new Error(`Cube answered ${response.status}: ${JSON.stringify(body)}`);
    const parsed = answer.safeParse(body);
    if (parsed.success) return parsed.data;
    if (!continueWait.safeParse(body).success) throw parsed.error;
    if (performance.now() - started > 60_000) throw new Error("Cube said Continue wait for a minute");
  }
}

const pool = new pg.Pool({ connectionString: env.DATABASE_URL, max: 10 });

/** The table that Cube built last for the rollup of daily money; Cube names it by content and tells nobody outside. */
async function newestRollup(): Promise<string> {
  const { rows } = await pool.query<{ name: string }>(
    `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'rollups' and c.relname like 'gift_lines_money_daily%' and c.relkind = 'r' order by c.oid desc limit 1`,
  );
  if (!rows[0]) throw new Error("there is no rollup of daily money: build the marts and let the web server warm first");
  return rows[0].name;
}

/** The SQL a careful engineer would write for the same rows: over the rollup where Cube uses one, over the mart where not. */
async function floorSql(kase: Case): Promise<string> {
  const { usedPreAggregations } = await askCube(kase.measure, fixedRange);
  const isHit = Object.keys(usedPreAggregations ?? {}).length > 0;
  if (isHit !== (kase.name !== "no rollup"))
    throw new Error(`${kase.measure} ${isHit ? "is" : "is not"} served by a rollup`);
  if (!isHit)
    return `select date_trunc('month', gift_date::timestamp) as month, revenue_class,
        sum(net) filter (where is_raised) / nullif(count(distinct gift_key) filter (where is_counted), 0) as value
      from marts.fct_donations where gift_date between $1 and $2 and country = 'FR' group by 1, 2 order by 1 limit 10000`;
  return `select date_trunc('month', gift_lines__gift_date_day) as month, gift_lines__revenue_class, sum(gift_lines__net_raised) as value
    from ${await newestRollup()} where gift_lines__gift_date_day between $1 and $2 and gift_lines__country = 'FR'
    group by 1, 2 order by 1 limit 10000`;
}

/** Express, a token check and one pooled query: nothing that serves figures over HTTP does less. */
function floorServer(sqlByCase: Map<string, string>): Promise<{ url: string; server: Server }> {
  const secret = new TextEncoder().encode(env.ATOLL_CUBE_SECRET);
  const app = express();
  app.get("/load", async (request, response) => {
    await jwtVerify(String(request.headers.authorization).slice(7), secret, { issuer: "atoll", audience: "cube" });
    const { name, from, to } = z.object({ name: z.string(), from: z.string(), to: z.string() }).parse(request.query);
    const { rows } = await pool.query(sqlByCase.get(name) ?? "", [from, to]);
    response.json({ data: rows });
  });
  return new Promise((resolve) => {
    const server = app.listen(0, "127.0.0.1", () => {
      const address = server.address();
      resolve({ url: `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`, server });
    });
  });
}

/** Milliseconds per request of one round, `connections` at a time. */
async function timeRound(connections: number, request: () => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  let left = requestsPerRound;
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (left > 0) {
        left -= 1;
        const started = performance.now();
        await request();
        times.push(performance.now() - started);
      }
    }),
  );
  return times;
}

const sqlByCase = new Map<string, string>();
for (const kase of cases) sqlByCase.set(kase.name, await floorSql(kase));
const { url, server } = await floorServer(sqlByCase);
const askFloor = async (name: string, [from, to]: Range) => {
  const response = await fetch(`${url}/load?${new URLSearchParams({ name, from, to })}`, {
    headers: { authorization: `Bearer ${env.ATOLL_CUBE_TOKEN}` },
  });
  if (!response.ok) throw new Error(`the floor answered ${response.status}`);
  return response.json();
};

const rows: Record<string, string | number>[] = [];
const ratios: Record<string, number> = {};
for (const connections of [1, 10]) {
  for (const kase of cases) {
    const range = () => (kase.distinct ? nextRange() : fixedRange);
    const cube: number[] = [];
    const floor: number[] = [];
    // One round of each is thrown away: both sides compile their code in it.
    await timeRound(connections, () => askFloor(kase.name, range()));
    await timeRound(connections, () => askCube(kase.measure, range()));
    for (let turn = 0; turn < rounds; turn += 1) {
      floor.push(...(await timeRound(connections, () => askFloor(kase.name, range()))));
      cube.push(...(await timeRound(connections, () => askCube(kase.measure, range()))));
    }
    const ratio = round(median(cube) / median(floor));
    ratios[`${kase.name} x${connections}`] = ratio;
    rows.push({
      query: kase.name,
      connections,
      "floor p50 ms": round(median(floor), 1),
      "Cube p50 ms": round(median(cube), 1),
      ratio,
      goal: connections === 1 && kase.goal ? `<= ${kase.goal}` : "-",
    });
  }
}
printTable(rows);
console.log(JSON.stringify({ bench: "query", requests: rounds * requestsPerRound, ratios }));
server.close();
await pool.end();
