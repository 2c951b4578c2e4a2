import { DAY, dayNumber, isoDay, OPENING, tahitiDay } from "./calendar.ts";
import type { Dice } from "./dice.ts";
import { lastFieldDay } from "./fieldMonth.ts";
import type { Measured, Survey } from "./fieldRecords.ts";
import type { SiteKey } from "./ledger.ts";
import { SITE_NAMES, SITES } from "./sites.ts";
import type { World } from "./world.ts";

const SPECIES = ["Pocillopora meandrina", "Acropora hyacinthus", "Porites rus", "Montipora digitata"];
const STRUCTURES = ["rope", "table", "tree", "cookie"];
const NURSERIES = ["North nursery", "South nursery"];

/** Field surveys: every site about every eight weeks, a sample of each species on its structures; warm seasons cost corals. */
export function* surveysUntil(world: World, now: number): Iterable<Survey> {
  const first = tahitiDay(OPENING);
  const until = lastFieldDay(now);
  const lots = new Map<SiteKey, number>();
  for (let visit = 0; first + visit * 56 <= until; visit++) {
    for (const [s, site] of SITES.entries()) {
      const dice = world.dice(`survey ${site}`, visit);
      const day = first + visit * 56 + s * 3 + dice.between("weather", 0, 4);
      if (day > until) continue;
      for (const [k, species] of SPECIES.entries()) {
        const found = counted(dice, k, day);
        // One planting in ten has no lot on paper: only the survey tells of it.
        const hasLot = found.outplanted > 0 && dice.chance(`lot ${k}`, 0.9);
        if (hasLot) lots.set(site, (lots.get(site) ?? 0) + 1);
        yield {
          site,
          date: isoDay(day),
          species,
          nursery: dice.pick(`nursery ${k}`, NURSERIES),
          structure: dice.pick(`structure ${k}`, STRUCTURES),
          ...found,
          lot: hasLot ? `${site.slice(0, 3).toUpperCase()}-${String(lots.get(site)).padStart(4, "0")}` : null,
          outplantSite: `${SITE_NAMES[site]} reef ${dice.between(`reef ${k}`, 1, 3)}`,
          measured: measured(dice, k, `${site.slice(0, 2).toUpperCase()}${visit}-${k}`),
        };
      }
    }
  }
}

function counted(dice: Dice, k: number, day: number) {
  const year = new Date(day * DAY).getUTCFullYear();
  const isWarm = day >= dayNumber(year, 2, 1) && day <= dayNumber(year, 5, 15);
  const sampled = dice.between(`sampled ${k}`, 24, 120);
  const share = dice.unit(`alive ${k}`) * 0.18 + (isWarm ? 0.68 : 0.79);
  return {
    sampled,
    alive: Math.round(sampled * share),
    seeded: dice.chance(`seeding ${k}`, 0.5) ? dice.between(`seeded ${k}`, 20, 120) : 0,
    outplanted: dice.chance(`planting ${k}`, 0.4) ? dice.between(`planted ${k}`, 10, 90) : 0,
    health: Math.round((1.4 + dice.unit(`health ${k}`) * (isWarm ? 2.6 : 1.5)) * 10) / 10,
    bleach: Math.round((1 + dice.unit(`bleach ${k}`) * (isWarm ? 3.2 : 0.9)) * 10) / 10,
  };
}

/** One coral of two rows in three; now and then a length was written in millimetres. */
function measured(dice: Dice, k: number, fragment: string): Measured | null {
  if (!dice.chance(`measured ${k}`, 0.66)) return null;
  const side = (name: string) => dice.between(`${name} ${k}`, 40, 240) / 10;
  const length = side("length");
  const isSlip = dice.chance(`millimetres ${k}`, 0.04);
  return { fragment, length: isSlip ? length * 10 : length, width: side("width"), height: side("height") };
}
