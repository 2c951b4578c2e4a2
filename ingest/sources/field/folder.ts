import { mkdir, readdir, readFile, rename, stat } from "node:fs/promises";
import { join } from "node:path";
import type pg from "pg";
import { hashOf, keepFile } from "./files.ts";
import { limits } from "./sheet.ts";

/** A file younger than this may still be being written. */
const settledMs = 5_000;
const isSheet = (name: string): boolean => /\.(csv|tsv|txt|xlsx?|xlsm)$/i.test(name);
// Hidden files, and what office programs and editors keep beside an open file.
const isOwn = (name: string): boolean => !/^(\.|~|#)|(~|\.(tmp|part|crdownload))$/.test(name);

const why = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/**
 * Takes the files of the watched folder in: their bytes are kept in the database, then the file is moved to done/. A folder that
 * nothing can be moved in is no hindrance: the same bytes are known again. What could not be done becomes a warning.
 */
export async function takeFromFolder(
  pool: pg.Pool,
  folder: string,
  warnings: Set<string>,
  signal: AbortSignal,
): Promise<void> {
  let names: string[];
  try {
    await mkdir(folder, { recursive: true });
    const entries = await readdir(folder, { withFileTypes: true });
    names = entries.flatMap((entry) => (entry.isFile() && isOwn(entry.name) ? [entry.name] : [])).sort();
  } catch (error) {
    warnings.add(
      `The folder ${folder} cannot be read (${why(error)}). Set ATOLL_FIELD_DIR to one that can; uploads are read all the same.`,
    );
    return;
  }
  for (const name of names) {
    signal.throwIfAborted();
    if (!isSheet(name)) {
      warnings.add(`${name} is left in the folder: only CSV and XLSX files are read.`);
      continue;
    }
    try {
      await takeFile(pool, folder, name);
    } catch (error) {
      if (!(error instanceof Error && "syscall" in error)) throw error;
      warnings.add(`${name} could not be taken from the folder (${why(error)}); the next sync tries again.`);
    }
  }
}

async function takeFile(pool: pg.Pool, folder: string, name: string): Promise<void> {
  const path = join(folder, name);
  const { size, mtimeMs } = await stat(path);
  if (Date.now() - mtimeMs < settledMs) return;
  if (size > limits.bytes) {
    const problem = `The file has ${Math.round(size / 1_000_000)} MB; ${limits.bytes / 1_000_000} MB are the most. Split it.`;
    await keepFile(pool, { name, sha256: `too large: ${name} ${size} ${mtimeMs}`, content: new Uint8Array(), problem });
    return moveTo(folder, "refused", name);
  }
  const content = await readFile(path);
  await keepFile(pool, { name, sha256: hashOf(content), content, problem: null });
  await moveTo(folder, "done", name);
}

async function moveTo(folder: string, shelf: "done" | "refused", name: string): Promise<void> {
  await mkdir(join(folder, shelf), { recursive: true });
  const stamp = new Date().toISOString().replace(/[:.]/g, "-");
  await rename(join(folder, name), join(folder, shelf, `${stamp} ${name}`));
}
