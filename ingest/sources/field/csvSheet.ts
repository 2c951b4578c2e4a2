import { CsvError, parse } from "csv-parse/sync";
import { z } from "zod";
import type { SheetRow } from "./sheet.ts";
import { FileProblem, limits } from "./sheet.ts";

const separators = [",", ";", "\t", "|"] as const;

/** Text of a file whose encoding nobody states: UTF-16 or UTF-8 by its mark, UTF-8 where it reads as such, else Windows-1252. */
function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    // What Excel writes as CSV on a French Windows; it covers Latin-1, and no byte is unreadable in it.
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

/** The separator that the first lines have most of, outside of quotes. */
function separatorOf(text: string): string {
  const start = text.slice(0, 10_000).replace(/"[^"]*"/g, "");
  const [first] = separators.toSorted((a, b) => start.split(b).length - start.split(a).length);
  return first ?? ",";
}

const records = z.array(z.object({ record: z.array(z.string()), info: z.object({ lines: z.number() }) }));

/** Rows of a CSV file, whichever encoding, separator and line ends it has. Throws FileProblem. */
export function readCsv(bytes: Uint8Array): SheetRow[] {
  const text = decode(bytes);
  const nuls = text.split("\0").length - 1;
  if (nuls > text.length / 10) throw new FileProblem("This is no text file. Save the sheet as CSV or XLSX.");
  try {
    const parsed: unknown = parse(text, {
      bom: true,
      delimiter: separatorOf(text),
      relax_column_count: true,
      skip_empty_lines: true,
      info: true,
      max_record_size: 200_000,
      to: limits.rows + 1,
    });
    const rows = records.parse(parsed);
    if (rows.length > limits.rows) throw new FileProblem(`The file has more than ${limits.rows} rows. Split it.`);
    return rows.map(({ record, info }) => ({ row_number: info.lines, cells: record }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new FileProblem(
      `The file cannot be read as CSV: ${error.message}. Mend that line, or save the sheet as XLSX.`,
      {
        cause: error,
      },
    );
  }
}
