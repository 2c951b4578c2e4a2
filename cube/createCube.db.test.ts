import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CubeQuery } from "../app/shared/cubeQuery.ts";
import { createTestDatabase, startCube, token } from "./testing/testCube.ts";

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let site: Awaited<ReturnType<typeof startCube>>;

beforeAll(async () => {
  database = await createTestDatabase();
  site = await startCube(database.readerUrl);
});
afterAll(async () => {
  await site.stop();
  await database.drop();
});

const ask = (query: CubeQuery) => site.cube.load(query, "user-1");
const rows = async (query: CubeQuery) => (await ask(query)).data;
const one = async (view: string, names: string[], query: CubeQuery = {}) => {
  const [row = {}] = await rows({ ...query, measures: names.map((name) => `${view}.${name}`) });
  return Object.fromEntries(names.map((name) => [name, row[`${view}.${name}`]]));
};
const sql = async (text: string) => (await database.owner.query(text)).rows;
const rollupsOf = async (query: CubeQuery) => Object.keys((await ask(query)).usedPreAggregations ?? {});
const in2026 = { dimension: "fundraising.gift_date", dateRange: ["2026-01-01", "2026-12-31"] };

describe("before the first build", () => {
  it("answers that there are no figures yet", async () => {
    await expect(ask({ measures: ["fundraising.net_raised"] })).rejects.toMatchObject({
      status: 503,
      code: "not_ready",
    });
  });

  it("still names what is wrong with a question", async () => {
    await expect(ask({ measures: ["fundraising.raised"] })).rejects.toMatchObject({
      status: 400,
      code: "unknown_member",
    });
  });

  it("has nothing to refresh or warm", async () => {
    await site.cube.refresh();
    await site.cube.warm([{ measures: ["fundraising.net_raised"] }]);
  });
});

