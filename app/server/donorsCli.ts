import type pg from "pg";
import { mergeDonors, splitDonor, undoDecision } from "./donors/decide.ts";
import { Refusal } from "./settings/refusal.ts";
import { type Actions, later, print, runActions } from "./terminal.ts";

const printAll = async (client: pg.Client, none: string, sql: string): Promise<void> =>
  print((await client.query(sql)).rows, none);

const two = (words: readonly string[]): [string, string] => {
  const [left, right] = words;
  if (left === undefined || right === undefined) throw new Refusal("Name two donors.");
  return [left, right];
};

const actions: Actions = {
  suggestions: (client) =>
    printAll(
      client,
      "No two donors look like one person.",
      `select left_donor_key, lefts.display_name as left_name, right_donor_key, rights.display_name as right_name, rules as because
       from marts.donor_match_suggestions
       join marts.dim_donors as lefts on lefts.donor_key = left_donor_key
       join marts.dim_donors as rights on rights.donor_key = right_donor_key
       order by left_donor_key, right_donor_key limit 200`,
    ),
  decisions: (client) =>
    printAll(
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

await runActions(actions, {
  command: "donors",
  usual: "suggestions",
  unbuilt: "There are no donors yet: the first build has not ended.",
});
