import { compileModel } from "./compileModel.ts";
import { staleFiles } from "./generated.ts";
import { readModel } from "./model.ts";
import { modelProblems } from "./modelRules.ts";

/** Everything that is wrong with the semantic model and what is made from it, one line each. */
export async function semanticCheck(): Promise<string[]> {
  const files = await readModel();
  const views = await compileModel(files);
  const problems = modelProblems(files, views);
  for (const name of await staleFiles(files, views)) problems.push(`${name} is stale: npm run generate`);
  return problems;
}

if (import.meta.main) {
  const problems = await semanticCheck();
  for (const problem of problems) console.error(problem);
  if (problems.length > 0) process.exitCode = 1;
}
