import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { DbtSettings } from "./dbt.ts";

// What dbt reads, and the pins it was installed by; not what it writes itself.
const read = /\.(sql|ya?ml|csv|md|py|txt)$/;
const written = /^(target|logs)\//;

/** A text that changes when a file of the project, an installed dbt package, a pin or a variable does. */
export async function readFingerprint({ project_dir, vars }: DbtSettings): Promise<string> {
  const hash = createHash("sha256").update(JSON.stringify(vars));
  const entries = await readdir(project_dir, { recursive: true });
  for (const name of entries.filter((each) => read.test(each) && !written.test(each)).sort()) {
    hash.update(`\0${name}\0`).update(await readFile(join(project_dir, name)));
  }
  return hash.digest("hex");
}
