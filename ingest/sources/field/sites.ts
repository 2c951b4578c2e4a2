import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { distance } from "fastest-levenshtein";
import { z } from "zod";
import { toLabel } from "./label.ts";

export type Sites = {
  /** The site's own name for any of its spellings; null where it is none. */
  find: (written: string) => string | null;
  nearest: (written: string) => string[];
};

const unassigned = "Unassigned";
const unassignedSpellings = ["unassigned", "none", "n/a", "sans site", "non attribué", "inconnu"];

// The one list of sites, kept by hand; dbt resolves shop and CRM by the same.
const list = new URL("../../../dbt/seeds/coral_sites.csv", import.meta.url);
const lines = z.array(z.object({ name: z.string(), aliases: z.string() })).min(1);

/** The sites of the NGO with all their spellings. */
export function readSites(csv: string = readFileSync(list, "utf8")): Sites {
  const names = new Map(unassignedSpellings.map((spelling) => [toLabel(spelling), unassigned]));
  for (const { name, aliases } of lines.parse(parse(csv, { columns: true }))) {
    for (const spelling of [name, ...aliases.split("|")]) {
      if (toLabel(spelling) !== "") names.set(toLabel(spelling), name);
    }
  }
  return {
    find: (written) => names.get(toLabel(written)) ?? null,
    nearest: (written) => {
      const label = toLabel(written);
      const byDistance = [...names].toSorted(([a], [b]) => distance(label, a) - distance(label, b));
      return [...new Set(byDistance.map(([, name]) => name))].slice(0, 2);
    },
  };
}
