import { readFile } from "node:fs/promises";

/** Megabytes that programs hold, without what the system keeps of files to be quick. */
async function usedMb(): Promise<number> {
  const text = await readFile("/proc/meminfo", "utf8");
  const kb = (name: string): number => Number(new RegExp(`^${name}:\\s+(\\d+)`, "m").exec(text)?.[1] ?? 0);
  return (kb("MemTotal") - kb("MemFree") - kb("Buffers") - kb("Cached") - kb("SReclaimable") + kb("Shmem")) / 1024;
}

/** Runs `work` and gives by how much the memory in use rose at most: of PostgreSQL, of dbt, and of whatever else ran then. */
export async function watchMemory<T>(work: () => Promise<T>): Promise<{ result: T; peak_mb: number }> {
  const before = await usedMb();
  let most = before;
  const timer = setInterval(() => void usedMb().then((now) => (most = Math.max(most, now))), 250);
  try {
    const result = await work();
    return { result, peak_mb: most - before };
  } finally {
    clearInterval(timer);
  }
}
