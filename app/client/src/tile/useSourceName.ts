import { useTranslation } from "react-i18next";
import { isSourceName } from "../../../shared/sources.ts";

/** A source's name in the reader's language; its own where we have none. */
export const useSourceName = () => {
  const { t } = useTranslation();
  return (source: string): string => (isSourceName(source) ? t(`source.${source}`) : source);
};
