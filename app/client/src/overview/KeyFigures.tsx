import { useTranslation } from "react-i18next";
import type { Measure } from "../../../shared/members.gen.ts";
import type { TileQuery } from "../../../shared/overview.ts";
import { toDelta } from "../format/delta.ts";
import { currencySymbol } from "../format/money.ts";
import { formatNumber } from "../format/number.ts";
import { numberIn } from "../query/cubeClient.ts";
import { type Answer, joinAnswers, useCubeQuery } from "../query/useCubeQuery.ts";
import { paint } from "../theme/paint.ts";
import { KeyFigure } from "./KeyFigure.tsx";
import { toTrend } from "./toColumns.ts";
import type { Page } from "./usePage.ts";

const giftDate = "fundraising.gift_date";

/** Net raised, gifts, donors and corals, each against last year to the same day. */
export const KeyFigures = ({ page }: { page: Page }) => {
  const { t } = useTranslation();
  const { queries, period, locale, currency } = page;
  const totals = useCubeQuery(queries.totals);
  const totalsBefore = useCubeQuery(queries.totals_before);
  const trend = useCubeQuery(queries.trend);
  const corals = useCubeQuery(queries.corals);
  const coralsBefore = useCubeQuery(queries.corals_before);
  const coralsTrend = useCubeQuery(queries.corals_trend);
  const whole = (value: number): string => formatNumber(value, locale);
  const gifts = numberIn(totals.rows?.[0], "fundraising.gifts") ?? 0;
  const giftLines = [{ label: t("receipt.counted"), text: t("receipt.counted_gifts", { gifts: whole(gifts) }) }];

  const facts = (
    id: string,
    member: Measure,
    [now, before, steps]: [Answer, Answer, Answer],
    date: string,
    query: TileQuery,
  ) => {
    const value = numberIn(now.rows?.[0], member) ?? 0;
    const base = before.rows?.length ? (numberIn(before.rows[0], member) ?? 0) : null;
    return {
      id,
      answer: joinAnswers([now, before, steps]),
      receipt: page.receipt(member, query, id === "net_raised" ? { lines: giftLines } : { has_currency: false }),
      figure: whole(value),
      // A year without any figure is a year before the data began, not a base to grow from.
      delta: base === 0 ? null : toDelta(value, base),
      trendOf: (colour: string) => ({
        values: toTrend(steps.rows ?? [], member, date, period),
        is_last_open: period.open,
        colour,
      }),
    };
  };
  const money = [totals, totalsBefore, trend] as [Answer, Answer, Answer];
  const net = facts("net_raised", "fundraising.net_raised", money, giftDate, queries.totals);
  const given = facts("gifts", "fundraising.gifts", money, giftDate, queries.totals);
  const donors = facts("donors", "fundraising.donors", money, giftDate, queries.totals);
  const reef = facts(
    "corals",
    "adoptions.corals_adopted",
    [corals, coralsBefore, coralsTrend],
    "adoptions.adopted_date",
    queries.corals,
  );
  const newDonors = numberIn(totals.rows?.[0], "fundraising.new_donors") ?? 0;
  return (
    <>
      <KeyFigure
        {...net}
        title={t("tile.net_raised")}
        unit={currencySymbol(currency, locale)}
        baseText={page.money}
        trend={net.trendOf(paint("series1"))}
      />
      <KeyFigure
        {...given}
        title={t("tile.gifts")}
        unit={null}
        baseText={whole}
        trend={given.trendOf(paint("series3"))}
      />
      <KeyFigure
        {...donors}
        title={t("tile.donors")}
        unit={null}
        baseText={whole}
        aside={
          // Of all time every donor was new once, and of none there is nothing to say.
          period.range !== null &&
          newDonors > 0 && (
            <span style={{ whiteSpace: "nowrap" }}>
              {t("tile.new_donors", { count: newDonors, figure: whole(newDonors) })}
            </span>
          )
        }
        trend={donors.trendOf(paint("series5"))}
      />
      <KeyFigure
        {...reef}
        title={t("tile.corals")}
        unit={null}
        baseText={whole}
        trend={reef.trendOf(paint("series2"))}
      />
    </>
  );
};
