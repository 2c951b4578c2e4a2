import { removeRow, setRow, undoChange } from "./settings/change.ts";
import { changeLine } from "./settings/lines.ts";
import { readChanges, readRows } from "./settings/read.ts";
import { Refusal } from "./settings/refusal.ts";
import type { Values } from "./settings/tables.ts";
import { readTables } from "./settings/tables.ts";
import { type Actions, later, print, runActions } from "./terminal.ts";

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

const actions: Actions = {
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

await runActions(actions, {
  command: "settings",
  usual: "list",
  unbuilt: "There are no settings yet: start Atoll once, which makes their tables.",
});
