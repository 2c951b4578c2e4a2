import { useTranslation } from "react-i18next";
import { en } from "../i18n/en.ts";

const isStream = (name: string): name is keyof typeof en.stream => name in en.stream;

/** A stream's name in the reader's language; its own where we have none. */
export const useStreamName = () => {
  const { t } = useTranslation();
  return (stream: string): string =>
    isStream(stream) ? t(`stream.${stream}`) : stream.charAt(0).toUpperCase() + stream.slice(1).replaceAll("_", " ");
};
