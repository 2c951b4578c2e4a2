import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const fileOf = (settings) => join(settings.ATOLL_DATA_DIR, "run.json");

const isAlive = (pid) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    if (error.code === "ESRCH") return false;
    throw error;
  }
};

/** Says to other commands what runs on this data folder: `{ pid, url, sandbox_url, database, programs }`. */
export const writeRun = (settings, run) =>
  writeFileSync(fileOf(settings), `${JSON.stringify(run, null, 2)}\n`, { mode: 0o600 });

export const forgetRun = (settings) => rmSync(fileOf(settings), { force: true });

/** What runs on this data folder, or null. */
export function readRun(settings) {
  if (!existsSync(fileOf(settings))) return null;
  const run = JSON.parse(readFileSync(fileOf(settings), "utf8"));
  return isAlive(run.pid) ? run : null;
}

/** Ends programs that an earlier start left behind when it was killed without warning. */
export async function endOrphans(settings) {
  if (!existsSync(fileOf(settings))) return;
  const { programs = {} } = JSON.parse(readFileSync(fileOf(settings), "utf8"));
  for (const pid of Object.values(programs)) {
    // The number may since belong to a stranger: only a process that still runs one of our programs is ended.
    const commandLine = `/proc/${pid}/cmdline`;
    if (
      !existsSync(commandLine) ||
      !/sandbox\/main\.ts|worker\/main\.ts|server\/main\.ts/.test(readFileSync(commandLine, "utf8"))
    )
      continue;
    process.kill(-pid, "SIGKILL");
  }
  forgetRun(settings);
  await sleep(100);
}
