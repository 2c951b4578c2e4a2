import { useTranslation } from "react-i18next";
import type { StreamRun } from "../../../../shared/operations.ts";
import { operationsEn } from "../../i18n/operationsEn.ts";
import { useLocale } from "../../i18n/useLocale.ts";
import { useSourceName } from "../../tile/useSourceName.ts";

const isKnown = (code: string | null): code is keyof typeof operationsEn.mend =>
  code !== null && code in operationsEn.mend;

/**
 * Why a stream failed and how to mend it. The server's English says most, down to the permission that is missing; in another
 * language what is known of the cause is said first and the original follows.
 */
export const useProblem = () => {
  const { t } = useTranslation();
  const locale = useLocale();
  const nameOf = useSourceName();
  return ({
    source,
    problem,
    problem_code,
  }: Pick<StreamRun, "source" | "problem" | "problem_code">): { text: string; original: string | null } | null => {
    if (problem === null) return null;
    if (locale === "en") return { text: problem, original: null };
    const code = isKnown(problem_code) ? problem_code : "other";
    return {
      text: `${t(`problem.${code}`, { source: nameOf(source) })}. ${t(`operations.mend.${code}`)}`,
      original: problem,
    };
  };
};
