import type { Currency } from "./ledger.ts";

export type Country = {
  code: string;
  /** As staff and forms write it in the CRM. */
  name: string;
  share: number;
  locale: "en" | "fr";
  currency: Currency;
  dial: string;
  cities: readonly (readonly [city: string, postcode: string])[];
};

const COUNTRIES: readonly Country[] = [
  {
    code: "FR",
    name: "France",
    share: 36,
    locale: "fr",
    currency: "EUR",
    dial: "+33",
    cities: [
      ["Paris", "75011"],
      ["Lyon", "69003"],
      ["Marseille", "13007"],
      ["Nantes", "44000"],
      ["L’Haÿ-les-Roses", "94240"],
    ],
  },
  {
    code: "US",
    name: "United States",
    share: 19,
    locale: "en",
    currency: "USD",
    dial: "+1",
    cities: [
      ["San Diego", "92107"],
      ["Honolulu", "96815"],
      ["Brooklyn", "11211"],
      ["Austin", "78704"],
      ["Coeur d'Alene", "83814"],
    ],
  },
  {
    code: "PF",
    name: "French Polynesia",
    share: 14,
    locale: "fr",
    currency: "XPF",
    dial: "+689",
    cities: [
      ["Papeete", "98713"],
      ["Faʻaʻā", "98704"],
      ["Paopao", "98728"],
      ["Punaauia", "98718"],
    ],
  },
  {
    code: "AU",
    name: "Australia",
    share: 7,
    locale: "en",
    currency: "USD",
    dial: "+61",
    cities: [
      ["Sydney", "2026"],
      ["Cairns", "4870"],
    ],
  },
  {
    code: "JP",
    name: "Japan",
    share: 5,
    locale: "en",
    currency: "USD",
    dial: "+81",
    cities: [
      ["東京", "150-0001"],
      ["Osaka", "530-0001"],
    ],
  },
  {
    code: "NZ",
    name: "New Zealand",
    share: 4,
    locale: "en",
    currency: "USD",
    dial: "+64",
    cities: [
      ["Whangārei", "0110"],
      ["Auckland", "1010"],
    ],
  },
  {
    code: "CH",
    name: "Switzerland",
    share: 3,
    locale: "fr",
    currency: "EUR",
    dial: "+41",
    cities: [
      ["Genève", "1204"],
      ["Zürich", "8004"],
    ],
  },
  {
    code: "BE",
    name: "Belgique",
    share: 3,
    locale: "fr",
    currency: "EUR",
    dial: "+32",
    cities: [
      ["Bruxelles", "1050"],
      ["Liège", "4000"],
    ],
  },
  {
    code: "CA",
    name: "Canada",
    share: 3,
    locale: "en",
    currency: "USD",
    dial: "+1",
    cities: [
      ["Montréal", "H2T 1S6"],
      ["Vancouver", "V6K 1N6"],
    ],
  },
  {
    code: "DE",
    name: "Germany",
    share: 2,
    locale: "en",
    currency: "EUR",
    dial: "+49",
    cities: [
      ["Köln", "50667"],
      ["Berlin", "10405"],
    ],
  },
  {
    code: "GB",
    name: "United Kingdom",
    share: 2,
    locale: "en",
    currency: "EUR",
    dial: "+44",
    cities: [
      ["Brighton", "BN1 1AE"],
      ["Leeds", "LS1 4DY"],
    ],
  },
  {
    code: "NC",
    name: "New Caledonia",
    share: 1,
    locale: "fr",
    currency: "XPF",
    dial: "+687",
    cities: [["Nouméa", "98800"]],
  },
  {
    code: "IL",
    name: "Israel",
    share: 1,
    locale: "en",
    currency: "USD",
    dial: "+972",
    cities: [
      ["אילת", "8800000"],
      ["Haifa", "3100000"],
    ],
  },
];

const SHARES = Object.fromEntries(COUNTRIES.map((country) => [country.code, country.share]));
const BY_CODE = new Map(COUNTRIES.map((country) => [country.code, country]));

export function countryShares(): Record<string, number> {
  return SHARES;
}

export function countryOf(code: string): Country {
  const country = BY_CODE.get(code);
  if (!country) throw new RangeError(`no country ${code}`);
  return country;
}
