import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { compileModel } from "./compileModel.ts";
import { membersSource } from "./membersSource.ts";
import type { PublicView } from "./meta.ts";

const membersFile = fileURLToPath(new URL("../app/shared/members.gen.ts", import.meta.url));

/** Whether the committed file says what the model says. */
export async function membersAreFresh(views: PublicView[]): Promise<boolean> {
  return membersSource(views) === (await readFile(membersFile, "utf8"));
}

if (import.meta.main) {
  const views = await compileModel();
  if (!process.argv.includes("--check")) await writeFile(membersFile, membersSource(views));
  else if (!(await membersAreFresh(views))) {
    console.error("app/shared/members.gen.ts does not say what semantic/ says: npm run generate");
    process.exitCode = 1;
  }
}
