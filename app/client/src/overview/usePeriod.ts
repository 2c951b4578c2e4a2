import { useEffect, useState } from "react";
import { useSearchParams } from "react-router";
import { type Period, type PeriodProblem, readPeriod } from "../../../shared/overviewPeriod.ts";
import { useSession } from "../session/session.ts";

export type MendedPeriod = { problem: PeriodProblem; text: string; shown: string };

type InUrl = { period: Period; mended: MendedPeriod | null; choose(text: string): void; dismiss(): void };

/** The period in the URL. What was typed there and could not be read is mended in the URL too, and named until dismissed. */
export const usePeriod = (): InUrl => {
  const { today, fiscal_year_start } = useSession();
  const [search, setSearch] = useSearchParams();
  const text = search.get("period");
  const { period, problem } = readPeriod(text, today, fiscal_year_start);
  const [mended, setMended] = useState<MendedPeriod | null>(null);

  const write = (to: string, replace: boolean) =>
    setSearch(
      (now) => {
        const next = new URLSearchParams(now);
        if (to === "this_year") next.delete("period");
        else next.set("period", to);
        return next;
      },
      { replace },
    );

  useEffect(() => {
    if (problem === null) return;
    setMended({ problem, text: text ?? "", shown: period.text });
    write(period.text, true);
  });

  return {
    period,
    mended: mended?.shown === period.text ? mended : null,
    choose: (to) => {
      setMended(null);
      write(to, false);
    },
    dismiss: () => setMended(null),
  };
};
