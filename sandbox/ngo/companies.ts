import { DAY } from "./calendar.ts";
import { personaOf } from "./identity.ts";
import type { Company } from "./ledger.ts";
import { OWNERS } from "./owners.ts";
import type { World } from "./world.ts";

const FIRST = [
  "Lagon",
  "Blue",
  "Motu",
  "Pacific",
  "Récif",
  "Ocean",
  "Nacre",
  "Vaʻa",
  "Southern",
  "Tiare",
  "Azur",
  "Kelp & Co",
  "L'Atoll",
  "Koru",
];
const SECOND = [
  "Foundation",
  "Resorts",
  "Logistics",
  "Cosmétiques",
  "Airlines",
  "Dive Club",
  "Brewing",
  "Banque",
  "Studios",
  "Energy",
  "Institute",
  "Watches",
];
const INDUSTRIES = [
  "HOSPITALITY",
  "COSMETICS",
  "AIRLINES_AVIATION",
  "PHILANTHROPY",
  "RETAIL",
  "BANKING",
  "RENEWABLES_ENVIRONMENT",
];
const COUNTRIES = [
  "France",
  "French Polynesia",
  "United States",
  "Australia",
  "New Zealand",
  "Japan",
  "Suisse",
  "Fiji",
];

/** Companies are met evenly along the one-off orders, some per deal block. */
export function companiesBefore(world: World, slot: number): number {
  return Math.floor((slot * world.size.companiesPerDealBlock) / world.size.dealBlock);
}

function slotOfCompany(world: World, index: number): number {
  return Math.ceil(((index + 1) * world.size.dealBlock) / world.size.companiesPerDealBlock) - 1;
}

/** One company in twenty-nine was archived later; no deal or person hangs on those. */
export function isArchivedCompany(index: number): boolean {
  return index % 29 === 11;
}

export function companyTimes(world: World, index: number, now: number) {
  const createdAt = world.clock.at(slotOfCompany(world, index));
  const dice = world.dice("company", index);
  const touchedAt = createdAt + dice.between("touch day", 3, 500) * DAY;
  const archivedAt = isArchivedCompany(index) ? createdAt + 90 * DAY : null;
  const changes = [dice.chance("touched", 0.5) ? touchedAt : createdAt, archivedAt ?? createdAt];
  const later = changes.filter((at) => at > now);
  return {
    createdAt,
    archivedAt: archivedAt !== null && archivedAt <= now ? archivedAt : null,
    updatedAt: Math.max(createdAt, ...changes.filter((at) => at <= now)),
    nextAt: Math.min(Number.POSITIVE_INFINITY, ...later),
  };
}

export function companyAt(world: World, index: number, now: number): Company {
  const dice = world.dice("company", index);
  const times = companyTimes(world, index, now);
  const first = dice.pick("first", FIRST);
  const second = dice.pick("second", SECOND);
  const plain = `${first}-${second}`
    .normalize("NFD")
    .toLowerCase()
    .replace(/[^a-z]+/g, "-");
  return {
    id: world.ids.company.of(index),
    name: `${first} ${second}${index >= 40 ? ` ${index}` : ""}`,
    domain: `${plain}-${index}.example`,
    country: dice.pick("country", COUNTRIES),
    industry: dice.pick("industry", INDUSTRIES),
    ownerId: dice.chance("owned", 0.8) ? dice.pick("owner", OWNERS).id : null,
    createdAt: times.createdAt,
    updatedAt: times.updatedAt,
    archivedAt: times.archivedAt,
  };
}

/** The company a person works for: one person in sixteen, and only companies met before them. */
export function employerOf(world: World, person: number): number | null {
  if ((person + world.seed) % 16 !== 5 || personaOf(world, person) === "archived") return null;
  const known = companiesBefore(world, world.crowd.slotOf(person));
  if (known === 0) return null;
  const company = world.dice("employer", person).between("company", 0, known - 1);
  return isArchivedCompany(company) ? null : company;
}
