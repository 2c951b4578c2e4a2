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
  digits: 0 | 2 | 6;
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
  over("gross_raised_by_year", 2, "fundraising.gross_raised", "fundraising.gift_date", "year"),
  over("discounts_by_year", 2, "fundraising.discounts_amount", "fundraising.gift_date", "year"),
  over("refunds_by_gift_year", 2, "fundraising.refunds_amount", "fundraising.gift_date", "year"),
  over("refunds_by_refund_year", 2, "adjustments.refunds_paid", "adjustments.event_date", "year"),
  total("refund_count", 0, "adjustments.refund_count"),
  over("chargebacks_by_year", 2, "fundraising.chargebacks_amount", "fundraising.gift_date", "year"),
  total("chargebacks_at_risk", 2, "fundraising.chargebacks_at_risk"),
  over("fees_by_year", 2, "fundraising.fees_amount", "fundraising.gift_date", "year"),
  over("median_gift_by_year", 2, "fundraising.median_gift", "fundraising.gift_date", "year"),
  total("median_gift", 2, "fundraising.median_gift"),
  over("largest_gift_by_year", 2, "fundraising.largest_gift", "fundraising.gift_date", "year"),
  by("corals_by_site", 0, "adoptions.corals_adopted", "adoptions.site"),
  over("corals_by_year", 0, "adoptions.corals_adopted", "adoptions.adopted_date", "year"),
  total("adopters", 0, "adoptions.adopters"),
  over("adopters_by_year", 0, "adoptions.adopters", "adoptions.adopted_date", "year"),
  over("gift_adoptions_by_year", 0, "adoptions.gift_adoptions", "adoptions.adopted_date", "year"),
  over("gift_adoption_share_by_year", 6, "adoptions.gift_adoption_share", "adoptions.adopted_date", "year"),
  over("complimentary_adoptions_by_year", 0, "adoptions.complimentary_adoptions", "adoptions.adopted_date", "year"),
  over("certificates_sent_by_year", 0, "adoptions.certificates_sent", "adoptions.adopted_date", "year"),
  total("certificates_pending", 0, "adoptions.certificates_pending"),
  total("median_days_to_certificate", 0, "adoptions.median_days_to_certificate"),
  by("adoptions_outplanted_by_site", 0, "adoptions.adoptions_outplanted", "adoptions.site"),
  by("adoptions_awaiting_outplant_by_site", 0, "adoptions.adoptions_awaiting_outplant", "adoptions.site"),
  by("share_awaiting_outplant_by_site", 6, "adoptions.share_awaiting_outplant", "adoptions.site"),
  total("median_days_to_outplant", 0, "adoptions.median_days_to_outplant"),
  by("fragments_surveyed_by_site", 0, "reef.fragments_surveyed", "reef.site"),
  by("fragments_seeded_by_site", 0, "reef.fragments_seeded", "reef.site"),
  by("corals_outplanted_by_site", 0, "reef.corals_outplanted", "reef.site"),
  by("survival_rate_by_site", 6, "reef.survival_rate", "reef.site"),
  by("survival_rate_by_branch", 6, "reef.survival_rate", "reef.branch"),
  by("survival_rate_by_species", 6, "reef.survival_rate", "reef.species"),
  by("health_score_by_site", 6, "reef.health_score", "reef.site"),
  by("bleach_score_by_site", 6, "reef.bleach_score", "reef.site"),
  by("evi_by_site", 2, "reef.evi", "reef.site"),
  total("corals_measured", 0, "reef.corals_measured"),
  by("adoption_coverage_by_site", 6, "coverage.adoption_coverage", "coverage.site"),
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
  over("checkouts_left_by_year", 0, "checkouts.checkouts_left", "checkouts.created_date", "year"),
  over("checkouts_recovered_by_year", 0, "checkouts.checkouts_recovered", "checkouts.created_date", "year"),
  over("checkouts_left_amount_by_year", 2, "checkouts.checkouts_left_amount", "checkouts.created_date", "year"),
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
  by("retained_donors_by_year", 0, "retention.retained_donors", "retention.fiscal_year"),
  by("recaptured_donors_by_year", 0, "retention.recaptured_donors", "retention.fiscal_year"),
  by("lapsed_donors_by_year", 0, "retention.lapsed_donors", "retention.fiscal_year"),
  by("sybunt_by_year", 0, "retention.sybunt", "retention.fiscal_year"),
  by("upgraded_donors_by_year", 0, "retention.upgraded_donors", "retention.fiscal_year"),
  by("downgraded_donors_by_year", 0, "retention.downgraded_donors", "retention.fiscal_year"),
  by("donor_retention_rate_by_year", 6, "retention.donor_retention_rate", "retention.fiscal_year"),
  by("new_donor_retention_rate_by_year", 6, "retention.new_donor_retention_rate", "retention.fiscal_year"),
  by("repeat_donor_retention_rate_by_year", 6, "retention.repeat_donor_retention_rate", "retention.fiscal_year"),
  by("donor_retention_rate_to_day_by_year", 6, "retention.donor_retention_rate_to_day", "retention.fiscal_year"),
  by("gift_retention_rate_by_year", 6, "retention.gift_retention_rate", "retention.fiscal_year"),
  by(
    "gift_retention_rate_same_donors_by_year",
    6,
    "retention.gift_retention_rate_same_donors",
    "retention.fiscal_year",
  ),
  by("gains_by_year", 2, "retention.gains", "retention.fiscal_year"),
  by("losses_by_year", 2, "retention.losses", "retention.fiscal_year"),
  by("giving_to_day_by_year", 2, "retention.giving_to_day", "retention.fiscal_year"),
  by("projected_ltv_by_year", 2, "retention.projected_ltv", "retention.fiscal_year"),
  by("donor_retention_rate_by_channel", 6, "retention.donor_retention_rate", "retention.prior_channel"),
  by("donor_retention_rate_by_country", 6, "retention.donor_retention_rate", "retention.prior_country"),
  by("donor_retention_rate_by_site", 6, "retention.donor_retention_rate", "retention.prior_site"),
  by("net_growth_by_kind", 2, "retention.net_growth", "retention.gain_loss_class"),
  by("giving_by_tier_of_the_year", 2, "retention.giving", "retention.giving_tier"),
  over("rolling_donors_by_month", 0, "rolling_retention.donors", "rolling_retention.month", "month"),
  over(
    "rolling_donor_retention_rate_by_month",
    6,
    "rolling_retention.donor_retention_rate",
    "rolling_retention.month",
    "month",
  ),
  over(
    "rolling_new_donor_retention_rate_by_month",
    6,
    "rolling_retention.new_donor_retention_rate",
    "rolling_retention.month",
    "month",
  ),
  over(
    "rolling_repeat_donor_retention_rate_by_month",
    6,
    "rolling_retention.repeat_donor_retention_rate",
    "rolling_retention.month",
    "month",
  ),
  over(
    "rolling_gift_retention_rate_by_month",
    6,
    "rolling_retention.gift_retention_rate",
    "rolling_retention.month",
    "month",
  ),
  over("rolling_gains_by_month", 2, "rolling_retention.gains", "rolling_retention.month", "month"),
  over("rolling_losses_by_month", 2, "rolling_retention.losses", "rolling_retention.month", "month"),
  over("second_gift_rate_by_cohort", 6, "donors.second_gift_rate", "donors.first_gift_date", "month"),
  by("gave_again_rate_by_age", 6, "cohorts.gave_again_rate", "cohorts.months_since_first"),
  by("giving_per_donor_by_age", 2, "cohorts.giving_per_donor", "cohorts.months_since_first"),
  by("donors_by_lifecycle_status", 0, "donors.donors", "donors.lifecycle_status"),
  by("donors_by_giving_tier", 0, "donors.donors", "donors.giving_tier"),
  by("donors_by_rfm", 0, "donors.donors", "donors.rfm"),
  by("donors_by_best_gift_year", 0, "donors.donors", "donors.best_gift_year"),
  total("this_year_giving", 2, "donors.this_year_giving"),
  total("last_year_giving", 2, "donors.last_year_giving"),
  total("lybunt", 0, "donors.lybunt"),
  total("sybunt", 0, "donors.sybunt"),
  total("sybunt_without_lybunt", 0, "donors.sybunt_without_lybunt"),
];

/**
 * What the made-up Airbyte lands nothing for: subscription contracts, of which Airbyte has no stream, payment fees, which its stream
 * of transactions does not have, and abandoned checkouts and stages of deals, whose streams are not set up there.
 */
const UNLANDED = ["recurring.", "checkouts.", "deal_stages.", "pipeline.stale_", "fundraising.fees_"];

export const isKnownToAirbyte = ({ query }: Figure): boolean =>
  !UNLANDED.some((prefix) => query.measures[0].startsWith(prefix));
