import { createHash } from "node:crypto";
import { distance } from "fastest-levenshtein";
import { type FieldStream, fieldStreams, fieldsOf } from "./fields.ts";
import { toLabel } from "./label.ts";

/** A column of a sheet: the field it is taken for, or null, and then the fields whose names come nearest. */
type Column = { header: string; field: string | null; nearest: string[] };

export type Layout = {
  stream: FieldStream;
  columns: Column[];
  /** Required fields that no column was taken for. */
  missing: string[];
  /** True where somebody has to say what the columns mean before rows can be read. */
  is_unclear: boolean;
};

/** Names the headers of a sheet, so that what was said of one file holds for the next with the same. */
export const layoutId = (headers: readonly string[]): string =>
  createHash("sha256")
    .update(JSON.stringify(headers.map(toLabel)))
    .digest("hex");

const nearestShown = 3;

function distanceTo(header: string, aliases: readonly string[]): number {
  const label = toLabel(header);
  return Math.min(...aliases.map((alias) => distance(label, toLabel(alias)) / Math.max(label.length, alias.length)));
}

/** So near that it is more likely a slip of the pen than a column of its own. */
const isSlip = (header: string, aliases: readonly string[]): boolean => distanceTo(header, aliases) <= 0.25;

/** Reads a sheet's headers as those of one kind of sheet. */
function readLayout(stream: FieldStream, headers: readonly string[]): Layout {
  const fields = fieldsOf[stream];
  const taken = new Set<string>();
  const found = headers.map((header) => {
    const label = toLabel(header);
    const field = fields.find(
      ({ name, aliases }) => !taken.has(name) && [name, ...aliases].some((alias) => toLabel(alias) === label),
    );
    if (field) taken.add(field.name);
    return { header, field: field?.name ?? null };
  });
  const free = fields.filter(({ name }) => !taken.has(name));
  const columns = found.map(({ header, field }) => ({
    header,
    field,
    nearest:
      field === null && toLabel(header) !== ""
        ? free
            .toSorted((a, b) => distanceTo(header, [a.name, ...a.aliases]) - distanceTo(header, [b.name, ...b.aliases]))
            .slice(0, nearestShown)
            .map(({ name }) => name)
        : [],
  }));
  const missing = free.filter(({ is_required }) => is_required).map(({ name }) => name);
  const hasSlip = columns.some(
    ({ header, field }) => field === null && free.some(({ name, aliases }) => isSlip(header, [name, ...aliases])),
  );
  return { stream, columns, missing, is_unclear: missing.length > 0 || hasSlip };
}

/** The kind of sheet that the headers fit best: the fewest required fields missing, then the most columns understood. */
export function guessLayout(headers: readonly string[]): Layout {
  const understood = ({ columns }: Layout): number => columns.filter(({ field }) => field !== null).length;
  const [best] = fieldStreams
    .map((stream) => readLayout(stream, headers))
    .toSorted((a, b) => a.missing.length - b.missing.length || understood(b) - understood(a));
  if (!best) throw new Error("there is no kind of sheet");
  return best;
}

/** The layout as somebody said it is; columns that they left without a field are kept without a meaning. */
export function layoutAsSaid(
  said: { stream: FieldStream; columns: Readonly<Record<string, string | null>> },
  headers: readonly string[],
): Layout {
  const columns = headers.map((header, at) => {
    // A header that stands twice means the first of its columns.
    const field = headers.indexOf(header) === at ? (said.columns[header] ?? null) : null;
    return { header, field, nearest: [] };
  });
  const missing = fieldsOf[said.stream]
    .filter(({ name, is_required }) => is_required && !columns.some(({ field }) => field === name))
    .map(({ name }) => name);
  return { stream: said.stream, columns, missing, is_unclear: missing.length > 0 };
}
