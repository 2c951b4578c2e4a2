import { type Locale, languageTag, noBreak } from "./locale.ts";

const minus = (text: string): string => text.replace("-", "\u2212");

/** Whole number with the locale's groups: `1,001,482`, `1 001 482`. */
export const formatNumber = (value: number, locale: Locale): string =>
  minus(new Intl.NumberFormat(languageTag[locale], { maximumFractionDigits: 0 }).format(value === 0 ? 0 : value));

const steps = [
  { from: 999_500_000, by: 1e9, mark: { en: "bn", fr: "Md" } },
  { from: 999_500, by: 1e6, mark: { en: "M", fr: "M" } },
  { from: 1000, by: 1e3, mark: { en: "k", fr: "k" } },
];

/** Short form for axes and bars: `214k`, `1.2M`; in French `214 k`, `1,2 M`. One decimal under ten, none above. */
export const formatShort = (value: number, locale: Locale): string => {
  const size = Math.abs(value);
  const step = steps.find(({ from }) => size >= from);
  if (!step) return formatNumber(Math.round(value), locale);
  const scaled = value / step.by;
  const digits = Math.abs(scaled) < 9.95 ? 1 : 0;
  const figure = minus(new Intl.NumberFormat(languageTag[locale], { maximumFractionDigits: digits }).format(scaled));
  return `${figure}${locale === "fr" ? noBreak : ""}${step.mark[locale]}`;
};

/** A share as `18.9 %`: one decimal, none from a hundred on; `share` is 0 to 1. */
export const formatPercent = (share: number, locale: Locale): string => {
  const percent = share * 100;
  const digits = Math.abs(percent) >= 99.95 ? 0 : 1;
  const figure = new Intl.NumberFormat(languageTag[locale], {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(percent);
  return `${minus(figure)}${noBreak}%`;
};
