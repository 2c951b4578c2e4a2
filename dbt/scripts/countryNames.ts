// Writes seeds/country_names.csv: every country by its ISO code, by its English and French names of Unicode's CLDR, and
// by the other ways in which people write countries into a CRM. Run: node dbt/scripts/countryNames.ts
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const seed = fileURLToPath(new URL("../seeds/country_names.csv", import.meta.url));
// Regions of CLDR that are no country: groups, exceptional reservations, private codes.
const noCountries = new Set("AC CP CQ DG EA EU EZ IC QO TA UN XA XB ZZ".split(" "));

const otherNames: Record<string, string[]> = {
  AE: ["UAE", "Emirates", "EAU"],
  BO: ["Plurinational State of Bolivia"],
  BQ: ["Bonaire, Sint Eustatius and Saba"],
  BS: ["The Bahamas"],
  CD: ["Democratic Republic of the Congo", "DR Congo", "République démocratique du Congo", "RDC"],
  CG: ["Congo", "Republic of the Congo", "République du Congo"],
  CI: ["Ivory Coast"],
  CV: ["Cabo Verde"],
  CZ: ["Czech Republic", "République tchèque"],
  FK: ["Falkland Islands (Islas Malvinas)"],
  FM: ["Federated States of Micronesia"],
  FR: ["Metropolitan France", "France métropolitaine"],
  GB: ["Great Britain", "England", "Scotland", "Wales", "Northern Ireland", "Grande-Bretagne", "Angleterre", "Écosse"],
  GM: ["The Gambia"],
  HK: ["Hongkong"],
  KP: ["Democratic People's Republic of Korea"],
  KR: ["Korea", "Republic of Korea", "Corée"],
  LA: ["Lao People's Democratic Republic"],
  MK: ["Macedonia", "Macédoine"],
  MM: ["Burma", "Birmanie"],
  MO: ["Macau"],
  NL: ["The Netherlands", "Holland", "Hollande"],
  PF: ["Tahiti", "Polynésie"],
  PS: ["State of Palestine"],
  RE: ["La Réunion", "Reunion Island", "Île de la Réunion"],
  RU: ["Russian Federation", "Fédération de Russie"],
  SY: ["Syrian Arab Republic"],
  SZ: ["Swaziland"],
  TL: ["East Timor", "Timor oriental"],
  TR: ["Turkey"],
  TZ: ["United Republic of Tanzania"],
  US: ["United States of America", "USA", "U.S.A.", "États-Unis d'Amérique", "Etats Unis"],
  VA: ["Holy See", "Vatican", "Saint-Siège"],
  VI: ["US Virgin Islands", "United States Virgin Islands"],
  VN: ["Viet Nam"],
};

const english = new Intl.DisplayNames("en", { type: "region", fallback: "none" });

/** As dbt's macro normalised_label compares names. */
const normalised = (name: string) =>
  name
    .normalize("NFD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "");

function namesOf(code: string): string[] {
  // French short forms are left out: "R.-U." would be the code of Russia.
  const names = [
    english.of(code),
    new Intl.DisplayNames("en", { type: "region", style: "short", fallback: "none" }).of(code),
    new Intl.DisplayNames("fr", { type: "region", fallback: "none" }).of(code),
  ];
  const known = [code, ...names.filter((name) => name !== undefined), ...(otherNames[code] ?? [])];
  const spelled = known.flatMap((name) => [
    name,
    name.replace(/^St\. /, "Saint "),
    name.replace(" & ", " and "),
    name.replace(/^St\. /, "Saint ").replace(" & ", " and "),
    name.replace(/^R\.A\.S\. chinoise de /, "").replace(/ SAR China$/, ""),
    // Without "(partie néerlandaise)" Sint Maarten would be its neighbour.
    code === "SX" ? name : name.replace(/ \(.*\)$/, ""),
  ]);
  return [...new Map(spelled.map((name) => [normalised(name), name] as const).toReversed()).values()].toReversed();
}

const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
// A code that was renamed (BU, DD, UK) still has a name; its canonical code has it too.
const codes = letters
  .flatMap((first) => letters.map((second) => first + second))
  .filter((code) => english.of(code) !== undefined && !noCountries.has(code))
  .filter((code) => Intl.getCanonicalLocales(`und-${code}`)[0] === `und-${code}`);

const owners = new Map<string, string>();
const rows = codes.flatMap((code) =>
  namesOf(code).map((name) => {
    const owner = owners.get(normalised(name));
    if (owner) throw new RangeError(`"${name}" means both ${owner} and ${code}`);
    owners.set(normalised(name), code);
    return `${name.includes(",") ? `"${name}"` : name},${code}\n`;
  }),
);
writeFileSync(seed, ["country_name,country\n", ...rows].join(""));
