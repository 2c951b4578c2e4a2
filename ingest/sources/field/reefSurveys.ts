import { fieldStream } from "./fieldStream.ts";

/** What divers counted: a row per site, day, species, nursery and structure. */
export const reefSurveys = fieldStream(
  "reef_surveys",
  // A sheet without nurseries keeps the names that its rows had before there were any.
  ({ nursery }) => ["site", "surveyed_on", "species", ...(nursery === null ? [] : ["nursery"]), "structure"],
  ({ n_alive, n_sampled }) =>
    Number(n_alive) > Number(n_sampled)
      ? {
          field: "n_alive",
          message: `is ${n_alive}, of ${n_sampled} sampled: more cannot be alive than were looked at`,
        }
      : null,
);
