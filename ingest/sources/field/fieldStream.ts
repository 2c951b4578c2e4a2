import { z } from "zod";
import type { Ask, ColumnType, Page, Row, Stream, Table } from "../../stream.ts";
import { defineStream } from "../../stream.ts";
import { cellOf } from "./cells.ts";
import type { FieldClient } from "./client.ts";
import { type FieldKind, type FieldStream, fieldsOf } from "./fields.ts";
import { closeSheet, openSheet, waitingSheets } from "./files.ts";
import { toLabel } from "./label.ts";
import type { Layout } from "./layout.ts";
import type { SheetRow } from "./sheet.ts";
import type { Sites } from "./sites.ts";

const columnTypes: Record<FieldKind, ColumnType> = {
  text: "varchar",
  day: "varchar",
  count: "bigint",
  score: "numeric",
  measure: "numeric",
  site: "varchar",
};

type Cells = Record<string, string | number | null>;
type Check = (cells: Cells) => { field: string; message: string } | null;

/** Where a row comes from, beside its cells. */
const origin = z.object({
  file: z.string(),
  sheet: z.string(),
  row_number: z.number(),
  /** An earlier row of the same sheet that says the same thing; both cannot be true. */
  same_as: z.number().nullable(),
  /** Columns without a meaning, by header. */
  other: z.record(z.string(), z.string()),
});
type Item = z.infer<typeof origin> & { cells: Cells };

const tableOf = (name: FieldStream): Table => ({
  schema: "raw_field",
  name,
  key: "record_key",
  columns: {
    record_key: "varchar",
    ...Object.fromEntries(fieldsOf[name].map((field) => [field.name, columnTypes[field.kind]])),
    other: "jsonb",
    file: "varchar",
    sheet: "varchar",
    row_number: "integer",
  },
});

function itemOf(name: FieldStream, sites: Sites, check: Check): z.ZodType<Item> {
  const cells = z.looseObject(
    Object.fromEntries(fieldsOf[name].map((field) => [field.name, cellOf(field.kind, field.is_required, sites)])),
  );
  const whole = z.looseObject({}).transform((payload, context): Item => {
    const from = origin.parse(payload);
    const read = cells.safeParse(payload);
    if (!read.success) {
      for (const { path, message } of read.error.issues) context.addIssue({ code: "custom", path: [...path], message });
      return z.NEVER;
    }
    const values: Cells = Object.fromEntries(
      fieldsOf[name].map((field) => [
        field.name,
        z.union([z.string(), z.number(), z.null()]).parse(read.data[field.name]),
      ]),
    );
    const wrong = check(values);
    if (wrong) context.addIssue({ code: "custom", path: [wrong.field], message: wrong.message });
    if (from.same_as !== null)
      context.addIssue({
        code: "custom",
        path: ["row_number"],
        message: `says the same thing as row ${from.same_as}; that one is kept`,
      });
    return { ...from, cells: values };
  });
  return whole;
}

/** Labels joined by slashes: equal for rows that are about the same thing, however it was spelled. */
const keyOf = (cells: Cells, fields: readonly string[]): string =>
  fields.map((field) => toLabel(String(cells[field] ?? ""))).join("/");

const named = z.object({ file: z.string(), sheet: z.string(), row_number: z.number() });
const rowsAtOnce = 1_000;

function toPayload(row: SheetRow, from: { file: string; sheet: string }, layout: Layout): Record<string, unknown> {
  const cells = layout.columns.map(({ header, field }, index) => ({ header, field, text: row.cells[index] ?? "" }));
  return {
    ...from,
    row_number: row.row_number,
    same_as: null,
    ...Object.fromEntries(cells.flatMap(({ field, text }) => (field === null ? [] : [[field, text]]))),
    other: Object.fromEntries(
      cells.flatMap(({ header, field, text }) =>
        field === null && header !== "" && text !== "" ? [[header, text]] : [],
      ),
    ),
  };
}

/**
 * A kind of sheet as a stream: sheets that wait are read in the order in which they came, so that a corrected file replaces
 * what an earlier one said of the same thing. `key` are the fields that tell what a row is about.
 */
export function fieldStream(
  name: FieldStream,
  key: (cells: Cells) => readonly string[],
  check: Check = () => null,
): Stream<FieldClient> {
  const items = new WeakMap<Sites, z.ZodType<Item>>();
  const itemFor = ({ sites }: FieldClient): z.ZodType<Item> => {
    const known = items.get(sites()) ?? itemOf(name, sites(), check);
    items.set(sites(), known);
    return known;
  };
  const keyOfItem = ({ cells }: Item): string => keyOf(cells, key(cells));

  async function* read(client: FieldClient, ask: Ask): AsyncGenerator<Page> {
    await client.receive(name, ask.signal);
    await client.learnSites();
    const item = itemFor(client);
    for (const waiting of await waitingSheets(client.pool, name)) {
      const opened = await openSheet(client.pool, client.read, waiting);
      if (!opened) {
        await closeSheet(client.pool, waiting, "needs_mapping");
        continue;
      }
      const { sheet, layout } = opened;
      const seen = new Map<string, number>();
      for (let start = 0; start < sheet.rows.length; start += rowsAtOnce) {
        const payloads = sheet.rows.slice(start, start + rowsAtOnce).map((row) => {
          const payload = toPayload(row, { file: waiting.file, sheet: sheet.name }, layout);
          const parsed = item.safeParse(payload);
          if (!parsed.success) return payload;
          const about = keyOfItem(parsed.data);
          const earlier = seen.get(about) ?? null;
          if (earlier === null) seen.set(about, row.row_number);
          return { ...payload, same_as: earlier };
        });
        const page: Page = { payloads, windowed: false, through: null };
        const isLast = start + rowsAtOnce >= sheet.rows.length;
        yield isLast ? { ...page, onLanded: () => closeSheet(client.pool, waiting, "landed") } : page;
      }
      if (sheet.rows.length === 0) await closeSheet(client.pool, waiting, "landed");
    }
  }

  return defineStream<FieldClient, Item>({
    name,
    item: itemFor,
    prepare: (client) => client.learnSites(),
    key_of: (payload) => {
      const parsed = named.safeParse(payload);
      if (!parsed.success) return null;
      const { file, sheet, row_number } = parsed.data;
      return `${file}${sheet ? `, ${sheet}` : ""}, row ${row_number}`;
    },
    cursor: null,
    updated_at: () => null,
    landings: [
      {
        table: tableOf(name),
        rows: (row): Row[] => [
          {
            record_key: keyOfItem(row),
            ...row.cells,
            other: row.other,
            file: row.file,
            sheet: row.sheet,
            row_number: row.row_number,
          },
        ],
      },
    ],
    expected: async () => null,
    read,
  });
}
