import { describe, expect, it } from "vitest";
import { overviewQueries } from "./overview.ts";
import { presetPeriod } from "./overviewPeriod.ts";

const today = "2026-11-24";

describe("the queries of Overview", () => {
  it("compare the same days a year earlier", () => {
    const queries = overviewQueries(presetPeriod("this_year", today, 1), today);
    expect(queries.totals.timeDimensions).toEqual([
      { dimension: "fundraising.gift_date", dateRange: ["2026-01-01", "2026-11-24"] },
    ]);
    expect(queries.totals_before?.timeDimensions?.[0]?.dateRange).toEqual(["2025-01-01", "2025-11-24"]);
  });

  it("ask whole months for the marks of last year", () => {
    const queries = overviewQueries(presetPeriod("this_year", today, 1), today);
    expect(queries.steps_before?.timeDimensions?.[0]).toEqual({
      dimension: "fundraising.gift_date",
      dateRange: ["2025-01-01", "2025-11-30"],
      granularity: "month",
    });
  });

  it("have no bounds and no comparison for all time", () => {
    const queries = overviewQueries(presetPeriod("all", today, 1), today);
    expect(queries.corals_by_site).not.toHaveProperty("timeDimensions");
    expect(queries.trend.timeDimensions).toEqual([{ dimension: "fundraising.gift_date", granularity: "year" }]);
    expect(Object.entries(queries).filter(([name, query]) => name.endsWith("_before") && query !== null)).toEqual([]);
  });

  it("call a deal overdue from the day after its expected close", () => {
    const queries = overviewQueries(presetPeriod("this_year", today, 1), today);
    expect(queries.pipeline_overdue.timeDimensions?.[0]?.dateRange?.[1]).toBe("2026-11-23");
  });

  it("are the same text for the same day, so that warmed answers are hit", () => {
    const ask = () => JSON.stringify(overviewQueries(presetPeriod("last_year", today, 1), today));
    expect(ask()).toBe(ask());
  });
});
