// Builds each mutant on a copy of one database that was built well, two at a time, and prints which tests saw it.
import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { text } from "node:stream/consumers";
import pg from "pg";
import { z } from "zod";
import { dbtEnvironment, projectOptions } from "../../worker/dbt.ts";
import { readWorkerEnv } from "../../worker/env.ts";
import { type Mutant, mutate, readMutants, selectorOf } from "./mutant.ts";

const { dbt } = readWorkerEnv();
const wanted = process.argv.slice(2);
const mutants = readMutants(join(dbt.project_dir, "mutants")).filter(
  ({ name }) => wanted.length === 0 || wanted.some((part) => name.includes(part)),
);
const folder = mkdtempSync(join(tmpdir(), "atoll-mutants-"));
const admin = new pg.Client({ connectionString: at("postgres") });
const results = z.object({
  results: z.array(z.object({ unique_id: z.string(), status: z.string(), message: z.string().nullable() })),
});

type Verdict = { mutant: string; verdict: string; "caught by": string; others: number };

function at(database: string): string {
  const url = new URL(dbt.database_url);
  url.pathname = `/${database}`;
  return url.href;
}
const base = new URL(dbt.database_url).pathname.slice(1);

async function builtWell(): Promise<string> {
  const client = new pg.Client({ connectionString: dbt.database_url });
  await client.connect();
  const { rows } = await client.query("select invocation_id from marts.build_runs order by build_id desc limit 1");
  await client.end();
  return rows[0].invocation_id;
}

/** The last part of a node's name that dbt prints, such as the name of a test. */
const nameOf = (unique_id: string): string => {
  const [kind, , ...rest] = unique_id.split(".");
  return (kind === "test" ? rest[0] : rest.at(-1)) ?? unique_id;
};

/** Tests that failed, or the message of whatever kept them from being run. */
async function failing(mutant: Mutant, home: string, database: string, builds_on: string) {
  const settings = { ...dbt, project_dir: join(home, "dbt"), output_dir: home, database_url: at(database) };
  cpSync(dbt.project_dir, settings.project_dir, { recursive: true, filter: (path) => basename(path) !== ".tsc" });
  const file = join(settings.project_dir, mutant.file);
  writeFileSync(file, mutate(readFileSync(file, "utf8"), mutant));
  const selector = selectorOf(mutant);
  const child = spawn(
    dbt.command,
    [
      "--no-use-colors",
      "build",
      ...projectOptions(settings),
      ...(selector ? ["--indirect-selection", "eager", "--select", selector] : []),
    ],
    {
      cwd: settings.project_dir,
      env: { ...dbtEnvironment(settings), ATOLL_DBT_BUILDS_ON: selector ? builds_on : "", ATOLL_DBT_CHANGED: "" },
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  const said = await text(child.stdout);
  let ran: z.infer<typeof results>["results"];
  try {
    ran = results.parse(JSON.parse(readFileSync(join(home, "target/run_results.json"), "utf8"))).results;
  } catch {
    return { tests: [], broken: said.trim().split("\n").slice(-4).join(" ") };
  }
  const bad = ran.filter(({ status }) => status === "fail" || status === "error");
  const isTest = ({ unique_id }: { unique_id: string }): boolean => /^(unit_)?test\./.test(unique_id);
  const broken = bad.find((one) => !isTest(one));
  return {
    tests: bad.filter(isTest).map(({ unique_id }) => nameOf(unique_id)),
    broken: broken ? `${nameOf(broken.unique_id)}: ${broken.message}` : null,
  };
}

async function judge(mutant: Mutant, number: number, builds_on: string): Promise<Verdict> {
  const database = `mutant_${number}`;
  const home = join(folder, String(number));
  await admin.query(`create database ${database} template "${base}"`);
  try {
    const { tests, broken } = await failing(mutant, home, database, builds_on);
    const expected = tests.find((name) => name === mutant.caught_by || name.startsWith(mutant.caught_by));
    const verdict = expected ? "caught" : tests.length > 0 ? "caught by another" : broken ? "broken" : "SURVIVED";
    return {
      mutant: mutant.name,
      verdict,
      "caught by": expected ?? tests[0] ?? broken?.slice(0, 200) ?? "-",
      others: Math.max(0, tests.length - 1),
    };
  } finally {
    await admin.query(`drop database ${database} with (force)`);
    rmSync(home, { recursive: true, force: true });
  }
}

await admin.connect();
try {
  const builds_on = await builtWell();
  const verdicts: Verdict[] = [];
  const queue = [...mutants.entries()];
  const work = async (): Promise<void> => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const verdict = await judge(next[1], next[0], builds_on);
      verdicts.push(verdict);
      console.log(`${verdict.verdict.padEnd(18)} ${verdict.mutant}  [${verdict["caught by"]}]`);
    }
  };
  await Promise.all([work(), work()]);
  const survived = verdicts.filter(({ verdict }) => !verdict.startsWith("caught"));
  console.log(`\n${verdicts.length} mutants: ${verdicts.length - survived.length} caught, ${survived.length} not`);
  process.exitCode = survived.length === 0 && verdicts.length > 0 ? 0 : 1;
} finally {
  await admin.end();
  rmSync(folder, { recursive: true, force: true });
}
