import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import { type Locale, locales } from "../format/locale.ts";
import { en } from "./en.ts";

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "translation";
    resources: { translation: typeof en };
  }
}

const kept = "atoll-language";
const isLocale = (text: string | null): text is Locale => locales.some((locale) => locale === text);

/** The reader's choice, else the browser's first language that the site speaks, else English. */
export const chooseLocale = (chosen: string | null, browser: readonly string[]): Locale => {
  if (isLocale(chosen)) return chosen;
  const spoken = browser.map((tag) => tag.slice(0, 2).toLowerCase()).find(isLocale);
  return spoken ?? "en";
};

const readKept = (): string | null => {
  try {
    return localStorage.getItem(kept);
  } catch {
    return null; // storage is switched off: the browser's language holds
  }
};

/** English is always there, to fall back on; another language is fetched when it is first read. */
const load = async (locale: Locale): Promise<void> => {
  if (locale === "en" || i18next.hasResourceBundle(locale, "translation")) return;
  const { fr } = await import("./fr.ts");
  i18next.addResourceBundle(locale, "translation", fr);
};

/** Changes the language of the whole page and keeps the choice in this browser. */
export const setLocale = async (locale: Locale): Promise<void> => {
  try {
    localStorage.setItem(kept, locale);
  } catch {
    console.info("The browser keeps no settings: the language holds for this visit only.");
  }
  await load(locale);
  await i18next.changeLanguage(locale);
};

export const startI18n = async (): Promise<void> => {
  i18next.on("languageChanged", (language) => {
    document.documentElement.lang = language;
  });
  await i18next.use(initReactI18next).init({
    lng: "en",
    fallbackLng: "en",
    resources: { en: { translation: en } },
    // React escapes what it renders.
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  const locale = chooseLocale(readKept(), navigator.languages);
  await load(locale);
  await i18next.changeLanguage(locale);
};
