import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { formulas } from "./formulas.ts";
import { membersSource } from "./membersSource.ts";
import type { PublicView } from "./meta.ts";
import { metricsPage, precedents } from "./metricsPage.ts";
import type { ModelFile } from "./model.ts";

const path = (name: string): string => fileURLToPath(new URL(`../${name}`, import.meta.url));

/** Every file that is made from the semantic model, with its text. */
async function generated(files: readonly ModelFile[], views: PublicView[]): Promise<Record<string, string>> {
  const known = precedents.parse(JSON.parse(await readFile(path("semantic/precedents.json"), "utf8")));
  return {
    "app/shared/members.gen.ts": membersSource(views),
    "docs/metrics.md": metricsPage(views, formulas(files), known),
  };
}

/** Names of the files that do not say what the model says. */
export async function staleFiles(files: readonly ModelFile[], views: PublicView[]): Promise<string[]> {
  const stale: string[] = [];
  for (const [name, text] of Object.entries(await generated(files, views)))
    if ((await readFile(path(name), "utf8").catch(() => "")) !== text) stale.push(name);
  return stale;
}

export async function writeGenerated(files: readonly ModelFile[], views: PublicView[]): Promise<void> {
  for (const [name, text] of Object.entries(await generated(files, views))) await writeFile(path(name), text);
}
