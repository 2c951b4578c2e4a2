import { userInfo } from "node:os";
import { parseArgs } from "node:util";
import pg from "pg";
import { isMissingTable } from "./database.ts";
import { mergeDonors, splitDonor, undoDecision } from "./donors/decide.ts";
import { readDatabaseEnv, StartError } from "./env.ts";
import { runProgram } from "./program.ts";
import type { Author } from "./settings/change.ts";
import { toLines } from "./settings/lines.ts";
import { Refusal } from "./settings/refusal.ts";

const later = "The figures follow with the next build, which begins by itself where Atoll runs.";

async function print(client: pg.Client, none: string, sql: string): Promise<void> {
  const { rows } = await client.query(sql);
  console.log(rows.length === 0 ? none : toLines(rows).join("\n"));
}

const two = (words: readonly string[]): [string, string] => {
  const [left, right] = words;
  if (left === undefined || right === undefined) throw new Refusal("Name two donors.");
  return [left, right];
};

const actions: Record<string, (client: pg.Client, words: string[], author: Author) => Promise<void>> = {
  suggestions: (client) =>
    print(
      client,
      "No two donors look like one person.",
      `select left_donor_key, lefts.display_name as left_name, right_donor_key, rights.display_name as right_name, rules as because
       from marts.donor_match_suggestions
       join marts.dim_donors as lefts on lefts.donor_key = left_donor_key
       join marts.dim_donors as rights on rights.donor_key = right_donor_key
       order by left_donor_key, right_donor_key limit 200`,
    ),
  decisions: (client) =>
    print(
      client,
      "Nobody has decided anything about donors.",
      `select decision_id as decision, to_char(decided_at, 'YYYY-MM-DD HH24:MI') as at, decided_by as by, kind,
         coalesce(left_key, 'decision ' || revokes) as of, right_key as and, why
       from settings.donor_decisions order by decision_id desc limit 200`,
    ),
  async merge(client, words, author) {
    console.log(`Decision ${await mergeDonors(client, ...two(words), author)}: they are one. ${later}`);
  },
  async split(client, words, author) {
    console.log(`Decision ${await splitDonor(client, ...two(words), author)}: they are two. ${later}`);
  },
  async undo(client, [decision_id], author) {
    await undoDecision(client, decision_id ?? "", author);
    console.log(`Decision ${decision_id} is taken back. ${later}`);
  },
};

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { by: { type: "string" }, why: { type: "string" } },
  });
  const [name = "suggestions", ...words] = positionals;
  const action = Object.hasOwn(actions, name) ? actions[name] : undefined;
  if (!action) throw new StartError(`There is no "atoll donors ${name}": ${Object.keys(actions).join(", ")}.`);
  const client = new pg.Client({ connectionString: readDatabaseEnv().DATABASE_URL });
  await client.connect();
  try {
    await action(client, words, { by: values.by ?? `${userInfo().username} at a terminal`, why: values.why ?? null });
  } catch (error) {
    if (error instanceof Refusal) throw new StartError(error.message, { cause: error });
    if (isMissingTable(error)) throw new StartError("There are no donors yet: the first build has not ended.");
    throw error;
  } finally {
    await client.end();
  }
}

await runProgram(main);
