import type { Dice } from "./dice.ts";
import type { SiteKey } from "./ledger.ts";

export const SITES: readonly SiteKey[] = ["moorea", "tikehau", "ahe", "malolo", "koh_mak"];

export const SITE_NAMES: Record<SiteKey, string> = {
  moorea: "Moʻorea",
  tikehau: "Tikehau",
  ahe: "Ahe",
  malolo: "Malolo",
  koh_mak: "Koh Mak",
};

/** How adoptions spread over the sites, in parts of a hundred. */
export const FAVOURITES: Record<SiteKey, number> = { moorea: 48, tikehau: 16, ahe: 9, malolo: 17, koh_mak: 10 };

/** How themes, staff and buyers wrote the sites over the years. */
const SPELLINGS: Record<SiteKey, readonly string[]> = {
  moorea: ["Moorea", "Mo'orea", "Moʻorea", "Mo’orea", "MOOREA", "moorea ", "Mo orea"],
  tikehau: ["Tikehau", "TIKEHAU", "tikehau"],
  ahe: ["Ahe", "AHE", "Ahé"],
  malolo: ["Malolo", "MALOLO", " malolo"],
  koh_mak: ["Koh Mak", "Koh-Mak", "koh mak", "KOH MAK", "Kohmak"],
};

const SITE_KEYS = ["Site", "Site de restauration", "_site"] as const;

/** A site as somebody typed it, under one of the property names the shop's themes have used. */
export function siteProperty(dice: Dice, line: number, site: SiteKey): { key: string; value: string } {
  return { key: dice.pick(`site key ${line}`, SITE_KEYS), value: dice.pick(`site spelling ${line}`, SPELLINGS[site]) };
}
