import { overviewQueries, type TileQuery } from "../../shared/overview.ts";
import { presetPeriod } from "../../shared/overviewPeriod.ts";

/** What the first page asks when it is opened without a period of its own. `today` is the NGO's day. */
export const overviewQuestions = (today: string, fiscalYearStart: number): TileQuery[] =>
  Object.values(overviewQueries(presetPeriod("this_year", today, fiscalYearStart), today)).filter(
    (query) => query !== null,
  );
