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
  return unstorable.test(text) ? JSON.stringify(cleanDeep(value)) : text;
}

const escapes: Record<string, string> = { "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t" };

/** One field of PostgreSQL's COPY text format; null is `\N`. */
export function toCopyField(value: Value | undefined, type: ColumnType): string {
  if (value === null || value === undefined) return "\\N";
  const text = type === "jsonb" ? toJson(value) : clean(String(value));
  return text.replace(/[\\\n\r\t]/g, (character) => escapes[character] ?? character);
}
