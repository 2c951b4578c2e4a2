import { useTranslation } from "react-i18next";
import type { Locale } from "../format/locale.ts";

/** The page's language, as the formats take it. */
export const useLocale = (): Locale => (useTranslation().i18n.resolvedLanguage === "fr" ? "fr" : "en");
