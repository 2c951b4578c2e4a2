import type { Survey } from "../ngo/fieldRecords.ts";
import { SITE_NAMES } from "../ngo/sites.ts";
import { toCsv } from "./csv.ts";

/** Every planting that has a lot. */
export function outplantingsCsv(surveys: Iterable<Survey>): string {
  const rows: (string | number)[][] = [["lot", "site", "planted on", "species", "outplant site", "outplanted"]];
  for (const { site, date, species, lot, outplantSite, outplanted } of surveys) {
    if (lot !== null) rows.push([lot, SITE_NAMES[site], date, species, outplantSite, outplanted]);
  }
  return toCsv(rows, ",");
}
