import { spawn } from "node:child_process";
import { Mendable } from "./mendable.js";

/**
 * Runs a program to its end; resolves to what it printed. A failure is a Mendable made of `what` and the last lines that the
 * program wrote. `onLine` hears each line of its standard output and error.
 */
export function runCommand(program, args, { what, cwd, env, onLine, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"], ...options });
    const out = [];
    const heard = [];
    let rest = "";
    const hear = (chunk) => {
      const lines = (rest + chunk).split("\n");
      rest = lines.pop();
      for (const line of lines) {
        heard.push(line);
        onLine?.(line);
      }
      // The cause stands at the beginning or at the end of what a program says: both are kept.
      if (heard.length > 40) heard.splice(8, heard.length - 40);
    };
    child.stdout.setEncoding("utf8").on("data", (chunk) => {
      out.push(chunk);
      hear(chunk);
    });
    child.stderr.setEncoding("utf8").on("data", hear);
    child.on("error", (error) =>
      reject(new Mendable(`${what ?? program} could not be run: ${error.message}.`, { cause: error })),
    );
    child.on("close", (code, signal) => {
      if (code === 0) return resolve(out.join(""));
      const lines = [...heard, rest].filter((line) => /\w/.test(line.replace(/^npm error/, "")));
      const tail = (lines.length > 14 ? [...lines.slice(0, 6), "…", ...lines.slice(-8)] : lines).join("\n  ");
      reject(new Mendable(`${what ?? program} failed (${signal ?? `exit code ${code}`}):\n  ${tail}`));
    });
  });
}
