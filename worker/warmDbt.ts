import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { z } from "zod";
import type { BuildOptions, DbtExit, DbtSettings, Part } from "./dbt.ts";
import { buildArguments, dbtEnvironment, partEnvironment, projectOptions } from "./dbt.ts";
import type { DbtEvent } from "./dbtEvent.ts";
import { parseDbtLine } from "./dbtEvent.ts";
import { StrayLines } from "./strayLines.ts";

const program = new URL("./warmDbt.py", import.meta.url).pathname;

const ready = z.object({
  ready: z.object({ sources: z.array(z.object({ table: z.string(), selector: z.string() })) }),
});
const ended = z.object({ ended: z.number() });

/** A raw table that models read, "schema.table", and how dbt selects it. */
export type RawSource = z.infer<typeof ready>["ready"]["sources"][number];

export type WarmDbt = {
  sources: readonly RawSource[];
  isAlive(): boolean;
  /** The exit code is negative where a signal ended the build, and null where the process died with it. */
  build(part: Part | null, options: BuildOptions): Promise<DbtExit>;
  end(): Promise<void>;
};

type Build = { onEvent: (event: DbtEvent) => void; resolve: (exit: DbtExit) => void };

/** Parses either message of the program; null where the line is one of dbt's own. */
function parseMessage(line: string): z.infer<typeof ready> | z.infer<typeof ended> | null {
  if (!/^\{"(ready|ended)":/.test(line)) return null;
  return z.union([ready, ended]).parse(JSON.parse(line));
}

/** Starts `warmDbt.py` and resolves when it has parsed the project. Throws where it cannot; `signal` ends it meanwhile. */
export async function startWarmDbt(settings: DbtSettings, signal: AbortSignal): Promise<WarmDbt> {
  const child = spawn(settings.python, [program, ...projectOptions(settings)], {
    cwd: settings.project_dir,
    env: dbtEnvironment(settings),
    stdio: ["pipe", "pipe", "pipe"],
    // A group of its own, so that a build ends with it.
    detached: true,
  });
  const stray = new StrayLines();
  let sources: readonly RawSource[] | null = null;
  let building: Build | null = null;
  let isAlive = true;
  const started = Promise.withResolvers<void>();
  const closed = new Promise<void>((resolve) => child.once("close", () => resolve()));

  const kill = (name: NodeJS.Signals): void => {
    if (child.pid === undefined) return;
    try {
      process.kill(-child.pid, name);
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) throw error;
    }
  };
  const stop = (): void => {
    isAlive = false;
    kill("SIGTERM");
    const killer = setTimeout(() => kill("SIGKILL"), 1_500);
    child.once("close", () => clearTimeout(killer));
  };
  const finish = (code: number | null): void => {
    const { resolve } = building ?? {};
    building = null;
    resolve?.({ code, stray: stray.take() });
  };

  createInterface({ input: child.stdout }).on("line", (line) => {
    const message = parseMessage(line);
    if (message && "ready" in message) {
      ({ sources } = message.ready);
      started.resolve();
    } else if (message) {
      finish(message.ended);
    } else {
      const event = parseDbtLine(line);
      if (event?.type === "failure") stray.add(event.message);
      if (event) building?.onEvent(event);
      else stray.add(line);
    }
  });
  createInterface({ input: child.stderr }).on("line", (line) => stray.add(line));
  // Input that nobody reads any more: the process has died, and its end says so.
  child.stdin.on("error", () => kill("SIGKILL"));
  child.once("error", (error) => started.reject(error));
  child.once("exit", () => {
    isAlive = false;
    // A build that outlives the process that started it has nobody to report to.
    kill("SIGKILL");
  });
  child.once("close", (code) => {
    if (sources) finish(null);
    else started.reject(new Error(stray.take().join("\n") || `it ended with exit code ${code}`));
  });

  signal.addEventListener("abort", stop, { once: true });
  try {
    await started.promise;
  } finally {
    signal.removeEventListener("abort", stop);
  }

  return {
    sources: sources ?? [],
    isAlive: () => isAlive,
    async build(part, options) {
      const exit = new Promise<DbtExit>((resolve) => {
        building = { onEvent: options.onEvent, resolve };
      });
      const request = {
        args: buildArguments(settings, part),
        env: partEnvironment(part),
      };
      if (options.signal.aborted) stop();
      else child.stdin.write(`${JSON.stringify(request)}\n`);
      options.signal.addEventListener("abort", stop, { once: true });
      try {
        return await exit;
      } finally {
        options.signal.removeEventListener("abort", stop);
      }
    },
    async end() {
      if (isAlive) stop();
      await closed;
    },
  };
}
