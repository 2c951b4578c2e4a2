import { compileModel } from "./compileModel.ts";
import { staleFiles, writeGenerated } from "./generated.ts";
import { readModel } from "./model.ts";

const files = await readModel();
const views = await compileModel(files);
if (!process.argv.includes("--check")) await writeGenerated(files, views);
else
  for (const name of await staleFiles(files, views)) {
    console.error(`${name} does not say what semantic/ says: npm run generate`);
    process.exitCode = 1;
  }
