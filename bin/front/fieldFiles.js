import { existsSync, mkdirSync, readdirSync, renameSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const kinds = ["field-surveys", "outplantings", "certificates"];

/** The month of the made-up NGO, such as 2026-11, where it lives: ten hours behind UTC. */
async function monthOf(sandboxUrl) {
  const response = await fetch(`${sandboxUrl}/_sandbox/health`);
  if (!response.ok) throw new Error(`the sandbox does not say what day it is: ${response.status}`);
  const { now } = await response.json();
  return new Date(Date.parse(now) - 36_000_000).toISOString().slice(0, 7);
}

/**
 * What the made-up field teams drop in the watched folder, once per folder and month, as they hand in a whole sheet each month:
 * the worker takes it from there like anybody's.
 */
export async function dropFieldFiles(sandboxUrl, folder) {
  mkdirSync(folder, { recursive: true });
  const done = existsSync(join(folder, "done")) ? readdirSync(join(folder, "done")) : [];
  const month = await monthOf(sandboxUrl);
  for (const kind of kinds) {
    const name = `${kind}-${month}.csv`;
    if (existsSync(join(folder, name)) || done.some((taken) => taken.endsWith(` ${name}`))) continue;
    const response = await fetch(`${sandboxUrl}/_sandbox/${kind}.csv`);
    if (!response.ok) throw new Error(`the sandbox gave no ${name}: ${response.status}`);
    const hidden = join(folder, `.${name}`);
    writeFileSync(hidden, Buffer.from(await response.arrayBuffer()));
    // The worker leaves a file alone that was written a moment ago; this one is whole.
    utimesSync(hidden, new Date(0), new Date(0));
    renameSync(hidden, join(folder, name));
  }
}
