import { describe, expect, it } from "vitest";
import { CubeFailure } from "../failure.ts";
import { guardQuery } from "./guardQuery.ts";
import { createVocabulary } from "./vocabulary.ts";

const member = (name: string, type = "number") => ({
  name,
  type,
  title: name,
  shortTitle: name,
  public: true,
  isVisible: true,
});
const vocabulary = createVocabulary([
  {
    name: "fundraising",
    title: "Fundraising",
    public: true,
    isVisible: true,
    measures: [member("fundraising.net_raised"), member("fundraising.gifts"), member("fundraising.donors")],
    dimensions: [member("fundraising.channel", "string"), member("fundraising.gift_date", "time")],
    segments: [],
  },
  {
    name: "adoptions",
    title: "Adoptions",
    public: true,
    isVisible: true,
    measures: [member("adoptions.corals_adopted")],
    dimensions: [member("adoptions.adopted_date", "time")],
    segments: [],
  },
]);
const guard = (query: unknown) => guardQuery(query, vocabulary, "2026-11-24");

function refusal(query: unknown): CubeFailure {
  try {
    guard(query);
  } catch (error) {
    if (error instanceof CubeFailure) return error;
    throw error;
  }
  throw new Error("the query passed");
}

describe("guardQuery", () => {
  it("passes a query and forces UTC", () => {
    const query = {
      measures: ["fundraising.net_raised"],
      dimensions: ["fundraising.channel", "fundraising.gift_date.month"],
    };
    expect(guard({ ...query, timezone: "Pacific/Tahiti" })).toEqual({ ...query, timezone: "UTC" });
  });

  it("names an unknown member and the nearest ones", () => {
    expect(refusal({ measures: ["fundraising.net_raise"] })).toMatchObject({
      status: 400,
      code: "unknown_member",
      facts: { member: "fundraising.net_raise", nearest: expect.arrayContaining(["fundraising.net_raised"]) },
    });
    expect(refusal({ measures: ["fundraising.corals_adopted"] }).facts.nearest).toContain("adoptions.corals_adopted");
  });

  it.each([
    { dimensions: ["fundraising.chanel"] },
    {
      measures: ["fundraising.gifts"],
      filters: [{ or: [{ and: [{ member: "fundraising.chanel", operator: "set" }] }] }],
    },
    { measures: ["fundraising.gifts"], timeDimensions: [{ dimension: "fundraising.gift_day", granularity: "day" }] },
    { measures: ["fundraising.gifts"], order: { "fundraising.gift": "desc" } },
    { measures: ["fundraising.gifts"], order: [["fundraising.gift", "desc"]] },
    { measures: ["fundraising.gifts"], segments: ["fundraising.big"] },
    [{ measures: ["fundraising.gifts"] }, { measures: ["fundraising.gift"] }],
  ])("finds an unknown member wherever it stands: %j", (query) => {
    expect(refusal(query).code).toBe("unknown_member");
  });

  it.each([
    { measures: ["fundraising.channel"] },
    { dimensions: ["fundraising.gifts"] },
    { dimensions: ["fundraising.channel.month"] },
    { measures: ["fundraising.gifts"], timeDimensions: [{ dimension: "fundraising.channel" }] },
  ])("refuses a member in the wrong place: %j", (query) => {
    expect(refusal(query).code).toBe("invalid_query");
  });

  it.each([
    { measures: ['{"cubeName":"x","alias":"y","expr":{"type":"SqlFunction","cubeParams":[],"sql":"1"}}'] },
    { measures: ["fundraising.gifts"], filters: [{ member: " {x}", operator: "set" }] },
    { measures: [{ cubeName: "x", name: "y", expression: ["return 1"] }] },
  ])("refuses member expressions: %j", (query) => {
    expect(refusal(query)).toMatchObject({ status: 400, code: "invalid_query" });
  });

  it.each([
    [{ measures: ["fundraising.gifts"], limit: 50_001 }, /limit/],
    [{ measures: ["fundraising.gifts"], maskedMembers: [] }, /maskedMembers/],
    [{ measures: "fundraising.gifts" }, /measures/],
    ["text", /not understood/],
    [[], /1 to 10/],
  ])("refuses %j", (query, words) => {
    expect(refusal(query).message).toMatch(words);
  });

  it("resolves words for time in the organisation's days", () => {
    const dimension = "fundraising.gift_date";
    expect(
      guard({
        measures: ["fundraising.gifts"],
        timeDimensions: [{ dimension, dateRange: "this month" }],
        filters: [
          { member: dimension, operator: "inDateRange", values: ["last year"] },
          { member: dimension, operator: "beforeDate", values: ["today"] },
          { member: dimension, operator: "afterDate", values: ["last month"] },
        ],
      }),
    ).toMatchObject({
      timeDimensions: [{ dimension, dateRange: ["2026-11-01", "2026-11-30"] }],
      filters: [{ values: ["2025-01-01", "2025-12-31"] }, { values: ["2026-11-24"] }, { values: ["2026-10-31"] }],
    });
  });

  it("resolves each compared range", () => {
    const time = {
      dimension: "fundraising.gift_date",
      compareDateRange: ["year to date", ["2025-01-01", "2025-11-24"]],
    };
    expect(guard({ measures: ["fundraising.gifts"], timeDimensions: [time] })).toMatchObject({
      timeDimensions: [
        {
          compareDateRange: [
            ["2026-01-01", "2026-11-24"],
            ["2025-01-01", "2025-11-24"],
          ],
        },
      ],
    });
  });

  it("refuses words for time that it does not know, with the mend", () => {
    const time = { dimension: "fundraising.gift_date", dateRange: "lately" };
    expect(refusal({ measures: ["fundraising.gifts"], timeDimensions: [time] })).toMatchObject({
      code: "relative_date",
      facts: { mend: expect.stringContaining("ISO days") },
    });
  });
});
