import { z } from "zod";
import type { Ask, Page, Table } from "../../stream.ts";
import { defineStream } from "../../stream.ts";
import type { EcbClient, PublishedRate } from "./client.ts";
import { isRateDue, publishedAt } from "./publication.ts";

const table: Table = {
  schema: "raw_ecb",
  name: "exchange_rates",
  key: "rate_key",
  columns: { rate_key: "varchar", rate_date: "varchar", currency: "varchar", units_per_eur: "numeric" },
};

const item = z.object({
  rate_date: z.iso.date(),
  currency: z.string().regex(/^[A-Z]{3}$/, "is no currency code"),
  units_per_eur: z
    .string()
    .regex(/^\d+(\.\d+)?$/, "is no number")
    .refine((units) => Number(units) > 0, "must be above 0"),
});

const named = z.object({ rate_date: z.string(), currency: z.string() });
const keyOf = ({ rate_date, currency }: z.infer<typeof named>): string => `${rate_date} ${currency}`;

const dayMs = 24 * 3_600_000;

/** True where a weekday lies between two days: the daily file alone would leave it out. */
function hasGap(known: string, newest: string): boolean {
  for (let day = Date.parse(known) + dayMs; day < Date.parse(newest); day += dayMs) {
    if (![0, 6].includes(new Date(day).getUTCDay())) return true;
  }
  return false;
}

/** Longer than any row of holidays. */
const staleMs = 7 * dayMs;

const rowsAtOnce = 5_000;

/** The daily file where it goes on from what is known; otherwise the history too, from the last known day on. */
async function* read(client: EcbClient, ask: Ask): AsyncGenerator<Page> {
  const known = ask.from?.slice(0, 10) ?? null;
  const daily = await client.daily(ask.signal);
  const newest = daily.reduce((latest, { rate_date }) => (rate_date > latest ? rate_date : latest), "");
  client.warnings.clear();
  if (Date.parse(ask.to) - Date.parse(newest) > staleMs)
    client.warnings.add(
      `The newest rates that the bank publishes are of ${newest}; amounts of later days are converted at them.`,
    );
  const rates: PublishedRate[] = [];
  if (known === null || hasGap(known, newest)) {
    const history = await client.history(ask.signal);
    rates.push(...history.filter(({ rate_date }) => known === null || rate_date >= known));
  }
  rates.push(...daily);
  for (let start = 0; start < rates.length; start += rowsAtOnce) {
    const isLast = start + rowsAtOnce >= rates.length;
    yield { payloads: rates.slice(start, start + rowsAtOnce), windowed: false, through: isLast ? ask.to : null };
  }
}

/** Euro reference rates: a record per day and currency. The bank is asked once a day, after it has published. */
export const exchangeRates = defineStream<EcbClient, z.infer<typeof item>>({
  name: "exchange_rates",
  item,
  key_of: (payload) => {
    const parsed = named.safeParse(payload);
    return parsed.success ? keyOf(parsed.data) : null;
  },
  cursor: { lookback_ms: 0, tolerance_ms: 0 },
  updated_at: ({ rate_date }) => publishedAt(rate_date).toISOString(),
  landings: [{ table, rows: (rate) => [{ rate_key: keyOf(rate), ...rate }] }],
  expected: async () => null,
  read,
  is_due: isRateDue,
});
