import { z } from "zod";
import { brokenFile } from "./bulkFailure.ts";
import type { BulkQuery } from "./bulkQuery.ts";
import { tagOf } from "./bulkQuery.ts";

const row = z.record(z.string(), z.unknown());
type Row = z.infer<typeof row>;
type Family = { own: Row | null; children: Map<string, Row[]> };

/** Records as pages have them, the ids of parents whose rows came without them, and how many rows were no children. */
export type Joined = { payloads: Row[]; orphaned: string[]; roots: number };

const parentMark = Buffer.from('"__parentId":"');
const idMark = Buffer.from('{"id":"');
const quote = 34;

function textAt(line: Buffer, start: number): Buffer | null {
  const end = line.indexOf(quote, start);
  return end < 0 ? null : line.subarray(start, end);
}

/** The id of the record that a line is part of, found without reading the line as JSON: that is done once, when it is joined. */
export function familyOf(line: Buffer, stream: string): Buffer {
  // Inside a string the quotes of such a mark would be escaped, so it is only ever found as a key.
  const parent = line.lastIndexOf(parentMark);
  if (parent >= 0) return textAt(line, parent + parentMark.length) ?? Buffer.alloc(0);
  if (line.subarray(0, idMark.length).equals(idMark)) return textAt(line, idMark.length) ?? Buffer.alloc(0);
  const read = readRow(line, stream);
  return Buffer.from(String(read.__parentId ?? read.id ?? ""));
}

export function readRow(line: Buffer, stream: string): Row {
  try {
    return row.parse(JSON.parse(line.toString()));
  } catch (error) {
    throw brokenFile(stream, `has a line that cannot be read: ${line.toString().slice(0, 100)}`, error);
  }
}

const idOf = (item: Row): string => String(item.id ?? "");

/** A connection as pages have it; a row that has an id is in it once. */
function connection(children: readonly Row[]): { pageInfo: { hasNextPage: false }; nodes: Row[] } {
  const nodes = [...new Map(children.map((child, place) => [child.id ?? place, child])).values()];
  return { pageInfo: { hasNextPage: false }, nodes };
}

/** Puts a connection at its path; where an object on the way is null, there is no such connection. */
function place(into: Row, [name, ...deeper]: readonly string[], value: unknown): Row {
  if (name === undefined) return into;
  if (deeper.length === 0) return { ...into, [name]: value };
  const inner = row.safeParse(into[name]).data;
  return inner ? { ...into, [name]: place(inner, deeper, value) } : into;
}

/** Joins rows to their parents, in whatever order they stand, into records of the shape that pages have. */
export function joinRows(lines: Iterable<Buffer>, query: BulkQuery, stream: string): Joined {
  const tags = query.connections.map(tagOf);
  const families = new Map<string, Family>();
  const joined: Joined = { payloads: [], orphaned: [], roots: 0 };
  for (const line of lines) {
    const { __parentId: parent, ...item } = readRow(line, stream);
    const key = String(parent ?? item.id ?? "");
    const family = families.get(key) ?? { own: null, children: new Map<string, Row[]>() };
    families.set(key, family);
    if (parent === undefined) {
      family.own = item;
      joined.roots += 1;
      continue;
    }
    const name = tags.find((tag) => tag in item);
    if (name === undefined) throw brokenFile(stream, `has a row of no known connection: ${idOf(item)}`);
    delete item[name];
    family.children.set(name, [...(family.children.get(name) ?? []), item]);
  }
  for (const [key, { own, children }] of families) {
    if (own === null) joined.orphaned.push(key);
    else {
      const whole = query.connections.reduce(
        (item, path) => place(item, path, connection(children.get(tagOf(path)) ?? [])),
        own,
      );
      joined.payloads.push(whole);
    }
  }
  return joined;
}
