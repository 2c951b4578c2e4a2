import { chmod, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DbtSettings } from "../dbt.ts";

/** A command in dbt's place that runs `body`; it finds `say(name, data)` for writing log events, and its own arguments. */
export async function fakeDbt(databaseUrl: string, body: string): Promise<DbtSettings> {
  const folder = await mkdtemp(join(tmpdir(), "fake-dbt-"));
  const command = join(folder, "dbt");
  await writeFile(
    command,
    `#!${process.execPath}
const say = (name, data, msg = name) => console.log(JSON.stringify({ info: { name, level: "info", msg }, data }));
const node = (name, type = "model") => ({ node_info: { unique_id: type + "." + name, node_name: name, resource_type: type } });
const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
(async () => { ${body} })();
`,
  );
  await chmod(command, 0o755);
  return {
    command,
    project_dir: folder,
    output_dir: join(folder, "out"),
    database_url: databaseUrl,
    vars: { time_zone: "Pacific/Tahiti" },
    environment: {},
  };
}
