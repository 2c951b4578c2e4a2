import { type Locale, languageTag } from "../format/locale.ts";
import { formatNumber } from "../format/number.ts";

/** An amount in the unit of its tile: whole, but one decimal where a thousand is not reached, so that little is not nothing. */
export const scaled = (value: number, by: number, locale: Locale): string => {
  const figure = value / by;
  if (by === 1 || Math.abs(figure) >= 9.95 || value === 0) return formatNumber(Math.round(figure), locale);
  return new Intl.NumberFormat(languageTag[locale], { maximumFractionDigits: 1, minimumFractionDigits: 1 })
    .format(figure)
    .replace("-", "\u2212");
};
