export const locales = ["en", "fr"] as const;
export type Locale = (typeof locales)[number];

/** Day before month in English too: readers are in Polynesia and Europe. */
export const languageTag: Record<Locale, string> = { en: "en-GB", fr: "fr-FR" };

/** Keeps a figure and its unit on one line. */
export const noBreak = "\u00a0";
