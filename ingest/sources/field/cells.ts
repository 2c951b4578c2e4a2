import { z } from "zod";
import type { FieldKind } from "./fields.ts";
import type { Sites } from "./sites.ts";

const dayMs = 86_400_000;
/** Day 1 of spreadsheets is 1 January 1900, and they believe in a 29 February 1900. */
const serialZero = Date.UTC(1899, 11, 30);
const earliest = "1990-01-01";
const latest = "2100-01-01";

function dayOf(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const isReal = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isReal ? date.toISOString().slice(0, 10) : null;
}

/** A day as people and spreadsheets write it: 2026-03-31, 31/03/2026, 31.3.2026 or a serial number; null for anything else. */
export function toDay(text: string): string | null {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?$/.exec(text);
  const european = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text);
  const serial = /^\d{5}(\.\d+)?$/.test(text) ? new Date(serialZero + Math.floor(Number(text)) * dayMs) : null;
  const day = iso
    ? dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3]))
    : european
      ? dayOf(Number(european[3]), Number(european[2]), Number(european[1]))
      : (serial?.toISOString().slice(0, 10) ?? null);
  return day !== null && day >= earliest && day < latest ? day : null;
}

/** A number with a decimal comma or point, and with blanks, points or commas between thousands; null for anything else. */
export function toNumber(text: string): number | null {
  const bare = text.replace(/[\s\u00a0\u202f'’]/g, "");
  const lastComma = bare.lastIndexOf(",");
  const lastPoint = bare.lastIndexOf(".");
  const decimal = lastComma > lastPoint ? "," : ".";
  const thousands = decimal === "," ? "." : ",";
  const plain = bare.replaceAll(thousands, "").replace(decimal, ".");
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : null;
}

const wrong = (context: z.RefinementCtx, message: string): never => {
  context.addIssue({ code: "custom", message });
  return z.NEVER;
};
const quoted = (text: string): string => `“${text.length > 60 ? `${text.slice(0, 60)}…` : text}”`;

const text = z.string().trim();
const longest = 2_000;

const day = text.transform((written, context) => {
  const found = toDay(written);
  return found ?? wrong(context, `${quoted(written)} is no day: write 2026-03-31 or 31/03/2026`);
});
const count = text.transform((written, context) => {
  const found = toNumber(written);
  if (found === null || !Number.isInteger(found)) return wrong(context, `${quoted(written)} is no whole number`);
  if (found < 0 || found > 10_000_000)
    return wrong(context, `${quoted(written)} cannot be: it must be from 0 to 10 million`);
  return found;
});
const score = text.transform((written, context) => {
  const found = toNumber(written);
  if (found === null) return wrong(context, `${quoted(written)} is no number`);
  return found < 1 || found > 6 ? wrong(context, `${quoted(written)} is not on the scale from 1 to 6`) : found;
});
const measure = text.transform((written, context) => {
  const found = toNumber(written);
  if (found === null) return wrong(context, `${quoted(written)} is no number`);
  return found <= 0 || found > 1_000
    ? wrong(context, `${quoted(written)} cannot be: a side is more than 0 and at most 1,000 cm`)
    : found;
});
const words = text.max(longest, `is longer than ${longest} characters`);
const siteName = (sites: Sites) =>
  text.transform((written, context) => {
    const found = sites.find(written);
    if (found !== null) return found;
    return wrong(
      context,
      `${quoted(written)} is no site that Atoll knows (near: ${sites.nearest(written).join(", ")}). Correct it, or write Unassigned`,
    );
  });

/** How the cells of a kind are read; an empty cell is null where the field may be empty. */
export function cellOf(kind: FieldKind, is_required: boolean, sites: Sites) {
  const schema = { text: words, day, count, score, measure, site: siteName(sites) }[kind];
  const missing = kind === "site" ? "is empty: write the site, or Unassigned" : "is empty";
  return is_required
    ? z.string({ error: missing }).trim().min(1, missing).pipe(schema)
    : z.preprocess((cell) => (typeof cell === "string" && cell.trim() !== "" ? cell : null), z.nullable(schema));
}
