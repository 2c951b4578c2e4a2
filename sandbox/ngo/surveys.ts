import { DAY, dayNumber, isoDay, OPENING, tahitiDay } from "./calendar.ts";
import type { Survey } from "./ledger.ts";
import { SITES } from "./sites.ts";
import type { World } from "./world.ts";

const SPECIES = ["Pocillopora meandrina", "Acropora hyacinthus", "Porites rus", "Montipora digitata"];
const STRUCTURES = ["rope", "table", "tree", "cookie"];

/** Field surveys: every site about every eight weeks, a sample of each species on its structures; warm seasons cost corals. */
export function* surveysUntil(world: World, now: number): Iterable<Survey> {
  const first = tahitiDay(OPENING);
  for (let visit = 0; first + visit * 56 <= tahitiDay(now); visit++) {
    for (const [s, site] of SITES.entries()) {
      const dice = world.dice(`survey ${site}`, visit);
      const day = first + visit * 56 + s * 3 + dice.between("weather", 0, 4);
      if (day > tahitiDay(now)) continue;
      const year = new Date(day * DAY).getUTCFullYear();
      const isWarm = day >= dayNumber(year, 2, 1) && day <= dayNumber(year, 5, 15);
      for (const [k, species] of SPECIES.entries()) {
        const sampled = dice.between(`sampled ${k}`, 24, 120);
        const share = dice.unit(`alive ${k}`) * 0.18 + (isWarm ? 0.68 : 0.79);
        yield {
          site,
          date: isoDay(day),
          species,
          structure: dice.pick(`structure ${k}`, STRUCTURES),
          sampled,
          alive: Math.round(sampled * share),
          outplanted: dice.chance(`planting ${k}`, 0.4) ? dice.between(`planted ${k}`, 10, 90) : 0,
          health: Math.round((1.4 + dice.unit(`health ${k}`) * (isWarm ? 2.6 : 1.5)) * 10) / 10,
          bleach: Math.round((1 + dice.unit(`bleach ${k}`) * (isWarm ? 3.2 : 0.9)) * 10) / 10,
        };
      }
    }
  }
}
