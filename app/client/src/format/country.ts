import { type Locale, languageTag } from "./locale.ts";

/** Name of an ISO 3166 code in the reader's language; the code itself where nobody knows it. */
export const countryName = (code: string, locale: Locale): string => {
  if (!/^[A-Z]{2}$/.test(code)) return code;
  return new Intl.DisplayNames(languageTag[locale], { type: "region", fallback: "code" }).of(code) ?? code;
};
