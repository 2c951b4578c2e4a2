import { z } from "zod";
import { type FieldFiles, fieldFiles } from "../../shared/fieldFiles.ts";
import { type Database, instant, wholeNumber } from "../database.ts";

const newest = 20;

const row = fieldFiles.shape.files.element.extend({
  file_id: wholeNumber,
  bytes: wholeNumber,
  rejected: wholeNumber,
  received_at: instant,
  sheets: z.array(fieldFiles.shape.files.element.shape.sheets.element),
});

/** The newest files, and all that wait for somebody to say what their columns mean. */
export async function readFieldFiles(database: Database): Promise<FieldFiles> {
  const files = await database.rows(
    row,
    `select file_id, name, octet_length(content) as bytes, origin, received_at, opened_at is not null as is_opened, problem,
       (select count(*) from ingest.rejects where source = 'field' and payload ->> 'file' = name) as rejected,
       coalesce((
         select jsonb_agg(jsonb_build_object(
           'sheet_no', sheet_no, 'sheet', sheet, 'stream', stream, 'status', status, 'columns', columns, 'missing', missing
         ) order by sheet_no) from ingest.field_sheets where field_sheets.file_id = field_files.file_id
       ), '[]') as sheets
     from ingest.field_files
     where file_id in (select file_id from ingest.field_files order by file_id desc limit $1)
       or exists (select from ingest.field_sheets where field_sheets.file_id = field_files.file_id and status = 'needs_mapping')
     order by file_id desc limit 100`,
    [newest],
  );
  return { files };
}
