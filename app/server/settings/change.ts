import pg from "pg";
import { Refusal, refusalOf } from "./refusal.ts";
import type { SettingTable, Values } from "./tables.ts";
import { assertReadable, tableOf } from "./tables.ts";

/** Who changes something, and why where they say so. */
export type Author = { by: string; why: string | null };

const nameOf = (table: SettingTable): string => `settings.${pg.escapeIdentifier(table.name)}`;
const typed = (table: SettingTable, name: string, index: number): string =>
  `$${index}::${table.columns.find((column) => column.name === name)?.type}`;

/** Runs `work` in a transaction whose changes carry the author's name; what the database refuses becomes a Refusal. */
async function inName<T>(
  client: pg.ClientBase,
  author: Author,
  undoes: string | null,
  work: () => Promise<T>,
): Promise<T> {
  await client.query("begin");
  try {
    await client.query(
      "select set_config('atoll.changed_by', $1, true), set_config('atoll.why', $2, true), set_config('atoll.undoes', $3, true)",
      [author.by, author.why ?? "", undoes ?? ""],
    );
    const result = await work();
    await client.query("commit");
    return result;
  } catch (error) {
    await client.query("rollback");
    throw (await refusalOf(client, error)) ?? error;
  }
}

/** A condition on the key of the table, with its parameters counted from `first` on. */
const whereKey = (table: SettingTable, key: readonly string[], first: number): string =>
  key.map((name, index) => `${pg.escapeIdentifier(name)} = ${typed(table, name, first + index)}`).join(" and ");

/** Changes the row of that key, or adds it; fields that are not named keep their value. */
export async function setRow(client: pg.ClientBase, name: string, values: Values, author: Author): Promise<void> {
  const table = await tableOf(client, name);
  assertReadable(table, values);
  const all: Values = name === "organisation" ? { is_only: "true", ...values } : values;
  const missing = table.key.filter((column) => typeof all[column] !== "string" && column !== "utm_medium");
  if (missing.length > 0) throw new Refusal(`Say which row is meant: ${missing.map((each) => `${each}=…`).join(" ")}.`);
  const key = table.key.filter((column) => column in all);
  const fields = Object.keys(all).filter((column) => !key.includes(column));
  await inName(client, author, null, async () => {
    const sets = fields.map((field, index) => `${pg.escapeIdentifier(field)} = ${typed(table, field, index + 1)}`);
    const changed =
      fields.length > 0 &&
      key.length === table.key.length &&
      (
        await client.query(
          `update ${nameOf(table)} set ${sets.join(", ")} where ${whereKey(table, key, fields.length + 1)}`,
          [...fields, ...key].map((column) => all[column]),
        )
      ).rowCount;
    if (changed) return;
    const columns = [...key, ...fields];
    await client.query(
      `insert into ${nameOf(table)} (${columns.map(pg.escapeIdentifier).join(", ")})
       values (${columns.map((column, index) => typed(table, column, index + 1)).join(", ")})`,
      columns.map((column) => all[column]),
    );
  });
}

export async function removeRow(client: pg.ClientBase, name: string, values: Values, author: Author): Promise<void> {
  const table = await tableOf(client, name);
  if (name === "organisation") throw new Refusal("The organisation cannot be removed: set its fields.");
  assertReadable(table, values);
  const missing = table.key.filter((column) => typeof values[column] !== "string");
  if (missing.length > 0) throw new Refusal(`Say which row is meant: ${missing.map((each) => `${each}=…`).join(" ")}.`);
  await inName(client, author, null, async () => {
    const { rowCount } = await client.query(
      `delete from ${nameOf(table)} where ${whereKey(table, table.key, 1)}`,
      table.key.map((column) => values[column]),
    );
    if (rowCount === 0) throw new Refusal(`${name} has no such row.`);
  });
}

type Kept = { table_name: string; row_key: object; before: object | null; after: object | null };

/** Puts back what stood before a change, as a change of its own. Refused where the row has changed again since. */
export async function undoChange(client: pg.ClientBase, change_id: string, author: Author): Promise<Kept> {
  if (!/^\d{1,18}$/.test(change_id)) throw new Refusal(`"${change_id}" is not the number of a change.`);
  const { rows } = await client.query<Kept>(
    "select table_name, row_key, before, after from settings.changes where change_id = $1",
    [change_id],
  );
  const [change] = rows;
  if (!change) throw new Refusal(`There is no change ${change_id}.`);
  const table = await tableOf(client, change.table_name);
  const columns = table.columns.map((column) => pg.escapeIdentifier(column.name)).join(", ");
  const row = `jsonb_populate_record(null::${nameOf(table)}, $1)`;
  const isMeant = table.key.map((name) => `kept.${pg.escapeIdentifier(name)} = asked.${pg.escapeIdentifier(name)}`);
  await inName(client, author, change_id, async () => {
    const now = await client.query<{ row: object }>(
      `select to_jsonb(kept) as row from ${nameOf(table)} as kept, ${row} as asked
       where ${isMeant.join(" and ")} and to_jsonb(kept) is not distinct from $2::jsonb for update of kept`,
      [change.row_key, change.after === null ? null : JSON.stringify(change.after)],
    );
    if ((now.rowCount === 0) !== (change.after === null))
      throw new Refusal("It has been changed again since: undo the later change first.");
    if (change.before === null)
      await client.query(`delete from ${nameOf(table)} as kept using ${row} as asked where ${isMeant.join(" and ")}`, [
        change.row_key,
      ]);
    else if (change.after === null)
      await client.query(`insert into ${nameOf(table)} (${columns}) select ${columns} from ${row}`, [change.before]);
    else
      await client.query(
        `update ${nameOf(table)} as kept set (${columns}) = (select ${columns} from ${row}) from ${row} as asked where ${isMeant.join(" and ")}`,
        [change.before],
      );
  });
  return change;
}
