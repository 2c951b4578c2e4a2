import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { compileModel } from "./compileModel.ts";
import { membersSource } from "./membersSource.ts";

export const membersFile = fileURLToPath(new URL("../app/shared/members.gen.ts", import.meta.url));

/** Whether the committed file says what the model says. */
export async function membersAreFresh(): Promise<boolean> {
  const source = membersSource(await compileModel());
  return source === (await readFile(membersFile, "utf8"));
}

if (import.meta.main) {
  if (process.argv.includes("--check")) {
    if (!(await membersAreFresh())) {
      console.error("app/shared/members.gen.ts does not say what semantic/ says: npm run generate");
      process.exitCode = 1;
    }
  } else await writeFile(membersFile, membersSource(await compileModel()));
}
