import { z } from "zod";
import type { Database } from "./database.ts";

const organisation = z.object({ time_zone: z.string(), reporting_currency: z.string(), fiscal_year_start: z.number() });
type Organisation = z.infer<typeof organisation>;

export type ReadOrganisation = {
  /** What staff decided for the NGO as a whole, read now. */
  read(): Promise<Organisation>;
  /** As it was read last. Throws before the first time. */
  known(): Organisation;
};

export function createOrganisation(database: Database): ReadOrganisation {
  let last: Organisation | null = null;
  return {
    async read() {
      const [row] = await database.rows(
        organisation,
        "select time_zone, reporting_currency, fiscal_year_start from settings.organisation",
      );
      if (!row) throw new Error("settings.organisation has lost its row");
      last = row;
      return row;
    },
    known() {
      if (!last) throw new Error("the settings have not been read yet");
      return last;
    },
  };
}
