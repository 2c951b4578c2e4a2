import { useTranslation } from "react-i18next";
import type { en } from "../i18n/en.ts";
import type { SourceMark } from "./useSources.ts";

const known = (code: string | null): code is keyof typeof en.problem => code !== null && code in codes;
const codes: Record<keyof typeof en.problem, true> = {
  overdue: true,
  unauthorized: true,
  forbidden: true,
  account_frozen: true,
  throttled: true,
  server_error: true,
  request_refused: true,
  no_answer: true,
  unreadable_answer: true,
  stopped_source: true,
  resting: true,
  daily_limit: true,
  field_gone: true,
  disk_full: true,
  database_lost: true,
  worker_died: true,
  airbyte_job_failed: true,
  airbyte_job_cancelled: true,
  connection_missing: true,
  connection_inactive: true,
  connection_not_synced: true,
  stream_missing: true,
  other: true,
};

/** What is to be said of a source, in the reader's language; nothing of a fresh one. */
export const useSourceText = () => {
  const { t } = useTranslation();
  const old = ({ age }: SourceMark): string => (age === null ? "" : t(`old.${age.unit}`, { count: age.count }));
  const problem = (mark: SourceMark): string =>
    t(`problem.${known(mark.problem_code) ? mark.problem_code : "other"}`, { source: mark.name });
  return {
    problem,
    /** The sentence inside a tile that stands on the source. */
    sentence: (mark: SourceMark): string | null => {
      switch (mark.health) {
        case "fresh":
          return null;
        case "stale":
          return t(`stale.${mark.source}`, { source: mark.name, age: old(mark) });
        case "failing":
          return mark.age === null
            ? `${problem(mark)}.`
            : t("stale.failing", { problem: problem(mark), age: old(mark) });
        case "never":
          return t("stale.never", { source: mark.name });
      }
    },
    /** The same for a tile as small as a key figure. */
    short: (mark: SourceMark): string | null => {
      if (mark.health === "fresh") return null;
      if (mark.age === null) return t("stale.short_never", { source: mark.name });
      return mark.health === "failing"
        ? t("stale.short_failing", { source: mark.name, age: t(`age.${mark.age.unit}`, { count: mark.age.count }) })
        : t("stale.short", { source: mark.name, age: old(mark) });
    },
    /** Short, for the mark at the top. */
    mark: (mark: SourceMark): string => {
      if (mark.age === null) return t("fresh.never", { source: mark.name });
      const age = t(`age.${mark.age.unit}`, { count: mark.age.count });
      return t(mark.health === "failing" ? "fresh.failing" : "fresh.mark", { source: mark.name, age });
    },
  };
};
