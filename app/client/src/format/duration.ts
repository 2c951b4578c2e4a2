import { type Locale, languageTag, noBreak } from "./locale.ts";

/** `0.4 s`, `12 s`, `3 min 20 s`, `1 h 05 min`: the two largest units, tenths only under ten seconds. */
export const formatDuration = (seconds: number, locale: Locale): string => {
  const known = Math.max(0, seconds);
  if (known < 9.95) {
    const figure = new Intl.NumberFormat(languageTag[locale], { minimumFractionDigits: 1, maximumFractionDigits: 1 });
    return `${figure.format(known)}${noBreak}s`;
  }
  const whole = Math.round(known);
  if (whole < 60) return `${whole}${noBreak}s`;
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return `${minutes}${noBreak}min${noBreak}${String(whole % 60).padStart(2, "0")}${noBreak}s`;
  return `${Math.floor(minutes / 60)}${noBreak}h${noBreak}${String(minutes % 60).padStart(2, "0")}${noBreak}min`;
};
