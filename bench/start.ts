// From a fresh clone to the dashboard, and the second start.
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { cleanEnvironment } from "./env.ts";
import { printTable, round } from "./table.ts";

const checkout = dirname(dirname(fileURLToPath(import.meta.url)));

const freePort = () =>
  new Promise<number>((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });

/** True while any process of the group that `leader` began still runs. */
function isAlive(leader: number): boolean {
  try {
    return process.kill(-leader, 0);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ESRCH") return false;
    throw error;
  }
}

/** Seconds from the command to a first answer, and to a dashboard that can be served. */
async function timeStart(folder: string, port: number): Promise<{ answers: number; dashboard: number; stops: number }> {
  const started = performance.now();
  const seconds = () => (performance.now() - started) / 1000;
  const child = spawn("npm", ["start"], {
    cwd: folder,
    env: cleanEnvironment({ ATOLL_PORT: String(port) }),
    stdio: ["ignore", "ignore", "inherit"],
    detached: true,
  });
  const until = async (path: string): Promise<number> => {
    while (seconds() < 900) {
      if (child.exitCode !== null) throw new Error(`npm start ended with ${child.exitCode}`);
      const status = await fetch(`http://127.0.0.1:${port}${path}`).then(
        (response) => response.status,
        () => 0,
      );
      if (status === 200) return seconds();
      await sleep(50);
    }
    throw new Error(`${path} did not answer 200 within 900 s`);
  };
  try {
    const answers = await until("/healthz");
    const dashboard = await until("/readyz");
    const asked = performance.now();
    const exited = new Promise((resolve) => child.once("exit", resolve));
    process.kill(-(child.pid ?? 0), "SIGINT");
    await exited;
    // npm itself goes first; Atoll has stopped when nothing of its process group is left.
    while (isAlive(child.pid ?? 0)) await sleep(20);
    return { answers, dashboard, stops: (performance.now() - asked) / 1000 };
  } finally {
    // npm hands the signal on and then dies of it itself, which leaves it without an exit code.
    if (child.exitCode === null && child.signalCode === null) process.kill(-(child.pid ?? 0), "SIGKILL");
  }
}

const folder = mkdtempSync(join(tmpdir(), "atoll-bench-"));
try {
  execFileSync("git", ["clone", "-q", checkout, folder]);
  const port = await freePort();
  const first = await timeStart(folder, port);
  const second = await timeStart(folder, port);
  const row = (what: string, found: typeof first, goal: number) => ({
    start: what,
    "first answer s": round(found.answers, 1),
    "dashboard s": round(found.dashboard, 1),
    "goal s": goal,
    ratio: round(found.dashboard / goal),
    "stops in s": round(found.stops, 1),
  });
  printTable([row("fresh clone", first, 300), row("second", second, 10)]);
  console.log(
    JSON.stringify({
      bench: "start",
      fresh_s: round(first.dashboard),
      second_s: round(second.dashboard),
      fresh_to_goal: round(first.dashboard / 300),
      second_to_goal: round(second.dashboard / 10),
    }),
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
