import type { Survey } from "../ngo/fieldRecords.ts";
import { SITE_NAMES } from "../ngo/sites.ts";
import { toCsv } from "./csv.ts";

const HEADERS =
  "site,date,species,nursery,structure,sampled,alive,seeded,outplanted,health,bleach,tag,length cm,width cm,height cm";

/** Field surveys as the biologists' spreadsheet exports them: one row per species and structure. */
export function surveysCsv(surveys: Iterable<Survey>): string {
  const rows: (string | number)[][] = [HEADERS.split(",")];
  for (const { site, date, species, nursery, structure, measured, ...found } of surveys) {
    rows.push([
      SITE_NAMES[site],
      date,
      species,
      nursery,
      structure,
      found.sampled,
      found.alive,
      found.seeded,
      found.outplanted,
      found.health,
      found.bleach,
      ...(measured ? [measured.fragment, measured.length, measured.width, measured.height] : ["", "", "", ""]),
    ]);
  }
  return toCsv(rows, ",");
}
