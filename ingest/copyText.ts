import type { ColumnType, Value } from "./stream.ts";

// PostgreSQL stores neither NUL nor half a surrogate pair, in text or in jsonb; both come out of real shops.
const clean = (text: string): string => text.replaceAll("\0", "").toWellFormed();
const unstorable = /\\u0000|\\ud[89a-f]/i;

function cleanDeep(value: unknown): unknown {
  if (typeof value === "string") return clean(value);
  if (Array.isArray(value)) return value.map(cleanDeep);
  if (value !== null && typeof value === "object") {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [clean(key), cleanDeep(inner)]));
  }
  return value;
}

/** JSON that jsonb takes: characters that PostgreSQL cannot store are left out. */
export function toJson(value: unknown): string {
  const text = JSON.stringify(value ?? null);
  // Both are written with a backslash in JSON, and most records have none.
  return text.includes("\\") && unstorable.test(text) ? JSON.stringify(cleanDeep(value)) : text;
}

const escapes: Record<string, string> = { "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t" };
// All that has to be escaped or left out; a whole pair of surrogates is looked at once more, to no harm.
const unusual = /[\0\\\n\r\t\ud800-\udfff]/;

/** One field of PostgreSQL's COPY text format; null is `\N`. */
export function toCopyField(value: Value | undefined, type: ColumnType): string {
  if (value === null || value === undefined) return "\\N";
  // JSON has no other character to escape: it writes line ends and tabs with a backslash itself.
  if (type === "jsonb") return toJson(value).replaceAll("\\", "\\\\");
  if (typeof value !== "string") return toText(String(value));
  return toText(value);
}

const toText = (text: string): string =>
  unusual.test(text) ? clean(text).replace(/[\\\n\r\t]/g, (character) => escapes[character] ?? character) : text;
