import pg from "pg";
import { z } from "zod";

const organisation = z.object({
  time_zone: z.string(),
  reporting_currency: z.string(),
  fiscal_year_start: z.number(),
  stale_deal_days: z.number(),
  plan_grace_days: z.number(),
  plan_switch_days: z.number(),
  donor_identifiers_limit: z.number(),
});

/** What staff decided for the NGO as a whole, as variables of dbt. Every figure hangs on them, so a change builds everything. */
export async function readOrganisation(databaseUrl: string): Promise<z.infer<typeof organisation>> {
  const client = new pg.Client({ connectionString: databaseUrl, application_name: "atoll settings" });
  await client.connect();
  try {
    const { rows } = await client.query(
      `select ${Object.keys(organisation.shape).join(", ")} from settings.organisation`,
    );
    return organisation.parse(rows[0]);
  } finally {
    await client.end();
  }
}
