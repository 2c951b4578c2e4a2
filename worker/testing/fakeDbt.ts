import { chmod, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DbtSettings } from "../dbt.ts";

const words = `#!${process.execPath}
const say = (name, data, msg = name) => console.log(JSON.stringify({ info: { name, level: "info", msg }, data }));
const node = (name, type = "model") => ({ node_info: { unique_id: type + "." + name, node_name: name, resource_type: type } });
const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
`;
const sources = [{ table: "raw_shopify.orders", selector: "source:shopify.orders" }];

async function program(path: string, text: string): Promise<void> {
  await writeFile(path, `${words}(async () => { ${text} })();\n`);
  await chmod(path, 0o755);
}

/**
 * A command in dbt's place that runs `body`; it finds `say(name, data)` for writing log events, and its own arguments. With
 * `warm` there is a Python in its place too, which keeps running and runs that for each build.
 */
export async function fakeDbt(databaseUrl: string, body: string, warm?: string): Promise<DbtSettings> {
  const folder = await mkdtemp(join(tmpdir(), "fake-dbt-"));
  const command = join(folder, "dbt");
  const python = join(folder, "python");
  await program(command, body);
  if (warm !== undefined) {
    await program(
      python,
      `console.log(${JSON.stringify(JSON.stringify({ ready: { sources } }))});
       for await (const line of require("node:readline").createInterface({ input: process.stdin })) {
         const request = JSON.parse(line);
         ${warm}
         console.log(JSON.stringify({ ended: 0 }));
       }`,
    );
  }
  return {
    command,
    python,
    project_dir: folder,
    output_dir: join(folder, "out"),
    database_url: databaseUrl,
    vars: { time_zone: "Pacific/Tahiti" },
    environment: {},
  };
}
