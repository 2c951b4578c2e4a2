import { type Locale, languageTag, noBreak } from "./locale.ts";
import { formatNumber, formatShort } from "./number.ts";

/** `€`, `$`, `F`: what stands behind the figure, in both languages. */
export const currencySymbol = (currency: string, locale: Locale): string =>
  // The franc of the Pacific is written F where it is used; ICU would write CFPF.
  currency === "XPF"
    ? "F"
    : (new Intl.NumberFormat(languageTag[locale], { style: "currency", currency, currencyDisplay: "narrowSymbol" })
        .formatToParts(0)
        .find(({ type }) => type === "currency")?.value ?? currency);

/** Whole units: a dashboard's figures mean no cents, and XPF has none. */
export const formatMoney = (amount: number, currency: string, locale: Locale): string =>
  `${formatNumber(amount, locale)}${noBreak}${currencySymbol(currency, locale)}`;

/** `214k €`, in French `214 k€`, for bars and running text where the cent would be noise. */
export const formatMoneyShort = (amount: number, currency: string, locale: Locale): string => {
  const figure = formatShort(amount, locale);
  const isScaled = /\D$/.test(figure);
  return `${figure}${locale === "fr" && isScaled ? "" : noBreak}${currencySymbol(currency, locale)}`;
};

/** The currency's name in the plural: `euros`, `francs CFP`. */
export const currencyName = (currency: string, locale: Locale): string =>
  new Intl.NumberFormat(languageTag[locale], { style: "currency", currency, currencyDisplay: "name" })
    .formatToParts(2)
    .find(({ type }) => type === "currency")?.value ?? currency;
