export type CubeQuery = {
  measures: [string];
  dimensions?: [string];
  timeDimensions?: [{ dimension: string; granularity: "month" | "year" }];
  timezone: "UTC";
};

/** One key of the sandbox's truth, and what Atoll answers for it. */
export type Figure = {
  /** The key in the truth. */
  name: string;
  /** Digits behind the point that the table shows at least. */
  digits: 0 | 2;
  query: CubeQuery;
  /** The column that names a value, and how many of its characters do: 4 of an instant are its year. Null for a total. */
  key: { column: string; characters: number | null } | null;
};

// Days are cut in the NGO's zone before Cube sees them, so every query runs in UTC.
const timezone = "UTC";

const total = (name: string, digits: Figure["digits"], measure: string): Figure => ({
  name,
  digits,
  query: { measures: [measure], timezone },
  key: null,
});

const by = (name: string, digits: Figure["digits"], measure: string, dimension: string): Figure => ({
  name,
  digits,
  query: { measures: [measure], dimensions: [dimension], timezone },
  key: { column: dimension, characters: null },
});

const over = (
  name: string,
  digits: Figure["digits"],
  measure: string,
  dimension: string,
  granularity: "month" | "year",
): Figure => ({
  name,
  digits,
  query: { measures: [measure], timeDimensions: [{ dimension, granularity }], timezone },
  key: { column: `${dimension}.${granularity}`, characters: granularity === "year" ? 4 : 7 },
});

export const FIGURES: readonly Figure[] = [
  over("net_raised_by_month", 2, "fundraising.net_raised", "fundraising.gift_date", "month"),
  by("net_raised_by_class", 2, "fundraising.net_raised", "fundraising.revenue_class"),
  by("net_raised_by_currency", 2, "fundraising.net_raised", "fundraising.currency"),
  by("net_raised_original_by_currency", 2, "fundraising.net_raised_original", "fundraising.currency"),
  by("net_raised_by_channel", 2, "fundraising.net_raised", "fundraising.channel"),
  by("net_raised_by_country", 2, "fundraising.net_raised", "fundraising.country"),
  total("gifts", 0, "fundraising.gifts"),
  over("gifts_by_year", 0, "fundraising.gifts", "fundraising.gift_date", "year"),
  total("donors", 0, "fundraising.donors"),
  over("donors_by_year", 0, "fundraising.donors", "fundraising.gift_date", "year"),
  over("new_donors_by_year", 0, "fundraising.new_donors", "fundraising.gift_date", "year"),
  by("corals_by_site", 0, "adoptions.corals_adopted", "adoptions.site"),
  over("corals_by_year", 0, "adoptions.corals_adopted", "adoptions.adopted_date", "year"),
  over("won_amount_by_year", 2, "pipeline.won_amount", "pipeline.close_date", "year"),
  over("won_deals_by_year", 0, "pipeline.won_deals", "pipeline.close_date", "year"),
  over("lost_amount_by_year", 2, "pipeline.lost_amount", "pipeline.close_date", "year"),
  over("lost_deals_by_year", 0, "pipeline.lost_deals", "pipeline.close_date", "year"),
  by("lost_deals_by_reason", 0, "pipeline.lost_deals", "pipeline.lost_reason"),
  over("new_deals_by_year", 0, "pipeline.new_deals", "pipeline.created_date", "year"),
  total("overdue_deals", 0, "pipeline.overdue_deals"),
  total("overdue_amount", 2, "pipeline.overdue_amount"),
  total("stale_deals", 0, "pipeline.stale_deals"),
  total("stale_amount", 2, "pipeline.stale_amount"),
  by("median_days_by_stage", 0, "deal_stages.median_days_in_stage", "deal_stages.stage"),
  total("open_pipeline_amount", 2, "pipeline.pipeline_amount"),
  total("open_deals", 0, "pipeline.open_deals"),
  total("weighted_pipeline", 2, "pipeline.weighted_pipeline"),
  by("open_pipeline_by_stage", 2, "pipeline.pipeline_amount", "pipeline.stage"),
  total("mrr", 2, "recurring.mrr"),
  total("arr", 2, "recurring.arr"),
  total("active_plans", 0, "recurring.active_plans"),
  total("active_recurring_donors", 0, "recurring.active_recurring_donors"),
  total("at_risk_mrr", 2, "recurring.at_risk_mrr"),
  over("new_mrr_by_month", 2, "recurring.new_mrr", "recurring.month", "month"),
  over("upgrade_mrr_by_month", 2, "recurring.upgrade_mrr", "recurring.month", "month"),
  over("downgrade_mrr_by_month", 2, "recurring.downgrade_mrr", "recurring.month", "month"),
  over("churned_mrr_by_month", 2, "recurring.churned_mrr", "recurring.month", "month"),
  over("reactivated_mrr_by_month", 2, "recurring.reactivated_mrr", "recurring.month", "month"),
  over("missed_payments_by_month", 0, "recurring.missed_payments", "recurring.month", "month"),
  over("closing_mrr_by_month", 2, "recurring.closing_mrr", "recurring.month", "month"),
  over("closing_donors_by_month", 0, "recurring.closing_donors", "recurring.month", "month"),
  over("opening_donors_by_month", 0, "recurring.opening_donors", "recurring.month", "month"),
  over("churned_donors_by_month", 0, "recurring.churned_donors", "recurring.month", "month"),
];
