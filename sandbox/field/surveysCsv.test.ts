import { expect, it } from "vitest";
import { surveysCsv } from "./surveysCsv.ts";

it("writes a row per survey and quotes what needs it", () => {
  const survey = {
    site: "koh_mak",
    date: "2026-03-01",
    species: 'Acropora "blue", tip',
    structure: "rope",
    sampled: 10,
    alive: 9,
    outplanted: 0,
    health: 1.5,
    bleach: 0,
  } as const;
  expect(surveysCsv([survey])).toBe(
    'site,date,species,structure,sampled,alive,outplanted,health,bleach\r\nKoh Mak,2026-03-01,"Acropora ""blue"", tip",rope,10,9,0,1.5,0\r\n',
  );
});
