import type { Locale } from "../format/locale.ts";

export const definitionOf = (member: string, locale: Locale): string => `${member} ${locale}`;
export const sourcesOf = (view: string): readonly string[] =>
  view === "pipeline" ? ["hubspot"] : ["shopify", "hubspot"];
