import { userInfo } from "node:os";
import { parseArgs } from "node:util";
import pg from "pg";
import { isMissingTable } from "./database.ts";
import { readDatabaseEnv, StartError } from "./env.ts";
import { runProgram } from "./program.ts";
import type { Author } from "./settings/change.ts";
import { toLines } from "./settings/lines.ts";
import { Refusal } from "./settings/refusal.ts";

export type Actions = Readonly<Record<string, (client: pg.Client, words: string[], author: Author) => Promise<void>>>;

/** What is said after a change that figures rest on. */
export const later = "The figures follow with the next build, which begins by itself where Atoll runs.";

/** Prints rows as lines, or `none` where there are none. */
export const print = (rows: readonly Readonly<Record<string, unknown>>[], none: string): void =>
  console.log(rows.length === 0 ? none : toLines(rows).join("\n"));

/**
 * Runs `atoll <command> <action> …` on the database, in the name of whoever sits at the terminal or of `--by`. What is refused is said in
 * one line, `unbuilt` where a table is not there yet.
 */
export const runActions = (
  actions: Actions,
  options: { command: string; usual: string; unbuilt: string },
): Promise<void> =>
  runProgram(async () => {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { by: { type: "string" }, why: { type: "string" } },
    });
    const [name = options.usual, ...words] = positionals;
    const action = Object.hasOwn(actions, name) ? actions[name] : undefined;
    if (!action)
      throw new StartError(`There is no "atoll ${options.command} ${name}": ${Object.keys(actions).join(", ")}.`);
    const client = new pg.Client({ connectionString: readDatabaseEnv().DATABASE_URL });
    await client.connect();
    try {
      await action(client, words, { by: values.by ?? `${userInfo().username} at a terminal`, why: values.why ?? null });
    } catch (error) {
      if (error instanceof Refusal) throw new StartError(error.message, { cause: error });
      if (isMissingTable(error)) throw new StartError(options.unbuilt);
      throw error;
    } finally {
      await client.end();
    }
  });
