import type { Dimension, Measure, Member } from "./members.gen.ts";
import { addDays, type Day, monthEnd } from "./overviewCalendar.ts";
import type { DateRange, Period } from "./overviewPeriod.ts";

/** The part of Cube's query language that tiles use. */
export type TileQuery = {
  measures: Measure[];
  dimensions?: Dimension[];
  timeDimensions?: { dimension: Dimension; dateRange?: [Day, Day]; granularity?: Period["granularity"] }[];
  filters?: { member: Member; operator: "equals" | "notEquals"; values: string[] }[];
  order?: Record<string, "asc" | "desc">;
  limit?: number;
};

/** What Overview asks; a `_before` is the same over the compared period, absent where there is none. */
export type OverviewQueries = {
  totals: TileQuery;
  totals_before: TileQuery | null;
  trend: TileQuery;
  by_step_and_class: TileQuery;
  steps_before: TileQuery | null;
  by_class: TileQuery;
  by_class_before: TileQuery | null;
  by_channel: TileQuery;
  by_channel_before: TileQuery | null;
  by_country: TileQuery;
  by_country_before: TileQuery | null;
  corals: TileQuery;
  corals_before: TileQuery | null;
  corals_trend: TileQuery;
  corals_by_site: TileQuery;
  corals_by_site_before: TileQuery | null;
  pipeline_by_stage: TileQuery;
  pipeline_overdue: TileQuery;
};

const giftDate = "fundraising.gift_date";
const adoptedDate = "adoptions.adopted_date";

const over = (
  dimension: Dimension,
  range: DateRange | null,
  granularity?: Period["granularity"],
): Pick<TileQuery, "timeDimensions"> =>
  range === null && granularity === undefined
    ? {}
    : {
        timeDimensions: [
          {
            dimension,
            ...(range === null ? {} : { dateRange: [range.from, range.to] as [Day, Day] }),
            ...(granularity === undefined ? {} : { granularity }),
          },
        ],
      };

/**
 * Every query of Overview for one period, pure, so that the server can warm what the page will ask, to the letter.
 * `today` is the NGO's day: an open deal is past its expected close before it.
 */
export const overviewQueries = (period: Period, today: Day): OverviewQueries => {
  const { range, before, granularity } = period;
  const ranked = (dimension: Dimension, days: DateRange | null): TileQuery => ({
    measures: ["fundraising.net_raised"],
    dimensions: [dimension],
    ...over(giftDate, days),
    order: { "fundraising.net_raised": "desc" },
  });
  const sites = (days: DateRange | null): TileQuery => ({
    measures: ["adoptions.corals_adopted"],
    dimensions: ["adoptions.site", "adoptions.site_country", "adoptions.site_latitude", "adoptions.site_longitude"],
    ...over(adoptedDate, days),
    order: { "adoptions.corals_adopted": "desc" },
  });
  const totals = (days: DateRange | null): TileQuery => ({
    measures: ["fundraising.net_raised", "fundraising.gifts", "fundraising.donors", "fundraising.new_donors"],
    ...over(giftDate, days),
  });
  const corals = (days: DateRange | null): TileQuery => ({
    measures: ["adoptions.corals_adopted"],
    ...over(adoptedDate, days),
  });
  const compared = (ask: (days: DateRange) => TileQuery): TileQuery | null => (before === null ? null : ask(before));
  return {
    totals: totals(range),
    totals_before: compared(totals),
    trend: {
      measures: ["fundraising.net_raised", "fundraising.gifts", "fundraising.donors"],
      ...over(giftDate, range, granularity),
    },
    by_step_and_class: {
      measures: ["fundraising.net_raised"],
      dimensions: ["fundraising.revenue_class"],
      ...over(giftDate, range, granularity),
    },
    // The mark of last year is the whole month, also for the month that is not over.
    steps_before: compared(({ from, to }) => ({
      measures: ["fundraising.net_raised"],
      ...over(giftDate, { from, to: granularity === "month" ? monthEnd(to) : to }, granularity),
    })),
    by_class: ranked("fundraising.revenue_class", range),
    by_class_before: compared((days) => ranked("fundraising.revenue_class", days)),
    by_channel: ranked("fundraising.channel", range),
    by_channel_before: compared((days) => ranked("fundraising.channel", days)),
    by_country: ranked("fundraising.country", range),
    by_country_before: compared((days) => ranked("fundraising.country", days)),
    corals: corals(range),
    corals_before: compared(corals),
    corals_trend: { measures: ["adoptions.corals_adopted"], ...over(adoptedDate, range, granularity) },
    corals_by_site: sites(range),
    corals_by_site_before: compared(sites),
    pipeline_by_stage: {
      measures: ["pipeline.open_deals", "pipeline.pipeline_amount", "pipeline.weighted_pipeline"],
      dimensions: ["pipeline.pipeline", "pipeline.stage", "pipeline.stage_order"],
      filters: [{ member: "pipeline.is_open", operator: "equals", values: ["true"] }],
      order: { "pipeline.stage_order": "asc" },
    },
    pipeline_overdue: {
      measures: ["pipeline.open_deals", "pipeline.pipeline_amount"],
      timeDimensions: [{ dimension: "pipeline.close_date", dateRange: ["2000-01-01", addDays(today, -1)] }],
      filters: [{ member: "pipeline.is_open", operator: "equals", values: ["true"] }],
    },
  };
};
