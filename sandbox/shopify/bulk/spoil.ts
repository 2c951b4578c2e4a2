import { createHash } from "node:crypto";
import { readFile, truncate, writeFile } from "node:fs/promises";
import type { BulkRow } from "./rows.ts";
import type { BulkWish } from "./wish.ts";

/** Keeps at most `limit` nested rows of each parent. */
export function limitNested(rows: BulkRow[], limit: number | undefined): BulkRow[] {
  if (limit === undefined) return rows;
  const seen = new Map<unknown, number>();
  return rows.filter((row) => {
    const count = (seen.get(row.__parentId) ?? 0) + 1;
    seen.set(row.__parentId, count);
    return count <= limit;
  });
}

const idOf = (line: string) => /^\{"id":"([^"]+)"/.exec(line)?.[1] ?? "";
const place = (line: string) => createHash("sha1").update(line).digest("hex");

/** Does to a file what the wish says, and gives its size. Only ever asked of test-sized files, so it is read whole. */
export async function spoilFile(path: string, size: number, wish: BulkWish): Promise<number> {
  if (!wish.shuffle && wish.lost_parents === 0) return size;
  const all = (await readFile(path, "utf8")).split("\n").filter((line) => line !== "");
  const parents = new Set(all.flatMap((line) => /"__parentId":"([^"]+)"\}$/.exec(line)?.[1] ?? []));
  const lost = new Set([...parents].slice(0, wish.lost_parents));
  const lines = all.filter((line) => !lost.has(idOf(line)));
  const ordered = wish.shuffle ? lines.toSorted((a, b) => (place(a) < place(b) ? -1 : 1)) : lines;
  const text = ordered.map((line) => `${line}\n`).join("");
  await writeFile(path, text);
  return Buffer.byteLength(text);
}

/** Takes off the last bytes, once the size has been told. */
export async function shorten(path: string, size: number, by: number): Promise<void> {
  if (by > 0) await truncate(path, Math.max(0, size - by));
}
