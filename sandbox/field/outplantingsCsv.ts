import type { Survey } from "../ngo/ledger.ts";
import { SITE_NAMES } from "../ngo/sites.ts";
import { toCsv } from "./csv.ts";

/** Every planting that the surveys tell of, each a lot of its own. */
export function outplantingsCsv(surveys: Iterable<Survey>): string {
  const rows: (string | number)[][] = [["lot", "site", "planted on", "species", "structure", "outplanted"]];
  const lots = new Map<string, number>();
  for (const { site, date, species, structure, outplanted } of surveys) {
    if (outplanted === 0) continue;
    const number = (lots.get(site) ?? 0) + 1;
    lots.set(site, number);
    const lot = `${site.slice(0, 3).toUpperCase()}-${String(number).padStart(4, "0")}`;
    rows.push([lot, SITE_NAMES[site], date, species, structure, outplanted]);
  }
  return toCsv(rows, ",");
}
