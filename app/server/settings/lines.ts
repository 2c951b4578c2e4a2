import type { Change } from "./read.ts";

const shown = (value: unknown): string => (value === null || value === undefined || value === "" ? "–" : String(value));

/** Rows as lines of a terminal, each column as wide as its longest value. */
export function toLines(rows: readonly Readonly<Record<string, unknown>>[]): string[] {
  const columns = Object.keys(rows[0] ?? {});
  const widths = columns.map((column) => Math.max(column.length, ...rows.map((row) => shown(row[column]).length)));
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, index) => cell.padEnd(widths[index] ?? 0))
      .join("  ")
      .trimEnd();
  return [line(columns), ...rows.map((row) => line(columns.map((column) => shown(row[column]))))];
}

/** What a change did, in one line: `channel: email → newsletter`. */
function deed({ before, after }: Change): string {
  if (before === null) return "added";
  if (after === null) return "removed";
  return Object.keys(after)
    .filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]))
    .map((field) => `${field}: ${shown(before[field])} → ${shown(after[field])}`)
    .join(", ");
}

export const changeLine = (change: Change): Readonly<Record<string, unknown>> => ({
  change: change.change_id,
  at: change.changed_at.toISOString().slice(0, 16).replace("T", " "),
  by: change.changed_by,
  setting: change.table_name,
  row: Object.entries(change.row_key)
    .filter(([field]) => field !== "is_only")
    .map(([, value]) => value)
    .join(", "),
  what: `${deed(change)}${change.undoes === null ? "" : ` (undoes ${change.undoes})`}`,
  why: change.why,
});
