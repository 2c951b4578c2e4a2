import { CubeFailure } from "../failure.ts";

const dayMs = 86_400_000;
const isoDay = /^\d{4}-\d{2}-\d{2}$/;
const isoInstant = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?Z?$/;

type Unit = "day" | "week" | "month" | "quarter" | "year";
const units = "day|week|month|quarter|year";
const mend =
  'Use ISO days such as ["2026-01-01", "2026-03-31"], or words: today, yesterday, this month, last year, last 3 months, year to date.';

// Making a format costs more than all the rest of guarding a query.
const formats = new Map<string, Intl.DateTimeFormat>();

/** The civil day of an instant in a time zone, as YYYY-MM-DD. */
export function dayIn(instant: Date, timeZone: string): string {
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" });
  formats.set(timeZone, format);
  return format.format(instant);
}

// Days are counted as UTC midnights: civil arithmetic without a zone.
const at = (day: string) => new Date(`${day}T00:00:00Z`);
const text = (date: Date) => date.toISOString().slice(0, 10);
const shift = (date: Date, days: number) => new Date(date.getTime() + days * dayMs);
const months: Record<Exclude<Unit, "day" | "week">, number> = { month: 1, quarter: 3, year: 12 };

function startOf(unit: Unit, date: Date): Date {
  if (unit === "day") return date;
  // Weeks begin on Monday.
  if (unit === "week") return shift(date, -((date.getUTCDay() + 6) % 7));
  const size = months[unit];
  return new Date(Date.UTC(date.getUTCFullYear(), Math.floor(date.getUTCMonth() / size) * size, 1));
}

function move(unit: Unit, start: Date, count: number): Date {
  if (unit === "day" || unit === "week") return shift(start, count * (unit === "day" ? 1 : 7));
  return new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + count * months[unit], 1));
}

/** Whole units around today: `from` and `to` count units from the current one, -1 being the one before it. */
function span(unit: Unit, today: string, from: number, to: number): [string, string] {
  const start = startOf(unit, at(today));
  return [text(move(unit, start, from)), text(shift(move(unit, start, to + 1), -1))];
}

const toUnit = (word: string | undefined): Unit => {
  const unit = (["day", "week", "month", "quarter", "year"] as const).find((each) => each === word);
  if (!unit) throw new Error(`"${word}" is not a unit of time`);
  return unit;
};

/** Days that words such as "last 3 months" mean on `today`, first and last included; null where they are not understood. */
export function relativeRange(words: string, today: string): [string, string] | null {
  const said = words.trim().toLowerCase().replaceAll(/\s+/g, " ");
  if (said === "today") return [today, today];
  if (said === "yesterday") return span("day", today, -1, -1);
  if (said === "tomorrow") return span("day", today, 1, 1);
  const toDate = new RegExp(`^(${units}) to date$`).exec(said);
  if (toDate) return [text(startOf(toUnit(toDate[1]), at(today))), today];
  const one = new RegExp(`^(this|last|next) (${units})$`).exec(said);
  if (one) {
    const offset = one[1] === "this" ? 0 : one[1] === "last" ? -1 : 1;
    return span(toUnit(one[2]), today, offset, offset);
  }
  const many = new RegExp(`^(last|next) (\\d{1,3}) (${units})s?$`).exec(said);
  if (!many || Number(many[2]) === 0) return null;
  const count = Number(many[2]);
  return many[1] === "last" ? span(toUnit(many[3]), today, -count, -1) : span(toUnit(many[3]), today, 1, count);
}

export const isAbsolute = (value: string) => isoDay.test(value) || isoInstant.test(value);

/** A date range as two absolute ends. Throws what to answer where the words are not understood. */
export function resolveRange(range: string | string[], today: string): [string, string] {
  const [from, to] = typeof range === "string" ? [range] : range;
  const refuse = (words: string | undefined) =>
    new CubeFailure(400, "relative_date", `"${words}" is not a date range that is understood here. ${mend}`, { mend });
  if (from === undefined) throw refuse("");
  if (to !== undefined) {
    for (const end of [from, to]) if (!isAbsolute(end)) throw refuse(end);
    return [from, to];
  }
  if (isAbsolute(from)) return [from, from];
  const resolved = relativeRange(from, today);
  if (!resolved) throw refuse(from);
  return resolved;
}
