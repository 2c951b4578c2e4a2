import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { unzipSync } from "fflate";
import { z } from "zod";
import type { SheetRow } from "./sheet.ts";
import { FileProblem, limits } from "./sheet.ts";

const answer = z.union([
  z.object({ problem: z.string() }),
  z.object({ sheets: z.array(z.object({ name: z.string(), rows: z.array(z.array(z.string())) })) }),
]);

const mostMs = 30_000;
const mostMemoryMb = 256;
const unreadable =
  "The file is no XLSX file, or it is damaged. Open it in a spreadsheet program and save it anew as XLSX.";
const tooLarge = `The file unpacks to more than ${limits.unpacked_bytes / 1_000_000} MB, or describes a sheet that is too large. Save the filled rows alone as a new file.`;

/** Refuses an archive that would unpack to too much; the reader itself never unpacks more than is declared. */
function checkArchive(bytes: Uint8Array): void {
  let unpacked = 0;
  try {
    unzipSync(bytes, {
      filter: ({ originalSize }) => {
        unpacked += originalSize;
        return false;
      },
    });
  } catch (error) {
    throw new FileProblem(unreadable, { cause: error });
  }
  if (unpacked > limits.unpacked_bytes) throw new FileProblem(tooLarge);
}

/** Every sheet of a workbook, cells as text: days as 2026-03-31, formulas as the value last shown. Throws FileProblem. */
export async function readXlsx(bytes: Uint8Array): Promise<{ name: string; rows: SheetRow[] }[]> {
  checkArchive(bytes);
  const thread = new Worker(new URL("./xlsxThread.ts", import.meta.url), {
    workerData: bytes,
    resourceLimits: { maxOldGenerationSizeMb: mostMemoryMb },
    stderr: true,
  });
  try {
    const signal = AbortSignal.timeout(mostMs);
    const [message] = await once(thread, "message", { signal });
    const said = answer.parse(message);
    if ("problem" in said) throw new FileProblem(`${unreadable} (${said.problem})`);
    if (said.sheets.length > limits.sheets) throw new FileProblem(`The file has more than ${limits.sheets} sheets.`);
    return said.sheets.map(({ name, rows }) => {
      if (rows.length > limits.rows)
        throw new FileProblem(`Sheet ${name} has more than ${limits.rows} rows. Split it.`);
      return { name, rows: rows.map((cells, index) => ({ row_number: index + 1, cells })) };
    });
  } catch (error) {
    if (error instanceof FileProblem || !(error instanceof Error)) throw error;
    const isTooMuch = error.name === "AbortError" || ("code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY");
    throw new FileProblem(isTooMuch ? tooLarge : unreadable, { cause: error });
  } finally {
    await thread.terminate();
  }
}
