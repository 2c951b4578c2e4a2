import type { Measured, Survey } from "../ngo/fieldRecords.ts";
import type { SiteKey } from "../ngo/ledger.ts";
import { SITE_NAMES } from "../ngo/sites.ts";
import { roundRatio } from "./allocate.ts";
import { Ratios } from "./ratios.ts";
import { Tally, toDecimal } from "./tally.ts";

const BRANCHES: Record<SiteKey, string> = {
  moorea: "French Polynesia",
  tikehau: "French Polynesia",
  ahe: "French Polynesia",
  malolo: "Fiji",
  koh_mak: "Thailand",
};

/** Ten-thousandths of a cm³; null where a side is more than ten times another. */
function volumeOf({ length, width, height }: Measured): number | null {
  const [shortest = 0, , longest = 0] = [length, width, height].sort((a, b) => a - b);
  if (longest > 10 * shortest) return null;
  const radius = (length + width) / 4;
  return Math.round(Math.PI * radius * radius * height * 10_000);
}

/** What divers counted, measured and planted; rates are pooled from counts. */
export function reefFigures(surveys: Iterable<Survey>, coralsBySite: Readonly<Record<string, number>>) {
  const sampled = new Tally();
  const seeded = new Tally();
  const planted = new Tally();
  const survival = { site: new Ratios(), branch: new Ratios(), species: new Ratios() };
  const health = new Ratios();
  const bleach = new Ratios();
  const coverage = new Ratios();
  const volumes = new Map<string, { sum: number; count: number }>();
  for (const survey of surveys) {
    const site = SITE_NAMES[survey.site];
    sampled.add(site, survey.sampled);
    seeded.add(site, survey.seeded);
    planted.add(site, survey.outplanted);
    survival.site.add(site, survey.alive, survey.sampled);
    survival.branch.add(BRANCHES[survey.site], survey.alive, survey.sampled);
    survival.species.add(survey.species, survey.alive, survey.sampled);
    // Scores have one digit; tenths keep the sums whole.
    health.add(site, Math.round(survey.health * 10) * survey.alive, survey.alive * 10);
    bleach.add(site, Math.round(survey.bleach * 10) * survey.alive, survey.alive * 10);
    const volume = survey.measured && volumeOf(survey.measured);
    if (volume === null) continue;
    const { sum, count } = volumes.get(site) ?? { sum: 0, count: 0 };
    volumes.set(site, { sum: sum + volume, count: count + 1 });
  }
  const plantedBySite = planted.counts();
  for (const [site, corals] of Object.entries(coralsBySite)) coverage.add(site, plantedBySite[site] ?? 0, corals);
  const means = [...volumes].map(([site, { sum, count }]) => [site, toDecimal(roundRatio(sum, 1, count), 4)]);
  return {
    fragments_surveyed_by_site: sampled.counts(),
    fragments_seeded_by_site: seeded.counts(),
    corals_outplanted_by_site: plantedBySite,
    survival_rate_by_site: survival.site.decimals(),
    survival_rate_by_branch: survival.branch.decimals(),
    survival_rate_by_species: survival.species.decimals(),
    health_score_by_site: health.decimals(),
    bleach_score_by_site: bleach.decimals(),
    evi_by_site: Object.fromEntries(means),
    corals_measured: [...volumes.values()].reduce((all, { count }) => all + count, 0),
    adoption_coverage_by_site: coverage.decimals(),
  };
}
