import { z } from "zod";

/** Where a row stands in a sorted connection: its sort value, then its id. */
export type CursorKey = { value: number | string; id: number };

const cursorBody = z.object({ last_id: z.number(), last_value: z.union([z.number(), z.string()]) });

export function encodeCursor(key: CursorKey): string {
  return Buffer.from(JSON.stringify({ last_id: key.id, last_value: key.value })).toString("base64");
}

/** The key in a cursor; null where the text is not one of ours. */
export function decodeCursor(text: string): CursorKey | null {
  try {
    const body = cursorBody.safeParse(JSON.parse(Buffer.from(text, "base64").toString("utf8")));
    return body.success ? { value: body.data.last_value, id: body.data.last_id } : null;
  } catch {
    return null;
  }
}

export function compareKeys(a: CursorKey, b: CursorKey): number {
  if (a.value === b.value) return a.id - b.id;
  if (typeof a.value === "number" && typeof b.value === "number") return a.value - b.value;
  return String(a.value) < String(b.value) ? -1 : 1;
}
