import { spawn } from "node:child_process";
import { join } from "node:path";
import { nodeForTypescript } from "./packages.js";
import { root } from "./settings.js";

/** Runs one TypeScript program on this terminal; resolves to its exit code. */
export const runAttached = (script, args, env) =>
  new Promise((resolve, reject) => {
    spawn(nodeForTypescript(), [join(root, script), ...args], { cwd: root, env, stdio: ["ignore", "inherit", "inherit"] })
      .once("error", reject)
      .once("close", (code) => resolve(code ?? 1));
  });
