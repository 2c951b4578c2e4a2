import { readCsv } from "./csvSheet.ts";
import type { Sheet } from "./sheet.ts";
import { FileProblem, limits, toSheet } from "./sheet.ts";
import { readXlsx } from "./xlsxSheets.ts";

const startsWith = (bytes: Uint8Array, ...start: number[]): boolean => start.every((byte, at) => bytes[at] === byte);

/** The sheets of a CSV or XLSX file, told apart by what is in it and not by its name; null for an empty one. Throws FileProblem. */
export async function readSheets(bytes: Uint8Array): Promise<(Sheet | null)[]> {
  if (bytes.length > limits.bytes)
    throw new FileProblem(`The file has more than ${limits.bytes / 1_000_000} MB. Split it.`);
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0))
    throw new FileProblem(
      "This is a workbook of the old kind (.xls), or one with a password. Save it as XLSX without a password.",
    );
  if (startsWith(bytes, 0x50, 0x4b)) return (await readXlsx(bytes)).map(({ name, rows }) => toSheet(name, rows));
  if (startsWith(bytes, 0x25, 0x50, 0x44, 0x46)) throw new FileProblem("This is a PDF. Save the sheet as CSV or XLSX.");
  return [toSheet("", readCsv(bytes))];
}