describe("once a build is published", () => {
  beforeAll(async () => {
    await database.publish(1);
    await site.cube.refresh();
  });

  it("counts money, gifts and donors as fundraising says", async () => {
    const names = [
      "net_raised",
      "gross_raised",
      "discounts_amount",
      "refunds_amount",
      "gifts",
      "donors",
      "new_donors",
      "merchandise_sales",
    ];
    expect(await one("fundraising", [...names, "donation_lines"])).toEqual({
      net_raised: "1139.28",
      gross_raised: "1164.28",
      discounts_amount: "20.00",
      refunds_amount: "5.00",
      gifts: "4",
      donors: "3",
      new_donors: "3",
      merchandise_sales: "25.00",
      donation_lines: "6",
    });
  });

  it("counts a donor who returns as no new one", async () => {
    expect(await one("fundraising", ["gifts", "donors", "new_donors"], { timeDimensions: [in2026] })).toEqual({
      gifts: "3",
      donors: "3",
      new_donors: "2",
    });
  });

  it("divides sums for an average, and gives none where there is no gift", async () => {
    expect(Number((await one("fundraising", ["avg_gift"])).avg_gift)).toBe(1139.28 / 4);
    const nothing = { timeDimensions: [{ ...in2026, dateRange: ["2020-01-01", "2020-12-31"] }] };
    expect(await one("fundraising", ["avg_gift", "gifts"], nothing)).toEqual({ avg_gift: null, gifts: "0" });
  });

  it("gives original money only where one currency is in the group", async () => {
    expect(await one("fundraising", ["net_raised_original"])).toEqual({ net_raised_original: null });
    const byCurrency = await rows({
      measures: ["fundraising.net_raised_original"],
      dimensions: ["fundraising.currency"],
    });
    expect(
      Object.fromEntries(
        byCurrency.map((row) => [row["fundraising.currency"], row["fundraising.net_raised_original"]]),
      ),
    ).toEqual({
      EUR: "1089.00",
      XPF: "6000.00",
    });
  });

  it("gives the same sums as plain SQL, by month and class", async () => {
    const asked = await rows({
      measures: ["fundraising.net_raised"],
      dimensions: ["fundraising.revenue_class"],
      timeDimensions: [{ dimension: "fundraising.gift_date", granularity: "month" }],
      order: [
        ["fundraising.gift_date", "asc"],
        ["fundraising.revenue_class", "asc"],
      ],
    });
    const plain = await sql(`select to_char(date_trunc('month', gift_date), 'YYYY-MM') as month, revenue_class,
      sum(case when is_raised then net else 0 end)::text as net from marts.fct_donations group by 1, 2 order by 1, 2`);
    expect(
      asked.map((row) => ({
        month: String(row["fundraising.gift_date.month"]).slice(0, 7),
        revenue_class: row["fundraising.revenue_class"],
        net: Number(row["fundraising.net_raised"]).toFixed(2),
      })),
    ).toEqual(plain.map((row) => ({ ...row, net: Number(row.net).toFixed(2) })));
  });

  it("names product and campaign, and what has none", async () => {
    const byProduct = await rows({
      measures: ["fundraising.net_raised"],
      dimensions: ["fundraising.product", "fundraising.campaign"],
    });
    expect(new Set(byProduct.map((row) => `${row["fundraising.product"]}, ${row["fundraising.campaign"]}`))).toEqual(
      new Set([
        "Adopt a coral, Spring appeal",
        "Adopt a coral, Unassigned",
        "Unassigned, Spring appeal",
        "Unassigned, Unassigned",
      ]),
    );
  });

  it("resolves words for time by the organisation's clock, in GraphQL too", async () => {
    const first = { timeDimensions: [{ dimension: "fundraising.gift_date", dateRange: "last year" }] };
    expect(await one("fundraising", ["net_raised"], first)).toEqual({ net_raised: "34.00" });
    const body = JSON.stringify({
      query:
        '{ cube(where: { fundraising: { gift_date: { inDateRange: "last year" } } }) { fundraising { net_raised } } }',
    });
    const response = await fetch(`${site.url}/cubejs-api/graphql`, {
      method: "POST",
      headers: { authorization: `Bearer ${await token()}`, "content-type": "application/json" },
      body,
    });
    expect(await response.json()).toMatchObject({ data: { cube: [{ fundraising: { net_raised: 34 } }] } });
  });

  it("compares two ranges in one question over HTTP, also where the host would have read the body", async () => {
    const time = { dimension: "fundraising.gift_date", compareDateRange: ["this year", ["2025-01-01", "2025-12-31"]] };
    const response = await fetch(`${site.url}/cubejs-api/v1/load`, {
      method: "POST",
      headers: { authorization: `Bearer ${await token()}`, "content-type": "application/json" },
      body: JSON.stringify({
        queryType: "multi",
        query: { measures: ["fundraising.net_raised"], timeDimensions: [time] },
      }),
    });
    const net = (value: string) => ({ data: [expect.objectContaining({ "fundraising.net_raised": value })] });
    expect(await response.json()).toMatchObject({ results: [net("1105.28"), net("34.00")] });
  });
});

const tiles: Record<string, CubeQuery> = {
  "money in a period": { measures: ["fundraising.net_raised"], timeDimensions: [in2026] },
  "money by month and class": {
    measures: ["fundraising.net_raised"],
    dimensions: ["fundraising.revenue_class"],
    timeDimensions: [{ ...in2026, granularity: "month" }],
  },
  "money by channel": {
    measures: ["fundraising.net_raised"],
    dimensions: ["fundraising.channel"],
    timeDimensions: [in2026],
  },
  "money by country": {
    measures: ["fundraising.net_raised"],
    dimensions: ["fundraising.country"],
    timeDimensions: [in2026],
    order: { "fundraising.net_raised": "desc" },
    limit: 8,
  },
  corals: {
    measures: ["adoptions.corals_adopted"],
    timeDimensions: [{ dimension: "adoptions.adopted_date", dateRange: "this year" }],
  },
  "corals by site": {
    measures: ["adoptions.corals_adopted"],
    dimensions: ["adoptions.site", "adoptions.site_country", "adoptions.site_latitude", "adoptions.site_longitude"],
  },
  "pipeline by stage": {
    measures: ["pipeline.open_deals", "pipeline.pipeline_amount", "pipeline.weighted_pipeline"],
    dimensions: ["pipeline.stage", "pipeline.stage_order"],
    filters: [{ member: "pipeline.is_open", operator: "equals", values: ["true"] }],
    order: { "pipeline.stage_order": "asc" },
  },
  "overdue deals": {
    measures: ["pipeline.open_deals", "pipeline.pipeline_amount"],
    timeDimensions: [{ dimension: "pipeline.close_date", dateRange: ["2000-01-01", "2026-11-23"] }],
    filters: [{ member: "pipeline.is_open", operator: "equals", values: ["true"] }],
  },
  "win rate": {
    measures: ["pipeline.win_rate"],
    timeDimensions: [{ dimension: "pipeline.close_date", dateRange: "this year" }],
  },
};

