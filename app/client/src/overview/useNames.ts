import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { countryName } from "../format/country.ts";
import { en } from "../i18n/en.ts";
import { useLocale } from "../i18n/useLocale.ts";

const isClass = (key: string): key is keyof typeof en.class => key in en.class;
const isChannel = (key: string): key is keyof typeof en.channel => key in en.channel;
/** A code nobody named yet is shown as plain words, never hidden. */
const plain = (key: string): string => key.replaceAll("_", " ").replace(/^./, (first) => first.toUpperCase());

export const useClassName = (): ((key: string) => string) => {
  const { t } = useTranslation();
  return (key) => (isClass(key) ? t(`class.${key}`) : plain(key));
};

export const useChannelName = (): ((key: string) => string) => {
  const { t } = useTranslation();
  return (key) => (isChannel(key) ? t(`channel.${key}`) : plain(key));
};

export const useCountryName = (): ((key: string) => string) => {
  const { t } = useTranslation();
  const locale = useLocale();
  return useCallback(
    (key) => (key.toLowerCase() === "unassigned" ? t("unassigned") : countryName(key, locale)),
    [t, locale],
  );
};

/** Sites are names of places and stay as they are; only their absence is translated. */
export const useSiteName = (): ((key: string) => string) => {
  const { t } = useTranslation();
  return (key) => (key.toLowerCase() === "unassigned" ? t("unassigned") : key);
};
