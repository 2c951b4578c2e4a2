import { createHash } from "node:crypto";
import type pg from "pg";
import { z } from "zod";
import { inTransaction } from "../../database.ts";
import { type FieldStream, fieldStreams } from "./fields.ts";
import type { Layout } from "./layout.ts";
import { guessLayout, layoutAsSaid, layoutId } from "./layout.ts";
import type { Sheet } from "./sheet.ts";
import { FileProblem } from "./sheet.ts";
import { readSheets } from "./sheets.ts";

export const hashOf = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

/** Keeps a file that was found in the folder; false where the same bytes were received before. */
export async function keepFile(
  client: pg.Pool,
  file: { name: string; sha256: string; content: Uint8Array; problem: string | null },
): Promise<boolean> {
  const result = await client.query(
    `insert into ingest.field_files (sha256, name, content, origin, problem, opened_at)
     values ($1, $2, $3, 'folder', $4::text, case when $4::text is not null then now() end) on conflict (sha256) do nothing`,
    [file.sha256, file.name.replaceAll("\0", ""), Buffer.from(file.content), file.problem],
  );
  return result.rowCount === 1;
}

const said = z.object({ stream: z.enum(fieldStreams), columns: z.record(z.string(), z.string().nullable()) });

/** What the headers mean: as somebody said of such a layout, else as they read. */
async function layoutOf(client: pg.Pool | pg.ClientBase, headers: readonly string[]): Promise<Layout> {
  const result = await client.query("select stream, columns from ingest.field_layouts where layout = $1", [
    layoutId(headers),
  ]);
  const known = said.safeParse(result.rows[0]);
  return known.success ? layoutAsSaid(known.data, headers) : guessLayout(headers);
}

async function addSheet(client: pg.ClientBase, file_id: string, sheet_no: number, sheet: Sheet | null): Promise<void> {
  const layout = sheet && (await layoutOf(client, sheet.headers));
  const status = !sheet || sheet.rows.length === 0 ? "empty" : layout?.is_unclear ? "needs_mapping" : "waiting";
  await client.query(
    `insert into ingest.field_sheets (file_id, sheet_no, sheet, layout, stream, status, columns, missing)
     values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing`,
    [
      file_id,
      sheet_no,
      sheet?.name ?? "",
      layoutId(sheet?.headers ?? []),
      layout?.stream ?? null,
      status,
      JSON.stringify(layout?.columns ?? []),
      JSON.stringify(layout?.missing ?? []),
    ],
  );
}

/** Opens the files that nobody has opened yet and says of each sheet what it is; one that cannot be read keeps the reason. */
export async function openFiles(pool: pg.Pool, read: ReadFile, signal: AbortSignal): Promise<void> {
  const unopened = await pool.query<{ file_id: string }>(
    "select file_id from ingest.field_files where opened_at is null order by file_id",
  );
  for (const { file_id } of unopened.rows) {
    signal.throwIfAborted();
    let sheets: (Sheet | null)[] = [];
    let problem: string | null = null;
    try {
      sheets = await read(file_id);
      if (sheets.every((sheet) => sheet === null)) problem = "The file is empty: it has no row with headers.";
    } catch (error) {
      if (!(error instanceof FileProblem)) throw error;
      problem = error.message;
    }
    const client = await pool.connect();
    try {
      await inTransaction(client, async () => {
        for (const [sheet_no, sheet] of sheets.entries()) await addSheet(client, file_id, sheet_no, sheet);
        await client.query("update ingest.field_files set opened_at = now(), problem = $2 where file_id = $1", [
          file_id,
          problem,
        ]);
      });
    } finally {
      client.release();
    }
  }
}

export type ReadFile = (file_id: string) => Promise<(Sheet | null)[]>;

/** Reads kept files; the sheets of the last one stay at hand, since each kind of sheet asks for it. */
export function createReader(pool: pg.Pool): ReadFile {
  let last: { file_id: string; sheets: (Sheet | null)[] } | null = null;
  return async (file_id) => {
    if (last?.file_id !== file_id) last = { file_id, sheets: await readSheets(await contentOf(pool, file_id)) };
    return last.sheets;
  };
}

async function contentOf(pool: pg.Pool, file_id: string): Promise<Uint8Array> {
  const result = await pool.query<{ content: Buffer }>("select content from ingest.field_files where file_id = $1", [
    file_id,
  ]);
  return result.rows[0]?.content ?? new Uint8Array();
}

export type WaitingSheet = { file_id: string; sheet_no: number; file: string };

export async function waitingSheets(pool: pg.Pool, stream: FieldStream): Promise<WaitingSheet[]> {
  const result = await pool.query<WaitingSheet>(
    `select file_id, sheet_no, name as file from ingest.field_sheets join ingest.field_files using (file_id)
     where status = 'waiting' and stream = $1 order by file_id, sheet_no`,
    [stream],
  );
  return result.rows;
}

/** The rows of a sheet with what its columns mean; null where somebody has to say that first. */
export async function openSheet(
  pool: pg.Pool,
  read: ReadFile,
  { file_id, sheet_no }: WaitingSheet,
): Promise<{ sheet: Sheet; layout: Layout } | null> {
  const sheet = (await read(file_id))[sheet_no];
  if (!sheet) return null;
  const layout = await layoutOf(pool, sheet.headers);
  return layout.is_unclear ? null : { sheet, layout };
}

export async function closeSheet(
  pool: pg.Pool,
  { file_id, sheet_no }: WaitingSheet,
  status: "landed" | "needs_mapping",
): Promise<void> {
  await pool.query(
    "update ingest.field_sheets set status = $3, landed_at = case when $3 = 'landed' then now() end where file_id = $1 and sheet_no = $2",
    [file_id, sheet_no, status],
  );
}

/** Names of files of which a sheet, most likely of this kind, waits for somebody to say what its columns mean. */
export async function unclearFiles(pool: pg.Pool, stream: FieldStream): Promise<string[]> {
  const result = await pool.query<{ name: string }>(
    `select distinct name from ingest.field_files join ingest.field_sheets using (file_id)
     where status = 'needs_mapping' and stream = $1 order by name limit 20`,
    [stream],
  );
  return result.rows.map(({ name }) => name);
}