describe("rollups", () => {
  it.each(Object.entries(tiles))("answer %s", async (_name, query) => {
    expect(await rollupsOf(query)).toHaveLength(1);
  });

  it("leave counts of distinct givers to the marts", async () => {
    expect(await rollupsOf({ measures: ["fundraising.donors"], timeDimensions: [in2026] })).toEqual([]);
  });
});

describe("refresh", () => {
  const gift = (id: number) =>
    `insert into marts_build.fct_donations select 'n${id}', 'n${id}', 'd1', '2026-11-20', 'donation', 'email', 'FR', 'EUR', 'unassigned', 'unassigned',
      100, 0, 0, 0, 100, 100, false, false, false, true, true, null`;
  const both = async () => {
    const rollup = await one("fundraising", ["net_raised"], { timeDimensions: [in2026] });
    const plain = await one("fundraising", ["net_raised", "gifts"], { timeDimensions: [in2026] });
    return [rollup.net_raised, plain.net_raised, plain.gifts];
  };

  it("shows the newest build in rollups and marts alike, within seconds", async () => {
    expect(await both()).toEqual(["1105.28", "1105.28", "3"]);
    await database.publish(2, gift(2));
    const started = performance.now();
    await site.cube.refresh();
    expect(await both()).toEqual(["1205.28", "1205.28", "4"]);
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  it("goes back as well as forward", async () => {
    await database.publish(3);
    await Promise.all([site.cube.refresh(), site.cube.refresh(), site.cube.refresh()]);
    expect(await both()).toEqual(["1105.28", "1105.28", "3"]);
  });

  it("fails loudly where the rollups cannot be built, and mends itself", async () => {
    await database.publish(4, "alter table marts_build.fct_donations rename column gross to gone");
    await expect(site.cube.refresh()).rejects.toThrow();
    await database.publish(5, gift(5));
    await site.cube.refresh();
    expect(await both()).toEqual(["1205.28", "1205.28", "4"]);
  });
});

describe("a swap of the marts", () => {
  it("breaks no question that is under way", async () => {
    let asked = 0;
    let isSwapping = true;
    const reader = async (start: number) => {
      for (let day = start; isSwapping; day += 4) {
        const from = new Date(Date.UTC(2020, 0, 1) + (day % 1500) * 86_400_000).toISOString().slice(0, 10);
        const time = { dimension: "fundraising.gift_date", dateRange: [from, "2026-12-31"] };
        const answer = await rows({ measures: ["fundraising.gifts", "fundraising.donors"], timeDimensions: [time] });
        expect(answer).toHaveLength(1);
        asked += 1;
      }
    };
    const readers = [0, 1, 2, 3].map(reader);
    const swaps = async () => {
      for (let build = 10; build < 22; build += 1) await database.publish(build);
    };
    await swaps().finally(() => {
      isSwapping = false;
    });
    await Promise.all(readers);
    expect(asked).toBeGreaterThan(20);
  });
});

describe("marts that went away", () => {
  it("are an answer, not a trace", async () => {
    await database.owner.query("drop schema marts cascade");
    const failure = await ask({ measures: ["fundraising.gifts"], dimensions: ["fundraising.campaign"] }).catch(
      (error: unknown) => error,
    );
    expect(failure).toMatchObject({ status: 503, code: "not_ready" });
  });
});
