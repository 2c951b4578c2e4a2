import type { Survey } from "../ngo/ledger.ts";
import { SITE_NAMES } from "../ngo/sites.ts";
import { toCsv } from "./csv.ts";

const COLUMNS = ["site", "date", "species", "structure", "sampled", "alive", "outplanted", "health", "bleach"] as const;

/** Field surveys as the biologists' spreadsheet exports them: one row per species and structure. */
export function surveysCsv(surveys: Iterable<Survey>): string {
  const rows: (string | number)[][] = [[...COLUMNS]];
  for (const survey of surveys) {
    rows.push(COLUMNS.map((column) => (column === "site" ? SITE_NAMES[survey.site] : survey[column])));
  }
  return toCsv(rows, ",");
}
