/** A row of cells as text; `row_number` is what a spreadsheet shows at its left. */
export type SheetRow = { row_number: number; cells: string[] };
export type Sheet = { name: string; headers: string[]; rows: SheetRow[] };

/** The file as a whole cannot be read; the message says why and what to do. */
export class FileProblem extends Error {
  override readonly name = "FileProblem";
}

export const limits = { bytes: 20_000_000, unpacked_bytes: 200_000_000, rows: 200_000, columns: 200, sheets: 50 };

const isEmpty = (cells: readonly string[]): boolean => cells.every((cell) => cell === "");

/** Finds the headers: the first row with two cells or more, so that a title above them is passed over. Null for an empty sheet. */
export function toSheet(name: string, rows: readonly SheetRow[]): Sheet | null {
  const filled = rows
    .map(({ row_number, cells }) => ({ row_number, cells: cells.map((cell) => cell.replaceAll("\0", "").trim()) }))
    .filter(({ cells }) => !isEmpty(cells));
  const at = filled.findIndex(({ cells }) => cells.filter((cell) => cell !== "").length >= 2);
  const head = filled[at];
  if (!head) return null;
  const width = head.cells.findLastIndex((cell) => cell !== "") + 1;
  if (width > limits.columns) throw new FileProblem(`The sheet has ${width} columns; ${limits.columns} are the most.`);
  return { name, headers: head.cells.slice(0, width), rows: filled.slice(at + 1) };
}
