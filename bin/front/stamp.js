import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** A digest of files and folders by content; folders that hold made things are passed over. */
export function digest(paths) {
  const hash = createHash("sha256");
  const visit = (path) => {
    if (!existsSync(path)) return;
    if (statSync(path).isDirectory()) {
      for (const name of readdirSync(path).sort())
        if (!["dist", ".tsc", "node_modules"].includes(name)) visit(join(path, name));
      return;
    }
    hash.update(path).update("\0").update(readFileSync(path)).update("\0");
  };
  for (const path of paths) visit(path);
  return hash.digest("hex");
}

/**
 * Does the work only where its inputs changed since it last succeeded. The stamp is taken away before the work starts, so that
 * work cut short is done again.
 */
export async function whenChanged(stampFile, value, work) {
  if (existsSync(stampFile) && readFileSync(stampFile, "utf8") === value) return false;
  rmSync(stampFile, { force: true });
  await work();
  mkdirSync(dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, value);
  return true;
}
