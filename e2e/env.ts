/** Where Debian puts Chromium, unless ATOLL_CHROMIUM names another. */
export const chromiumPath = process.env.ATOLL_CHROMIUM || "/usr/bin/chromium";

/** The folder that gets dbt's reports of the run, for the count of `npm test`. */
export const dbtReports = process.env.ATOLL_DBT_REPORTS || null;

/** A fixed afternoon in Tahiti: the unfinished month is November 2026. */
const fixedNow = "2026-11-24T20:00:00Z";

/** The environment of an Atoll of its own: the reader's, without what would point it at another one. */
export const ownEnvironment = (changes: Record<string, string>): NodeJS.ProcessEnv => ({
  ...Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^(ATOLL_|DATABASE_URL$|SHOPIFY_|HUBSPOT_|AIRBYTE_|npm_)/.test(name),
    ),
  ),
  ATOLL_NOW: fixedNow,
  ATOLL_SANDBOX_SIZE: "test",
  ...changes,
});
