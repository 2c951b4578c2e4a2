import { parse } from "csv-parse/sync";
import { z } from "zod";
import type { PublishedRate } from "./client.ts";

const table = z.array(z.record(z.string(), z.string())).min(1);

// The bank writes N/A for a currency that it did not (or no longer) quote.
const isQuoted = (units: string): boolean => units !== "" && units !== "N/A";

/** The rates in eurofxref-hist.csv: a line per day, a column per currency. Throws what `unreadable` makes of the reason. */
export function readHistory(csv: string, unreadable: (what: string, cause?: unknown) => Error): PublishedRate[] {
  let received: unknown;
  try {
    received = parse(csv, { columns: true, bom: true, trim: true, skip_empty_lines: true });
  } catch (error) {
    throw unreadable("no CSV", error);
  }
  const parsed = table.safeParse(received);
  if (!parsed.success || parsed.data[0]?.Date === undefined)
    throw unreadable("no column Date, or no line", parsed.error);
  return parsed.data.flatMap(({ Date: rate_date = "", ...currencies }) =>
    Object.entries(currencies).flatMap(([currency, units_per_eur]) =>
      // Each line ends in a comma, which makes a last column without a name.
      currency !== "" && isQuoted(units_per_eur) ? [{ rate_date, currency, units_per_eur }] : [],
    ),
  );
}
