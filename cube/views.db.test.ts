import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CubeQuery } from "../app/shared/cubeQuery.ts";
import { createTestDatabase, startCube } from "./testing/testCube.ts";

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let site: Awaited<ReturnType<typeof startCube>>;

beforeAll(async () => {
  database = await createTestDatabase();
  site = await startCube(database.readerUrl);
  await database.publish(1);
  await site.cube.refresh();
});
afterAll(async () => {
  await site.stop();
  await database.drop();
});

const rows = async (query: CubeQuery) => (await site.cube.load(query, "user-1")).data;
const one = async (view: string, names: string[], query: CubeQuery = {}) => {
  const [row = {}] = await rows({ ...query, measures: names.map((name) => `${view}.${name}`) });
  return Object.fromEntries(names.map((name) => [name, row[`${view}.${name}`]]));
};

describe("a view", () => {
  it("divides counts for retention, so that a group of two weighs twice one of one", async () => {
    const in2026Alone: CubeQuery = {
      filters: [{ member: "retention.fiscal_year", operator: "equals", values: ["2026"] }],
    };
    const names = [
      "prior_year_donors",
      "retained_donors",
      "donor_retention_rate",
      "gift_retention_rate",
      "gains",
      "losses",
    ];
    expect(await one("retention", names, in2026Alone)).toEqual({
      prior_year_donors: "3",
      retained_donors: "1",
      donor_retention_rate: "0.333333",
      gift_retention_rate: "0.859375",
      gains: "1071.28",
      losses: "30.00",
    });
    const query = { ...in2026Alone, measures: ["retention.donor_retention_rate"] };
    const by = async (name: string) =>
      Object.fromEntries(
        (await rows({ ...query, dimensions: [`retention.${name}`] })).map((row) => [
          row[`retention.${name}`],
          row["retention.donor_retention_rate"],
        ]),
      );
    expect(await by("prior_channel")).toEqual({ email: "1.000000", direct: "0.000000", none: null });
    expect(await by("prior_site")).toEqual({
      Moʻorea: "1.000000",
      Tikehau: "0.000000",
      Unassigned: "0.000000",
      none: null,
    });
    expect(await by("donor_type")).toMatchObject({ person: "1.000000", organisation: null });
  });

  it("counts corals by site, refunded ones out and complimentary ones in", async () => {
    const bySite = await rows({
      measures: ["adoptions.corals_adopted"],
      dimensions: [
        "adoptions.site",
        "adoptions.branch",
        "adoptions.site_country",
        "adoptions.site_latitude",
        "adoptions.site_longitude",
      ],
      order: [["adoptions.site", "asc"]],
    });
    expect(bySite.map((row) => Object.values(row))).toEqual([
      ["Moʻorea", "French Polynesia", "PF", "-17.476600", "-149.830000", "2"],
      ["Tikehau", "French Polynesia", "PF", "-15.000000", "-148.170000", "1"],
      ["Unassigned", "Unassigned", "unassigned", null, null, "1"],
    ]);
    expect(
      await one("adoptions", [
        "corals_adopted",
        "adopters",
        "corals_per_adopter",
        "gift_adoptions",
        "complimentary_adoptions",
      ]),
    ).toMatchObject({
      corals_adopted: "4",
      adopters: "2",
      corals_per_adopter: "1.5000000000000000",
      gift_adoptions: "1",
      complimentary_adoptions: "1",
    });
  });

  it("tells certificates and planting of shop adoptions, with those still waiting beside the medians", async () => {
    expect(
      await one("adoptions", [
        "gift_adoption_share",
        "certificates_sent",
        "certificates_pending",
        "median_days_to_certificate",
        "adoptions_outplanted",
        "adoptions_awaiting_outplant",
        "median_days_to_outplant",
        "share_awaiting_outplant",
      ]),
    ).toMatchObject({
      gift_adoption_share: "0.250000",
      certificates_sent: "2",
      certificates_pending: "1",
      median_days_to_certificate: "4",
      adoptions_outplanted: "1",
      adoptions_awaiting_outplant: "2",
      median_days_to_outplant: "365",
      share_awaiting_outplant: "0.666667",
    });
  });

  it("pools survival from counts along the tree of sites", async () => {
    const rates = await rows({
      measures: ["reef.survival_rate", "reef.fragments_surveyed"],
      dimensions: ["reef.site"],
      order: [["reef.site", "asc"]],
    });
    expect(rates.map((row) => Object.values(row))).toEqual([
      ["Moʻorea", "0.827273", "110"],
      ["Tikehau", "1.000000", "20"],
    ]);
    expect(
      await one("reef", [
        "survival_rate",
        "latest_survey_date",
        "corals_outplanted",
        "health_score",
        "bleach_score",
        "evi",
      ]),
    ).toMatchObject({
      survival_rate: "0.853846",
      latest_survey_date: "2026-02-10T00:00:00.000",
      corals_outplanted: "3",
      health_score: "1.846847",
      bleach_score: "1.000000",
      evi: "200.0000",
    });
  });

  it("sets planted beside adopted without multiplying either", async () => {
    const coverage = await rows({
      measures: ["coverage.corals_adopted", "coverage.corals_outplanted", "coverage.adoption_coverage"],
      dimensions: ["coverage.site"],
      order: [["coverage.site", "asc"]],
    });
    expect(coverage.map((row) => Object.values(row))).toEqual([
      ["Moʻorea", "2", "0", "0.000000"],
      ["Tikehau", "1", "3", "3.000000"],
      ["Unassigned", "1", "0", "0.000000"],
    ]);
  });

  it("keeps mirrored deals and other pipelines out", async () => {
    expect(
      await one("pipeline", [
        "open_deals",
        "pipeline_amount",
        "weighted_pipeline",
        "won_deals",
        "won_amount",
        "lost_deals",
        "win_rate",
        "win_rate_by_amount",
        "new_deals",
        "overdue_amount",
        "stale_deals",
      ]),
    ).toMatchObject({
      open_deals: "1",
      pipeline_amount: "5000.00",
      weighted_pipeline: "2500.00",
      won_deals: "1",
      won_amount: "1000.00",
      lost_deals: "1",
      win_rate: "0.50000000000000000000",
      win_rate_by_amount: "0.58823529411764705882",
      new_deals: "3",
      overdue_amount: "5000.00",
      stale_deals: "0",
    });
    const byStage = await rows({
      measures: ["pipeline.open_deals"],
      dimensions: ["pipeline.stage"],
      order: [["pipeline.stage", "asc"]],
    });
    expect(byStage.map((row) => row["pipeline.stage"])).toEqual(["Lost", "Proposal", "Won"]);
  });

  it("takes the median of stays that are over, of all of them and not of medians", async () => {
    expect(await one("deal_stages", ["stage_entries", "open_stays", "median_days_in_stage"])).toEqual({
      stage_entries: "4",
      open_stays: "1",
      median_days_in_stage: "7",
    });
  });

  it("takes recurring figures of today from the month that is not over", async () => {
    expect(await one("recurring", ["mrr", "arr", "active_plans", "active_recurring_donors", "at_risk_mrr"])).toEqual({
      mrr: "15.00",
      arr: "180.00",
      active_plans: "1",
      active_recurring_donors: "1",
      at_risk_mrr: "15.00",
    });
  });

  it("divides sums of donors lost and donors there, and counts donors and not plans", async () => {
    const found = await rows({
      measures: [
        "recurring.opening_donors",
        "recurring.churned_donors",
        "recurring.recurring_churn_rate",
        "recurring.nrr",
      ],
      timeDimensions: [{ dimension: "recurring.month", granularity: "month" }],
    });
    const shown = found.map((row) =>
      ["opening_donors", "churned_donors", "recurring_churn_rate", "nrr"].map((name) =>
        Number(row[`recurring.${name}`]),
      ),
    );
    expect(shown).toEqual([
      [2, 0, 0, 1],
      [2, 1, 0.5, 15 / 35],
    ]);
    expect(await one("recurring", ["recurring_churn_rate"])).toEqual({
      recurring_churn_rate: "0.25000000000000000000",
    });
  });

  it("counts only those who gave as donors", async () => {
    expect(await one("donors", ["donors", "repeat_donors", "lifetime_giving"])).toEqual({
      donors: "3",
      repeat_donors: "1",
      lifetime_giving: "1139.28",
    });
  });
});
