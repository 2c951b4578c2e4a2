import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Measure } from "../../../shared/members.gen.ts";
import { type OverviewQueries, overviewQueries, type TileQuery } from "../../../shared/overview.ts";
import { monthEnd } from "../../../shared/overviewCalendar.ts";
import type { Period } from "../../../shared/overviewPeriod.ts";
import { formatDay, formatDayMonth, formatMonth, formatRange, zoneName } from "../format/date.ts";
import type { Locale } from "../format/locale.ts";
import { currencyName, currencySymbol, formatMoney } from "../format/money.ts";
import { useLocale } from "../i18n/useLocale.ts";
import { useSession } from "../session/session.ts";
import type { ReceiptFacts } from "../tile/Receipt.tsx";

/** What every tile of the page shares: period, questions, and the words and formats they are told in. */
export type Page = {
  period: Period;
  queries: OverviewQueries;
  locale: Locale;
  currency: string;
  today: string;
  /** `this year`, `2024`, `1 Jan – 3 Feb 2026`. */
  period_name: string;
  /** The days themselves, `1 Jan – 24 Nov 2026`; null for all time. */
  days: string | null;
  /** `last year to 24 Nov`; null where nothing is compared. */
  compared: string | null;
  /** What the marks stand for: `Last year`, `2024`, `A year earlier`. */
  before_name: string;
  /** "November is not over.", or nothing. */
  open_note: string;
  money(amount: number): string;
  /** Unit line of a tile in money, and what its figures are divided by. */
  scale(largest: number): { unit: string; by: number };
  receipt(
    member: Measure,
    query: TileQuery,
    more?: { lines?: ReceiptFacts["lines"]; has_currency?: boolean },
  ): ReceiptFacts;
};

/** French elides before a vowel: d’euros, but de francs. */
const ofName = (name: string, locale: Locale): string =>
  locale === "fr" ? (/^[aeiouyhéè]/i.test(name) ? `d’${name}` : `de ${name}`) : name;
const capital = (text: string, locale: Locale): string => text.charAt(0).toLocaleUpperCase(locale) + text.slice(1);

export const usePage = (period: Period): Page => {
  const { t } = useTranslation();
  const locale = useLocale();
  const { today, time_zone, reporting_currency: currency } = useSession();
  const queries = useMemo(() => overviewQueries(period, today), [period, today]);
  const { range, before, preset, granularity, open } = period;
  const days = range === null ? null : formatRange(range, locale);
  const period_name = preset === "range" ? (days ?? "") : preset === "year" ? period.text : t(`period.${preset}`);
  const compared =
    before === null
      ? null
      : preset === "this_year" && before.to !== monthEnd(before.to)
        ? t("period.last_year_to", { day: formatDayMonth(before.to, locale) })
        : formatRange(before, locale);
  const end = range?.to ?? today;
  const is_last_of_month = end === monthEnd(end);
  const open_note = !open
    ? ""
    : granularity === "day"
      ? t("period.open_day")
      : granularity === "year"
        ? t("period.open_year", { year: end.slice(0, 4) })
        : is_last_of_month
          ? t("period.open_day")
          : t("period.open_month", { month: capital(formatMonth(end, locale), locale) });
  const zone = zoneName(time_zone);
  return {
    period,
    queries,
    locale,
    currency,
    today,
    period_name,
    days,
    compared,
    before_name:
      preset === "this_year"
        ? t("tile.last_year")
        : compared !== null && /^\d{4}$/.test(compared)
          ? compared
          : t("tile.year_earlier"),
    open_note,
    money: (amount) => formatMoney(amount, currency, locale),
    scale: (largest) => {
      const name = currencyName(currency, locale);
      return largest >= 100_000
        ? { by: 1000, unit: t("unit.thousand", { currency: ofName(name, locale) }) }
        : {
            by: 1,
            unit:
              locale === "fr"
                ? t("unit.whole", { currency: name })
                : capital(t("unit.whole", { currency: name }), locale),
          };
    },
    receipt: (member, query, { lines = [], has_currency = true } = {}) => {
      const is_standing = member.startsWith("pipeline.");
      return {
        member,
        period: is_standing
          ? t("receipt.as_of", { day: formatDay(today, locale) })
          : days === null
            ? t("receipt.all_days", { zone })
            : t("receipt.days_of", { range: days, zone }),
        compared: is_standing || before === null ? null : formatRange(before, locale),
        currency: has_currency
          ? t(is_standing ? "receipt.currency_deals" : "receipt.currency_rule", {
              symbol: currencySymbol(currency, locale),
            })
          : null,
        lines,
        query,
      };
    },
  };
};
