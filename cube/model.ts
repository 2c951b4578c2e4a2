import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export type ModelFile = { fileName: string; content: string };

const modelFolder = fileURLToPath(new URL("../semantic", import.meta.url));

/** The data model, file by file, in a stable order. */
export async function readModel(folder = modelFolder): Promise<ModelFile[]> {
  const names = await readdir(folder, { recursive: true });
  const files = names.filter((name) => name.endsWith(".yml")).sort();
  return Promise.all(
    files.map(async (fileName) => ({ fileName, content: await readFile(join(folder, fileName), "utf8") })),
  );
}
