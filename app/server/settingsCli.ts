import { userInfo } from "node:os";
import { parseArgs } from "node:util";
import pg from "pg";
import { readDatabaseEnv, StartError } from "./env.ts";
import { runProgram } from "./program.ts";
import type { Author } from "./settings/change.ts";
import { removeRow, setRow, undoChange } from "./settings/change.ts";
import { changeLine, toLines } from "./settings/lines.ts";
import { readChanges, readRows } from "./settings/read.ts";
import { Refusal } from "./settings/refusal.ts";
import type { Values } from "./settings/tables.ts";
import { readTables } from "./settings/tables.ts";

const print = (rows: readonly Readonly<Record<string, unknown>>[], none: string): void =>
  console.log(rows.length === 0 ? none : toLines(rows).join("\n"));

/** `channel=email` as a value by field; a field without a value is emptied. */
function valuesOf(words: readonly string[]): Values {
  return Object.fromEntries(
    words.map((word) => {
      const [, field, value] = /^([a-z_]+)=(.*)$/s.exec(word) ?? [];
      if (field === undefined) throw new Refusal(`"${word}" is not of the form field=value.`);
      return [field, value === "" ? null : (value ?? null)];
    }),
  );
}

const named = (name: string | undefined): string => {
  if (name === undefined) throw new Refusal('Name a setting; "atoll settings list" lists them.');
  return name;
};

const later = "The figures follow with the next build, which begins by itself where Atoll runs.";

const actions: Record<string, (client: pg.Client, words: string[], author: Author) => Promise<void>> = {
  async list(client) {
    const tables = await readTables(client);
    print(
      tables.map(({ name, columns }) => ({
        setting: name,
        fields: columns.flatMap((column) => (column.name === "is_only" ? [] : column.name)).join(", "),
      })),
      "There are no settings.",
    );
  },
  get: async (client, [name, ...fields]) =>
    print(await readRows(client, named(name), valuesOf(fields)), "No such row."),
  async set(client, [name, ...fields], author) {
    if (fields.length === 0) throw new Refusal("Say what to set: field=value …");
    await setRow(client, named(name), valuesOf(fields), author);
    console.log(`Set. ${later}`);
  },
  async remove(client, [name, ...fields], author) {
    await removeRow(client, named(name), valuesOf(fields), author);
    console.log(`Removed. ${later}`);
  },
  history: async (client, [name]) =>
    print(
      (await readChanges(client, name ?? null)).map(changeLine),
      "Nothing has been changed: these are the defaults.",
    ),
  async undo(client, [change_id], author) {
    const { table_name } = await undoChange(client, change_id ?? "", author);
    console.log(`Undone in ${table_name}. ${later}`);
  },
};

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { by: { type: "string" }, why: { type: "string" } },
  });
  const [name = "list", ...words] = positionals;
  const action = Object.hasOwn(actions, name) ? actions[name] : undefined;
  if (!action) throw new StartError(`There is no "atoll settings ${name}": ${Object.keys(actions).join(", ")}.`);
  const client = new pg.Client({ connectionString: readDatabaseEnv().DATABASE_URL });
  await client.connect();
  try {
    await action(client, words, { by: values.by ?? `${userInfo().username} at a terminal`, why: values.why ?? null });
  } catch (error) {
    throw error instanceof Refusal ? new StartError(error.message, { cause: error }) : error;
  } finally {
    await client.end();
  }
}

await runProgram(main);
