import { describe, expect, it } from "vitest";
import { cohortFigures } from "./cohorts.ts";
import { DonorGifts } from "./donorGifts.ts";
import { retentionFigures } from "./retention.ts";
import { rollingFigures } from "./rollingRetention.ts";
import { standingFigures } from "./standing.ts";

type Told = [donor: number | null, day: string, cents: number, channel?: string, country?: string];

function givers(told: Told[], adopted: [donor: number, day: string, site: "ahe" | "moorea" | null][] = []) {
  const gifts = new DonorGifts();
  const noon = (day: string) => Date.parse(`${day}T22:00:00Z`);
  for (const [donor, day, cents, channel = "email", country = "FR"] of told)
    gifts.give(donor, noon(day), { cents, channel, country });
  for (const [donor, day, site] of adopted) gifts.adopt(donor, noon(day), site);
  return gifts.givers();
}

const TODAY = "2026-11-24";
const MIXED = givers([
  [1, "2024-05-01", 1000],
  [1, "2025-12-24", 1000, "direct"],
  [1, "2026-01-02", 1500],
  [2, "2025-03-01", 400, "direct", "unassigned"],
  [2, "2025-02-01", 600, "email", "PF"],
  [2, "2026-03-01", 600],
  [3, "2024-03-01", 5000],
  [3, "2026-03-01", 5000],
  [null, "2026-03-01", 9999],
]);

describe("the truth of retention", () => {
  const figures = retentionFigures(MIXED, TODAY);

  it("calls retained who gave in both years, recaptured who paused, lapsed who did not come", () => {
    expect(figures.retained_donors_by_year).toEqual({ "2025": 1, "2026": 2 });
    expect(figures.recaptured_donors_by_year).toEqual({ "2026": 1 });
    expect(figures.lapsed_donors_by_year).toEqual({ "2025": 1 });
    expect(figures.donor_retention_rate_by_year).toEqual({ "2025": "0.500000", "2026": "1.000000" });
    expect(figures.new_donor_retention_rate_by_year).toEqual({ "2025": "0.500000", "2026": "1.000000" });
    expect(figures.repeat_donor_retention_rate_by_year).toEqual({ "2026": "1.000000" });
  });

  it("counts up to the same day of each year, so that a late gift of last year is none yet", () => {
    expect(figures.donor_retention_rate_to_day_by_year).toEqual({ "2025": "0.000000", "2026": "1.000000" });
    expect(figures.giving_to_day_by_year).toEqual({ "2024": "60.00", "2025": "10.00", "2026": "71.00" });
  });

  it("divides money by all giving of the year before, or by that of the same donors", () => {
    expect(figures.gift_retention_rate_by_year).toEqual({ "2025": "0.166667", "2026": "1.050000" });
    expect(figures.gift_retention_rate_same_donors_by_year).toEqual({ "2025": "1.000000", "2026": "1.050000" });
  });

  it("takes gains and losses apart by what became of the donor", () => {
    expect(figures.gains_by_year).toEqual({ "2024": "60.00", "2025": "10.00", "2026": "55.00" });
    expect(figures.losses_by_year).toEqual({ "2024": "0.00", "2025": "50.00", "2026": "4.00" });
    expect(figures.net_growth_by_kind).toEqual({
      downgraded: "-4.00",
      lapsed_new: "-50.00",
      new: "70.00",
      recaptured: "50.00",
      same: "0.00",
      upgraded: "5.00",
    });
  });

  it("groups by where donors were in the year before", () => {
    expect(figures.donor_retention_rate_by_channel).toEqual({ direct: "1.000000", email: "0.500000" });
    expect(figures.donor_retention_rate_by_country).toEqual({ FR: "0.666667", PF: "1.000000" });
    const sites = retentionFigures(
      givers(
        [[1, "2025-05-01", 1]],
        [
          [1, "2025-05-01", "moorea"],
          [1, "2025-06-01", "ahe"],
          [1, "2026-01-01", null],
        ],
      ),
      TODAY,
    );
    expect(sites.donor_retention_rate_by_site).toEqual({ Ahe: "0.000000" });
  });

  it("rolls over the turn of a year", () => {
    const rolling = rollingFigures(
      givers([
        [1, "2024-12-31", 1000],
        [1, "2026-01-01", 400],
      ]),
      "2026-02-01",
    );
    expect(rolling.rolling_donors_by_month).toMatchObject({ "2025-11": 1, "2025-12": 0, "2026-01": 1 });
    expect(rolling.rolling_donor_retention_rate_by_month).toEqual({
      "2025-12": "0.000000",
      "2026-01": "1.000000",
      "2026-02": "1.000000",
    });
    expect(rolling.rolling_gift_retention_rate_by_month["2026-01"]).toBe("0.400000");
  });

  it("waits twelve months for second gifts, and for the whole month of first ones", () => {
    const figuresOn = (today: string) =>
      cohortFigures(
        givers([
          [1, "2025-10-31", 1],
          [1, "2026-10-31", 1],
          [2, "2025-10-01", 1],
          [2, "2026-10-02", 1],
        ]),
        today,
      ).second_gift_rate_by_cohort;
    expect(figuresOn("2026-10-31")).toEqual({});
    expect(figuresOn("2026-11-01")).toEqual({ "2025-10": "0.500000" });
  });

  it("says how donors stand by whole months and by money of whole years", () => {
    const standing = standingFigures(
      givers([
        [1, "2025-11-25", 10_000],
        [2, "2025-11-24", 5_000],
        [2, "2025-01-24", 5_001],
        [3, "2023-11-24", 500],
      ]),
      TODAY,
    );
    expect(standing.donors_by_lifecycle_status).toEqual({ active: 1, dormant: 1, lapsing: 1 });
    expect(standing.donors_by_giving_tier).toEqual({ micro: 1, none: 1, small: 1 });
    expect(standing.donors_by_rfm).toEqual({ "111": 1, "213": 1, "323": 1 });
    expect([standing.lybunt, standing.sybunt, standing.sybunt_without_lybunt]).toEqual([2, 3, 1]);
  });
});
