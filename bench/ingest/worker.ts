import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { workerFlags } from "../../bin/front/workerFlags.js";
import { cleanEnvironment } from "../env.ts";
import { median } from "../table.ts";

/** `memory` tells the worker's megabytes by seconds of this machine's clock. */
export type WorkerRun = { seconds: number; ended: number; peak_mb: number; memory: { at: number; mb: number }[] };

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
  const args = [...workerFlags, "worker/cli.ts", "ingest", "--source", "shopify", "--stream", "orders", ...flags];
  const child = spawn(process.execPath, args, {
    env: cleanEnvironment({ ...env, NODE_NO_WARNINGS: "1" }),
    stdio: ["ignore", "pipe", "inherit"],
  });
  const said: string[] = [];
  child.stdout.setEncoding("utf8").on("data", (text: string) => said.push(text));
  const exited = once(child, "exit");
  const samples: { at: number; mb: number }[] = [];
  let isRunning = true;
  const watching = (async () => {
    while (isRunning) {
      const now = await residentMb(child.pid ?? 0);
      if (now !== null && now > 0) samples.push({ at: performance.now() / 1000, mb: now });
      await sleep(100);
    }
  })();
  const [code] = await exited;
  isRunning = false;
  await watching;
  if (code !== 0) throw new Error(`the sync failed: ${said.join("")}`);
  return {
    seconds: (performance.now() - started) / 1000,
    ended: performance.now() / 1000,
    peak_mb: Math.max(0, ...samples.map(({ mb }) => mb)),
    memory: samples,
  };
}

/** The middle memory late in a run against that early on, from an instant on: before it there was nothing to land. */
export function growthOf({ memory }: WorkerRun, from: number): number {
  const seen = memory.filter(({ at }) => at >= from).map(({ mb }) => mb);
  const part = (start: number, end: number): number =>
    median(seen.slice(Math.floor(seen.length * start), Math.ceil(seen.length * end)));
  return part(0.75, 1) / part(0.4, 0.65);
}
