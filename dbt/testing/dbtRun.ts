import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { toDbtConnection } from "../../worker/dbt.ts";
import { dbtCommand, environment, project } from "./env.ts";

type DbtRun = { code: number | null; output: string; statuses: Record<string, string> };
export type Dbt = { run: (...args: string[]) => Promise<DbtRun>; remove: () => void };

/** dbt on one database, with a target folder of its own; `statuses` are those of the last run by node name. */
export function dbtOn(databaseUrl: string): Dbt {
  const folder = mkdtempSync(join(tmpdir(), "atoll-dbt-"));
  const run = (...args: string[]): Promise<DbtRun> =>
    new Promise((resolve, reject) => {
      const child = spawn(
        dbtCommand,
        [
          ...args,
          "--profiles-dir",
          ".",
          "--target-path",
          folder,
          "--log-path",
          folder,
          "--vars",
          '{"now": "2026-11-24T12:00:00Z"}',
        ],
        { cwd: project, env: { ...environment, ...toDbtConnection(databaseUrl) } },
      );
      let output = "";
      const keep = (chunk: Buffer): void => {
        output += chunk.toString();
      };
      child.stdout.on("data", keep);
      child.stderr.on("data", keep);
      child.once("error", reject);
      child.once("close", (code) => resolve({ code, output, statuses: statusesIn(folder) }));
    });
  return { run, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

function statusesIn(folder: string): Record<string, string> {
  const { results } = JSON.parse(readFileSync(join(folder, "run_results.json"), "utf8"));
  return Object.fromEntries(
    results.map(({ unique_id, status }: { unique_id: string; status: string }) => [nodeName(unique_id), status]),
  );
}

function nodeName(uniqueId: string): string {
  const [type, , model = "", name = ""] = uniqueId.split(".");
  return type === "unit_test" ? name : model;
}
