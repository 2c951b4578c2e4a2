import { readFileSync } from "node:fs";
import { z } from "zod";
import type { Row, Stream } from "../stream.ts";

const list = z.array(z.looseObject({}));
const named = z.record(z.string(), z.looseObject({}));

/** Payloads recorded from the sandbox, by position or by the name of what they show. */
export const readList = (base: string, name: string) =>
  list.parse(JSON.parse(readFileSync(new URL(`fixtures/${name}.json`, base), "utf8")));
export const readNamed = (base: string, name: string) =>
  named.parse(JSON.parse(readFileSync(new URL(`fixtures/${name}.json`, base), "utf8")));

/** Rows of each table that a payload becomes; fails where it is rejected. */
export function rowsOf<Client>(
  stream: Stream<Client>,
  payload: unknown,
  client: Client,
): Record<string, readonly Row[]> {
  const translation = stream.translate(payload, client);
  if (!translation.ok) throw new Error(`rejected: ${translation.field}: ${translation.reason}`);
  return Object.fromEntries(stream.tables.map((table, index) => [table.name, translation.rows[index] ?? []]));
}

/** Rows whose columns are not exactly those of their table. */
export function columnsAtFault<Client>(stream: Stream<Client>, rows: Record<string, readonly Row[]>): string[] {
  return stream.tables.flatMap((table) =>
    (rows[table.name] ?? []).flatMap((row) => {
      const expected = Object.keys(table.columns).sort().join();
      return Object.keys(row).sort().join() === expected
        ? []
        : [`${table.name}: ${Object.keys(row).sort().join()} instead of ${expected}`];
    }),
  );
}
