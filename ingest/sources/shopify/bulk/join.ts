import { brokenFile } from "./bulkFailure.ts";
import type { BulkQuery } from "./bulkQuery.ts";
import { tagOf } from "./bulkQuery.ts";

export type Row = Record<string, unknown>;

/** Which record a line is part of, and whether as a child of it. */
export type Place = { family: Buffer; is_child: boolean };

const parentMark = Buffer.from('"__parentId":"');
const idMark = Buffer.from('{"id":"');
const quote = 34;
const newline = 10;

const isRow = (value: unknown): value is Row => typeof value === "object" && value !== null && !Array.isArray(value);

function textAt(line: Buffer, start: number): Buffer {
  const end = line.indexOf(quote, start);
  return end < 0 ? Buffer.alloc(0) : line.subarray(start, end);
}

/** Where a line belongs, found without reading it as JSON: that is done once, when it is joined. */
export function placeOf(line: Buffer, stream: string): Place {
  // Inside a string the quotes of such a mark would be escaped, so it is only ever found as a key.
  const parent = line.lastIndexOf(parentMark);
  if (parent >= 0) return { family: textAt(line, parent + parentMark.length), is_child: true };
  if (line.subarray(0, idMark.length).equals(idMark)) return { family: textAt(line, idMark.length), is_child: false };
  const read = readRow(line, stream);
  return { family: Buffer.from(String(read.__parentId ?? read.id ?? "")), is_child: read.__parentId !== undefined };
}

// No schema here: the record's own is asked when it is translated, and this runs for every line of a file of gigabytes.
export function readRow(line: Buffer, stream: string): Row {
  const broken = (cause?: unknown): Error =>
    brokenFile(stream, `has a line that cannot be read: ${line.toString().slice(0, 100)}`, cause);
  let read: unknown;
  try {
    read = JSON.parse(line.toString());
  } catch (error) {
    throw broken(error);
  }
  if (!isRow(read)) throw broken();
  return read;
}

/** A connection as pages have it; a row that has an id is in it once. */
function connection(children: readonly Row[]): { pageInfo: { hasNextPage: false }; nodes: Row[] } {
  const nodes = [...new Map(children.map((child, place) => [child.id ?? place, child])).values()];
  return { pageInfo: { hasNextPage: false }, nodes };
}

/** Puts a connection at its path; where an object on the way is null, there is no such connection. */
function put(into: Row, path: readonly string[], value: unknown): void {
  const holder = path.slice(0, -1).reduce<unknown>((inner, name) => (isRow(inner) ? inner[name] : null), into);
  const name = path.at(-1);
  if (isRow(holder) && name !== undefined) holder[name] = value;
}

type Family = { own: Buffer | null; children: Buffer[]; roots: number };

/** A record as pages have it; null where its own row never came, but children of it did. `roots` counts its own rows. */
export type Member = { id: string; payload: Row | null; roots: number };

/**
 * Joins the lines of a bucket into records, in whatever order they stand. Records are made one by one, as they are taken, since
 * objects take many times the memory of their text.
 */
export function* joinRows(bucket: Buffer, query: BulkQuery, stream: string): Generator<Member> {
  const families = new Map<string, Family>();
  for (let start = 0, end = bucket.indexOf(newline); end >= 0; start = end + 1, end = bucket.indexOf(newline, start)) {
    const line = bucket.subarray(start, end);
    const place = placeOf(line, stream);
    const key = place.family.toString("latin1");
    const family: Family = families.get(key) ?? { own: null, children: [], roots: 0 };
    families.set(key, family);
    if (place.is_child) family.children.push(line);
    else {
      family.own = line;
      family.roots += 1;
    }
  }
  const tags = query.connections.map(tagOf);
  for (const [id, { own, children, roots }] of families) {
    if (own === null) {
      yield { id, payload: null, roots };
      continue;
    }
    const payload = readRow(own, stream);
    const parts = new Map<string, Row[]>(tags.map((tag) => [tag, []]));
    for (const line of children) {
      const { __parentId: _parent, ...child } = readRow(line, stream);
      const tag = tags.find((name) => name in child);
      if (tag === undefined)
        throw brokenFile(stream, `has a row of no known connection: ${line.toString().slice(0, 100)}`);
      delete child[tag];
      parts.get(tag)?.push(child);
    }
    for (const path of query.connections) put(payload, path, connection(parts.get(tagOf(path)) ?? []));
    yield { id, payload, roots };
  }
}
