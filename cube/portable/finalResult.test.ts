import { describe, expect, it } from "vitest";
import { getFinalQueryResult, getFinalQueryResultMulti } from "./finalResult.ts";
import type { Columns, NormalizedQuery, QueryType, TransformRequest } from "./types.ts";

const annotation = {
  "orders.count": {
    title: "Orders Count",
    shortTitle: "Count",
    type: "number",
    drillMembers: [],
    secret: "stays here",
  },
  "orders.total": { title: "Orders Total", shortTitle: "Total", type: "number" },
  "orders.country": { title: "Orders Country", shortTitle: "Country", type: "string" },
  "orders.date": { title: "Orders Date", shortTitle: "Date", type: "time" },
  "orders.date.day": { title: "Orders Date", shortTitle: "Date", type: "time" },
  "orders.date.month": { title: "Orders Date", shortTitle: "Date", type: "time" },
  "orders.date.year": { title: "Orders Date", shortTitle: "Date", type: "time" },
};
const aliasToMemberNameMap = {
  orders__count: "orders.count",
  orders__total: "orders.total",
  orders__country: "orders.country",
  orders__date_day: "orders.date.day",
  orders__date_month: "orders.date.month",
  orders__date_year: "orders.date.year",
};

type Given = {
  query: NormalizedQuery;
  rows: Columns;
  queryType?: QueryType;
  resType?: string;
  annotation?: TransformRequest["annotation"];
};
const request = ({ query, queryType = "regularQuery", resType = "default", ...given }: Given): TransformRequest => ({
  aliasToMemberNameMap,
  annotation: given.annotation ?? annotation,
  query,
  queryType,
  resType,
});
const buffer = (rows: Columns) => Buffer.from(JSON.stringify(rows));
const read = (bytes: ArrayBuffer) => JSON.parse(new TextDecoder().decode(bytes));

async function answer(given: Given) {
  const bytes = await getFinalQueryResult(request(given), buffer(given.rows), {
    query: given.query,
    annotation: { measures: annotation },
    external: false,
    total: null,
  });
  return read(bytes);
}

const byCountry = {
  query: { measures: ["orders.count"], dimensions: ["orders.country"], timeDimensions: [] },
  rows: {
    members: ["orders__country", "orders__count"],
    columns: [
      ["FR", null],
      [2, "1"],
    ],
  },
};
const byMonth = (granularities: string[]) => ({
  query: {
    measures: ["orders.count"],
    dimensions: [] as string[],
    timeDimensions: granularities.map((granularity) => ({
      dimension: "orders.date",
      granularity,
      dateRange: ["2026-01-01T00:00:00.000", "2026-02-28T23:59:59.999"],
    })),
  },
  rows: {
    members: [...granularities.map((granularity) => `orders__date_${granularity}`), "orders__count"],
    columns: [...granularities.map((granularity) => [`2026-01-01 00:00:0${granularities.indexOf(granularity)}`]), [3]],
  },
});

