import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { cleanEnvironment } from "../env.ts";
import { median } from "../table.ts";

/** `growth` compares the worker's middle memory late in its run with that early on. */
export type WorkerRun = { seconds: number; ended: number; peak_mb: number; growth: number };

async function residentMb(pid: number): Promise<number | null> {
  try {
    const status = await readFile(`/proc/${pid}/status`, "utf8");
    return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) / 1024;
  } catch {
    // The worker has ended, or this system has no /proc: then there is no memory to tell of.
    return null;
  }
}

/** Runs one sync of the orders as a person would, and watches the memory of its process. */
export async function runWorker(env: Record<string, string>, flags: string[]): Promise<WorkerRun> {
  const started = performance.now();
  const args = ["worker/cli.ts", "ingest", "--source", "shopify", "--stream", "orders", ...flags];
  const child = spawn(process.execPath, args, {
    env: cleanEnvironment({ ...env, NODE_NO_WARNINGS: "1" }),
    stdio: ["ignore", "pipe", "inherit"],
  });
  const said: string[] = [];
  child.stdout.setEncoding("utf8").on("data", (text: string) => said.push(text));
  const exited = once(child, "exit");
  const samples: number[] = [];
  let isRunning = true;
  const watching = (async () => {
    while (isRunning) {
      const now = await residentMb(child.pid ?? 0);
      if (now !== null && now > 0) samples.push(now);
      await sleep(100);
    }
  })();
  const [code] = await exited;
  isRunning = false;
  await watching;
  if (code !== 0) throw new Error(`the sync failed: ${said.join("")}`);
  const part = (from: number, to: number): number =>
    median(samples.slice(Math.floor(samples.length * from), Math.ceil(samples.length * to)));
  return {
    seconds: (performance.now() - started) / 1000,
    ended: performance.now() / 1000,
    peak_mb: Math.max(0, ...samples),
    growth: part(0.75, 1) / part(0.4, 0.65),
  };
}
