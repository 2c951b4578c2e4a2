import { createHash } from "node:crypto";
import { z } from "zod";
import { fieldsOf, type LayoutWish, namesOf } from "../../shared/fieldFiles.ts";
import { type Database, wholeNumber } from "../database.ts";
import { HttpError } from "../errors.ts";

const shown = 200;

/** The name of a file without the folders that some browsers send along, and without what no page could show. */
function toFileName(given: string): string {
  const last = given.split(/[/\\]/).at(-1) ?? "";
  const name = last
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}]/gu, "")
    .trim()
    .slice(0, shown);
  return name === "" || /^\.+$/.test(name) ? "unnamed" : name;
}

const kept = z.object({ file_id: wholeNumber });

/** Keeps an uploaded file for the worker. The same bytes are kept once, whatever they are called. */
export async function keepUpload(
  database: Database,
  file: { name: string; content: Buffer; by: string },
): Promise<{ file_id: number; is_new: boolean }> {
  const sha256 = createHash("sha256").update(file.content).digest("hex");
  const [made] = await database.rows(
    kept,
    `insert into ingest.field_files (sha256, name, content, origin, received_by) values ($1, $2, $3, 'upload', $4)
     on conflict (sha256) do nothing returning file_id`,
    [sha256, toFileName(file.name), file.content, file.by],
  );
  if (made) return { file_id: made.file_id, is_new: true };
  const [known] = await database.rows(kept, "select file_id from ingest.field_files where sha256 = $1", [sha256]);
  if (!known) throw new HttpError(409, "try_again", "The file was taken away meanwhile. Upload it again.");
  return { file_id: known.file_id, is_new: false };
}

function check(wish: LayoutWish): void {
  const names: readonly string[] = namesOf(wish.stream);
  const taken = Object.values(wish.columns).filter((field) => field !== null);
  const refuse = (message: string): never => {
    throw new HttpError(400, "invalid_request", message);
  };
  const unknown = taken.find((field) => !names.includes(field));
  if (unknown !== undefined) refuse(`${unknown} is no field of ${wish.stream}.`);
  const twice = taken.find((field, at) => taken.indexOf(field) !== at);
  if (twice !== undefined) refuse(`Two columns are said to be ${twice}: one of them must be another, or none.`);
  const missing = fieldsOf[wish.stream].required.filter((field) => !taken.includes(field));
  if (missing.length > 0) refuse(`No column is said to be ${missing.join(", ")}.`);
}

/** Keeps what somebody says the columns of a sheet mean, for it and for every sheet with the same headers. */
export async function keepLayout(
  database: Database,
  sheet: { file_id: number; sheet_no: number },
  wish: LayoutWish,
  by: string,
): Promise<void> {
  check(wish);
  const changed = await database.run(
    `with asked as (
       select layout from ingest.field_sheets where file_id = $1 and sheet_no = $2 and status <> 'empty'
     ), kept as (
       insert into ingest.field_layouts (layout, stream, columns, saved_by)
       select layout, $3, $4, $5 from asked
       on conflict (layout) do update set stream = excluded.stream, columns = excluded.columns, saved_by = excluded.saved_by, saved_at = now()
       returning layout
     )
     update ingest.field_sheets set status = 'waiting', stream = $3, missing = '[]'
     where status <> 'empty' and layout in (select layout from kept)`,
    [sheet.file_id, sheet.sheet_no, wish.stream, JSON.stringify(wish.columns), by],
  );
  if (changed === 0) throw new HttpError(404, "not_found", "There is no such sheet, or it is empty.");
}
