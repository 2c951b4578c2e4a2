import { parentPort, workerData } from "node:worker_threads";
import readXlsxFile, { InvalidInputError, InvalidSpreadsheetError } from "read-excel-file/universal";
import { z } from "zod";

// Runs in a thread of its own, whose memory and time are limited: a small file may describe an enormous sheet.
const bytes = z.instanceof(Uint8Array).parse(workerData);

const toText = (cell: unknown): string => {
  if (cell === null || cell === undefined) return "";
  if (cell instanceof Date) return cell.toISOString().replace("T00:00:00.000Z", "");
  return String(cell);
};

try {
  const sheets = await readXlsxFile(bytes.slice().buffer);
  parentPort?.postMessage({
    sheets: sheets.map(({ sheet, data }) => ({ name: sheet, rows: data.map((row) => row.map(toText)) })),
  });
} catch (error) {
  if (!(error instanceof InvalidInputError || error instanceof InvalidSpreadsheetError)) throw error;
  parentPort?.postMessage({ problem: error.message });
}
