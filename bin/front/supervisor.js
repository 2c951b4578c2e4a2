import { spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { root } from "./settings.js";

const isRunning = (child) => child.exitCode === null && child.signalCode === null;

/** Ends a child and everything it started (it leads a process group); by force after `patience` milliseconds. */
async function end(child, patience) {
  const signal = (name) => {
    try {
      process.kill(-child.pid, name);
    } catch (error) {
      if (error.code !== "ESRCH") throw error;
    }
  };
  if (isRunning(child)) {
    const exited = new Promise((resolve) => child.once("exit", resolve));
    signal("SIGTERM");
    await Promise.race([exited, sleep(patience, null, { ref: false })]);
  }
  signal("SIGKILL");
}

/**
 * Keeps programs running. A program that dies is started again after 0.5 s, doubling to 30 s, and back to 0.5 s once it has
 * lived for a minute; the reason is printed each time.
 */
export class Supervisor {
  #programs = new Map();
  #stopping = false;
  #deaths = new Map();
  #onChange;

  /** `onChange` hears of every launch, so that process ids can be kept. */
  constructor({ onChange = () => undefined } = {}) {
    this.#onChange = onChange;
  }

  /**
   * Starts `node ...flags script` in a process group of its own; its lines go to our output behind its name. With `awaited` it
   * is not started again until `settle(name)` says that it came up: who waits for it tells why it did not.
   */
  start(name, script, { node, flags = [], env, quiet = false, awaited = false }) {
    const program = { child: null, backOff: 500, awaited };
    this.#programs.set(name, program);
    const launch = () => {
      const startedAt = Date.now();
      const last = [];
      const child = spawn(node, [...flags, script], {
        cwd: root,
        env,
        detached: true,
        stdio: ["ignore", "pipe", "pipe"],
      });
      program.child = child;
      this.#onChange();
      for (const stream of [child.stdout, child.stderr]) {
        let rest = "";
        stream.setEncoding("utf8").on("data", (chunk) => {
          const lines = (rest + chunk).split("\n");
          rest = lines.pop();
          last.push(...lines);
          last.splice(0, Math.max(0, last.length - 5));
          if (!quiet) for (const line of lines) process.stdout.write(`${name.padEnd(8)}| ${line}\n`);
        });
      }
      child.on("error", (error) => last.push(error.message));
      child.once("close", async (code, signal) => {
        if (this.#stopping || program.child !== child) return;
        if (Date.now() - startedAt > 60_000) program.backOff = 500;
        const why = last.findLast((line) => line.trim() !== "") ?? "it said nothing";
        if (program.awaited) return this.#deaths.set(name, why);
        process.stderr.write(
          `atoll: ${name} ended (${signal ?? `exit code ${code}`}), again in ${program.backOff / 1000} s: ${why}\n`,
        );
        await sleep(program.backOff);
        program.backOff = Math.min(program.backOff * 2, 30_000);
        if (!this.#stopping) launch();
      });
    };
    launch();
  }

  /** From now on the program is started again when it dies. */
  settle(name) {
    const program = this.#programs.get(name);
    if (program) program.awaited = false;
  }

  /** What an awaited program said when it died, or undefined. */
  firstDeath(name) {
    return this.#deaths.get(name);
  }

  /** Process ids by program name, of those that run now. */
  pids() {
    return Object.fromEntries(
      [...this.#programs].filter(([, { child }]) => isRunning(child)).map(([name, { child }]) => [name, child.pid]),
    );
  }

  /** Ends every program, together, within `patience` milliseconds. */
  async stop(patience = 3000) {
    this.#stopping = true;
    await Promise.all([...this.#programs.values()].map(({ child }) => end(child, patience)));
  }
}
