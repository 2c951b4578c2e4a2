import { spawn } from "node:child_process";
import { join } from "node:path";
import { nodeForTypescript } from "./packages.js";
import { root } from "./settings.js";

/** Runs any program on this terminal; resolves to its exit code. */
export const runAttachedProgram = (program, args, env) =>
  new Promise((resolve, reject) => {
    spawn(program, args, { cwd: root, env, stdio: ["ignore", "inherit", "inherit"] })
      .once("error", reject)
      .once("close", (code) => resolve(code ?? 1));
  });

/** Runs one TypeScript program of Atoll on this terminal, with `flags` for node; resolves to its exit code. */
export const runAttached = (script, args, env, flags = []) =>
  runAttachedProgram(nodeForTypescript(), [...flags, join(root, script), ...args], env);
