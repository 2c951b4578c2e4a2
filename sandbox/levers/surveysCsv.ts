import type { Survey } from "../ngo/ledger.ts";
import { SITE_NAMES } from "../ngo/sites.ts";

const COLUMNS = ["site", "date", "species", "structure", "sampled", "alive", "outplanted", "health", "bleach"] as const;

/** Field surveys as the biologists' spreadsheet exports them: one row per species and structure, commas, quotes where needed. */
export function surveysCsv(surveys: Iterable<Survey>): string {
  const rows = [COLUMNS.join(",")];
  for (const survey of surveys) {
    rows.push(COLUMNS.map((column) => cell(column === "site" ? SITE_NAMES[survey.site] : survey[column])).join(","));
  }
  return `${rows.join("\r\n")}\r\n`;
}

function cell(value: string | number): string {
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
