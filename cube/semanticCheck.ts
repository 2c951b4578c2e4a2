import { compileModel } from "./compileModel.ts";
import { membersAreFresh } from "./generateMembers.ts";
import { readModel } from "./model.ts";
import { modelProblems } from "./modelRules.ts";

/** Everything that is wrong with the semantic model and what is made from it, one line each. */
export async function semanticCheck(): Promise<string[]> {
  const files = await readModel();
  const views = await compileModel(files);
  const problems = modelProblems(files, views);
  if (!(await membersAreFresh(views))) problems.push("app/shared/members.gen.ts is stale: npm run generate");
  return problems;
}

if (import.meta.main) {
  const problems = await semanticCheck();
  for (const problem of problems) console.error(problem);
  if (problems.length > 0) process.exitCode = 1;
}
