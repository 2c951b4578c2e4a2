import { expect, it } from "vitest";
import { surveysCsv } from "./surveysCsv.ts";

it("writes a row per survey and quotes what needs it", () => {
  const survey = {
    site: "koh_mak",
    date: "2026-03-01",
    species: 'Acropora "blue", tip',
    nursery: "North nursery",
    structure: "rope",
    sampled: 10,
    alive: 9,
    seeded: 12,
    outplanted: 0,
    lot: null,
    outplantSite: "Koh Mak reef 1",
    health: 1.5,
    bleach: 1,
    measured: { fragment: "KO1-1", length: 10.5, width: 8, height: 7 },
  } as const;
  expect(
    surveysCsv([survey, { ...survey, measured: null }])
      .split("\r\n")
      .slice(1),
  ).toEqual([
    'Koh Mak,2026-03-01,"Acropora ""blue"", tip",North nursery,rope,10,9,12,0,1.5,1,KO1-1,10.5,8,7',
    'Koh Mak,2026-03-01,"Acropora ""blue"", tip",North nursery,rope,10,9,12,0,1.5,1,,,,',
    "",
  ]);
});
