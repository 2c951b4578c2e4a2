import { existsSync, mkdirSync, readdirSync, renameSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const names = ["field-surveys.csv", "outplantings.csv", "certificates.csv"];

/** What the made-up field teams drop in the watched folder, once per folder: the worker takes it from there like anybody's. */
export async function dropFieldFiles(sandboxUrl, folder) {
  mkdirSync(folder, { recursive: true });
  const done = existsSync(join(folder, "done")) ? readdirSync(join(folder, "done")) : [];
  for (const name of names) {
    if (existsSync(join(folder, name)) || done.some((taken) => taken.endsWith(` ${name}`))) continue;
    const response = await fetch(`${sandboxUrl}/_sandbox/${name}`);
    if (!response.ok) throw new Error(`the sandbox gave no ${name}: ${response.status}`);
    const hidden = join(folder, `.${name}`);
    writeFileSync(hidden, Buffer.from(await response.arrayBuffer()));
    // The worker leaves a file alone that was written a moment ago; this one is whole.
    utimesSync(hidden, new Date(0), new Date(0));
    renameSync(hidden, join(folder, name));
  }
}