describe("getFinalQueryResult", () => {
  it("names each column by its member", async () => {
    expect((await answer(byCountry)).data).toEqual([
      { "orders.country": "FR", "orders.count": "2" },
      { "orders.country": null, "orders.count": "1" },
    ]);
  });

  it("names the members once in the compact and columnar formats", async () => {
    const members = ["orders.country", "orders.count"];
    expect((await answer({ ...byCountry, resType: "compact" })).data).toEqual({
      members,
      dataset: [
        ["FR", "2"],
        [null, "1"],
      ],
    });
    expect((await answer({ ...byCountry, resType: "columnar" })).data).toEqual({
      members,
      columns: [
        ["FR", null],
        ["2", "1"],
      ],
    });
  });

  it("gives a time also under its bare name", async () => {
    expect((await answer(byMonth(["month"]))).data).toEqual([
      { "orders.date.month": "2026-01-01T00:00:00.000", "orders.count": "3", "orders.date": "2026-01-01T00:00:00.000" },
    ]);
  });

  it.each([
    [["year", "day", "month"], 1],
    [["day", "year"], 0],
    [["month", "year"], 0],
  ])("takes the finest of %j for the bare name", async (granularities, finest) => {
    expect((await answer(byMonth(granularities))).data[0]["orders.date"]).toBe(`2026-01-01T00:00:0${finest}.000`);
  });

  it("leaves the bare name alone where it is asked for itself", async () => {
    const { query, rows } = byMonth(["month"]);
    const [row] = (await answer({ query: { ...query, dimensions: ["orders.date"] }, rows })).data;
    expect(Object.keys(row)).toEqual(["orders.date.month", "orders.count"]);
  });

  it("leaves out what is null, and always says whether the query was slow", async () => {
    const body = await answer(byCountry);
    expect(body).toMatchObject({ slowQuery: false, external: false });
    expect(body).not.toHaveProperty("total");
    expect(body).not.toHaveProperty("lastRefreshTime");
  });

  it("tells back only the public parts of query and annotation", async () => {
    const body = await answer({
      ...byCountry,
      query: { ...byCountry.query, limit: 5, maskedMembers: ["x"], contextSymbols: {} },
    });
    expect(body.query).toEqual({ ...byCountry.query, limit: 5 });
    expect(body.annotation.measures["orders.count"]).toEqual({
      title: "Orders Count",
      shortTitle: "Count",
      type: "number",
      drillMembers: [],
    });
  });

  it("gives a total as a number", async () => {
    const bytes = await getFinalQueryResult(request(byCountry), buffer(byCountry.rows), {
      query: byCountry.query,
      total: "17",
    });
    expect(read(bytes).total).toBe(17);
  });

  it("refuses a member that the reader may not see, with rows and without", async () => {
    const { "orders.count": _hidden, ...seen } = annotation;
    await expect(answer({ ...byCountry, annotation: seen })).rejects.toThrow("hidden member: 'orders.count'");
    const empty = { members: [], columns: [] };
    await expect(answer({ ...byCountry, rows: empty, annotation: seen })).rejects.toThrow(
      "hidden member: 'orders.count'",
    );
    const { "orders.date": _date, ...timeless } = annotation;
    const { query } = byMonth(["month"]);
    await expect(answer({ query, rows: empty, annotation: timeless })).rejects.toThrow("hidden member: 'orders.date'");
  });

  it("allows a hidden time that only filters", async () => {
    const { "orders.date": _date, ...timeless } = annotation;
    const query = { measures: ["orders.count"], timeDimensions: [{ dimension: "orders.date", dateRange: ["a", "b"] }] };
    expect((await answer({ query, rows: { members: [], columns: [] }, annotation: timeless })).data).toEqual([]);
  });

  it("refuses a column that no member stands for", async () => {
    await expect(answer({ ...byCountry, rows: { members: ["other"], columns: [[1]] } })).rejects.toThrow(
      "alias: 'other'",
    );
  });
});

async function together(queryType: QueryType, parts: Given[], resType = "default") {
  const bytes = await getFinalQueryResultMulti(
    parts.map((part) => request({ ...part, queryType, resType })),
    parts.map((part) => buffer(part.rows)),
    { queryType, results: parts.map(({ query }) => ({ query })), slowQuery: false },
  );
  return read(bytes);
}

describe("getFinalQueryResultMulti", () => {
  it("marks each row of a comparison with its range", async () => {
    const body = await together("compareDateRangeQuery", [byMonth(["month"]), byMonth(["month"])]);
    const range = "2026-01-01T00:00:00.000 - 2026-02-28T23:59:59.999";
    expect(body.results.map((result: { data: Record<string, string>[] }) => result.data[0]?.compareDateRange)).toEqual([
      range,
      range,
    ]);
    expect(body.pivotQuery.dimensions).toEqual(["compareDateRange"]);
    expect(body.pivotQuery.queryType).toBe("compareDateRangeQuery");
  });

  it("puts the range last in the compact format", async () => {
    const body = await together("compareDateRangeQuery", [byMonth(["month"])], "compact");
    expect(body.results[0].data.members).toEqual([
      "orders.date.month",
      "orders.count",
      "orders.date",
      "compareDateRange",
    ]);
    expect(body.results[0].data.dataset[0]).toHaveLength(4);
  });

  it("blends queries over one time", async () => {
    const totals = byMonth(["month"]);
    const second = {
      query: { ...totals.query, measures: ["orders.total"] },
      rows: { ...totals.rows, members: ["orders__date_month", "orders__total"] },
    };
    const body = await together("blendingQuery", [byMonth(["month"]), second]);
    expect(body.results[0].data[0]["time.month"]).toBe("2026-01-01T00:00:00.000");
    expect(body.pivotQuery).toMatchObject({
      measures: ["orders.count", "orders.total"],
      dimensions: [],
      timeDimensions: [{ dimension: "time", granularity: "month" }],
    });
  });

  it("refuses a comparison without a range of two ends", async () => {
    const { query, rows } = byMonth(["month"]);
    const bare = { ...query, timeDimensions: [{ dimension: "orders.date", granularity: "month" }] };
    await expect(together("compareDateRangeQuery", [{ query: bare, rows }])).rejects.toThrow("two ends");
  });
});
