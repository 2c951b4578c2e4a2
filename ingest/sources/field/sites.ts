import { distance } from "fastest-levenshtein";
import type pg from "pg";
import { toLabel } from "./label.ts";

export type Sites = {
  /** The site's own name for any of its spellings; null where it is none. */
  find: (written: string) => string | null;
  nearest: (written: string) => string[];
};

const unassigned = "Unassigned";
const unassignedSpellings = ["unassigned", "none", "n/a", "sans site", "non attribué", "inconnu"];

/** A site's own name, and its further spellings between bars. */
type Listed = { name: string; aliases: string | null };

export function sitesOf(listed: readonly Listed[]): Sites {
  const names = new Map(unassignedSpellings.map((spelling) => [toLabel(spelling), unassigned]));
  for (const { name, aliases } of listed) {
    for (const spelling of [name, ...(aliases ?? "").split("|")]) {
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

/** The one list of sites, which staff keep; dbt resolves shop and CRM by the same. */
export async function readSites(pool: pg.Pool): Promise<Sites> {
  const { rows } = await pool.query<Listed>("select name, aliases from settings.coral_sites order by site_key");
  return sitesOf(rows);
}
