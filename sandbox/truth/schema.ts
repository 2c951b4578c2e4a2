import { z } from "zod";

const decimal = z.string().regex(/^-?\d+(\.\d+)?$/);
const amounts = z.record(z.string(), decimal);
const counts = z.record(z.string(), z.number().int());

/** The figures that the marts must state too. Amounts are decimals in EUR, `..._original_...` in the currency named. */
export const truthSchema = z.object({
  seed: z.number().int(),
  size: z.enum(["test", "demo", "large"]),
  now: z.iso.datetime(),
  zone: z.string(),
  net_raised_by_month: amounts,
  net_raised_by_class: amounts,
  net_raised_by_currency: amounts,
  net_raised_original_by_currency: amounts,
  net_raised_by_channel: amounts,
  net_raised_by_country: amounts,
  gifts_by_year: counts,
  donors_by_year: counts,
  new_donors_by_year: counts,
  gifts: z.number().int(),
  donors: z.number().int(),
  corals_by_site: counts,
  corals_by_year: counts,
  won_amount_by_year: amounts,
  won_deals_by_year: counts,
  lost_amount_by_year: amounts,
  lost_deals_by_year: counts,
  lost_deals_by_reason: counts,
  new_deals_by_year: counts,
  overdue_deals: z.number().int(),
  overdue_amount: decimal,
  stale_deals: z.number().int(),
  stale_amount: decimal,
  median_days_by_stage: amounts,
  open_pipeline_amount: decimal,
  open_deals: z.number().int(),
  weighted_pipeline: decimal,
  open_pipeline_by_stage: amounts,
  mrr: decimal,
  arr: decimal,
  active_plans: z.number().int(),
  active_recurring_donors: z.number().int(),
  at_risk_mrr: decimal,
  new_mrr_by_month: amounts,
  upgrade_mrr_by_month: amounts,
  downgrade_mrr_by_month: amounts,
  churned_mrr_by_month: amounts,
  reactivated_mrr_by_month: amounts,
  missed_payments_by_month: counts,
  closing_mrr_by_month: amounts,
  closing_donors_by_month: counts,
  opening_donors_by_month: counts,
  churned_donors_by_month: counts,
});

export type Truth = z.infer<typeof truthSchema>;
