import { fieldStream } from "./fieldStream.ts";

/** Corals moved from the nursery to the reef: a row per lot where lots are numbered, else per site, day, species and structure. */
export const outplantings = fieldStream("outplantings", ({ lot }) =>
  lot === null ? ["site", "outplanted_on", "species", "structure"] : ["site", "lot"],
);
