import { useTranslation } from "react-i18next";
import { toAge } from "../format/age.ts";
import { formatDay, formatInstant } from "../format/date.ts";
import { formatDuration } from "../format/duration.ts";
import { formatNumber } from "../format/number.ts";
import { useLocale } from "../i18n/useLocale.ts";
import { serverNow } from "../session/clock.ts";
import { useSession } from "../session/session.ts";

/** How this page writes counts, instants, ages and durations, in the reader's language and the NGO's zone. */
export const useFormats = () => {
  const { t } = useTranslation();
  const locale = useLocale();
  const { time_zone } = useSession();
  const dayOf = (at: string): string => formatInstant(at, time_zone, locale).split(", ")[0] ?? at;
  const timeOf = (at: string): string => formatInstant(at, time_zone, locale).split(", ")[1] ?? at;
  return {
    locale,
    zone: time_zone,
    whole: (count: number): string => formatNumber(count, locale),
    day: (day: string): string => formatDay(day, locale),
    instant: (at: string): string => formatInstant(at, time_zone, locale),
    /** The time alone where the instant lies today. */
    time: (at: string): string =>
      dayOf(at) === dayOf(new Date(serverNow()).toISOString()) ? timeOf(at) : formatInstant(at, time_zone, locale),
    age: (at: string): string => {
      const { unit, count } = toAge(Date.parse(at), serverNow());
      return t(`age.${unit}`, { count });
    },
    seconds: (seconds: number): string => formatDuration(seconds, locale),
    /** From one instant to the other; a dash where one of them is not there. */
    took: (from: string | null, to: string | null): string =>
      from && to ? formatDuration((Date.parse(to) - Date.parse(from)) / 1000, locale) : "–",
  };
};
