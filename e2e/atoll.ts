import { type ChildProcess, spawn } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { dbtReports, ownEnvironment } from "./env.ts";

const checkout = dirname(dirname(fileURLToPath(import.meta.url)));
const runFile = z.object({
  url: z.string(),
  sandbox_url: z.string(),
  database: z.string(),
  programs: z.record(z.string(), z.number()),
});
const secretsFile = z.object({ postgres_password: z.string(), sandbox_token: z.string() });

const freePort = () =>
  new Promise<number>((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });

/** An Atoll of its own: own data folder, own ports, the `test` sandbox. Nothing is shared with one that a person runs. */
export class Atoll {
  readonly dataDir: string;
  readonly #changes: Record<string, string>;
  #child: ChildProcess | null = null;
  #said = "";

  constructor(changes: Record<string, string> = {}) {
    this.dataDir = mkdtempSync(join(tmpdir(), "atoll-e2e-"));
    this.#changes = changes;
  }

  #environment(more: Record<string, string> = {}): NodeJS.ProcessEnv {
    return ownEnvironment({ ATOLL_DATA_DIR: this.dataDir, ...this.#changes, ...more });
  }

  /** Starts everything; resolves to the one-time sign-in link as soon as it is printed. */
  async start(): Promise<string> {
    const port = await freePort();
    this.#said = "";
    const child = spawn(process.execPath, [join(checkout, "bin/atoll"), "start"], {
      cwd: checkout,
      env: this.#environment({
        ATOLL_PORT: String(port),
        ATOLL_SANDBOX_PORT: String(await freePort()),
        ATOLL_PUBLIC_URL: `http://127.0.0.1:${port}`,
      }),
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.#child = child;
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding("utf8").on("data", (chunk: string) => (this.#said += chunk));
    for (;;) {
      const link = this.#said.match(/http\S+\/sign-in\?token=\S+/)?.[0];
      if (link) return link;
      if (child.exitCode !== null) throw new Error(`atoll start ended with ${child.exitCode}:\n${this.#said}`);
      await sleep(50);
    }
  }

  /** What `atoll start` has printed so far. */
  get said(): string {
    return this.#said;
  }

  get run() {
    return runFile.parse(JSON.parse(readFileSync(join(this.dataDir, "run.json"), "utf8")));
  }

  /** Waits until the dashboard can be served. */
  async ready(): Promise<void> {
    for (;;) {
      const response = await fetch(`${this.run.url}/readyz`).catch(() => null);
      if (response?.status === 200) break;
      if (this.#child?.exitCode !== null) throw new Error(`atoll ended:\n${this.#said}`);
      await sleep(200);
    }
    const results = join(this.dataDir, "dbt/target/run_results.json");
    if (dbtReports && existsSync(results)) cpSync(results, join(dbtReports, "run_results.json"));
  }

  /** Runs another command on the same data; resolves to its exit code and what it printed. */
  command(...args: string[]): Promise<{ code: number; said: string; out: string }> {
    return new Promise((resolve, reject) => {
      const child = spawn(process.execPath, [join(checkout, "bin/atoll"), ...args], {
        cwd: checkout,
        env: this.#environment(),
        stdio: ["ignore", "pipe", "pipe"],
      });
      let said = "";
      let out = "";
      child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
        said += chunk;
        out += chunk;
      });
      child.stderr.setEncoding("utf8").on("data", (chunk: string) => (said += chunk));
      child.once("error", reject).once("close", (code) => resolve({ code: code ?? 1, said, out }));
    });
  }

  /** Asks the sandbox to make something happen. */
  async lever(path: string, body: unknown, method = "POST"): Promise<unknown> {
    const answer = await this.tryLever(path, body, method);
    if (answer === null) throw new Error(`${path} was refused: ${JSON.stringify(body)}`);
    return answer;
  }

  /** The same for what may not be possible any more, such as refunding an order twice: null where the sandbox refuses (409). */
  async tryLever(path: string, body: unknown, method = "POST"): Promise<unknown> {
    const response = await fetch(`${this.run.sandbox_url}/_sandbox/${path}`, {
      method,
      headers: { "content-type": "application/json" },
      ...(method === "GET" ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (response.status === 409) return null;
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${text}`);
    return JSON.parse(text);
  }

  get #secrets() {
    return secretsFile.parse(JSON.parse(readFileSync(join(this.dataDir, "secrets.json"), "utf8")));
  }

  /** GET of a path of the made-up CRM, past the connectors. */
  async crm(path: string): Promise<unknown> {
    const headers = { authorization: `Bearer ${this.#secrets.sandbox_token}` };
    const response = await fetch(`${this.run.sandbox_url}${path}`, { headers });
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
    return response.json();
  }

  /** A connection string to the embedded database, as its owner. */
  get databaseUrl(): string {
    const port = readFileSync(join(this.dataDir, "postgres/postmaster.pid"), "utf8").split("\n")[3];
    return `postgres://atoll:${this.#secrets.postgres_password}@127.0.0.1:${port}/${this.run.database}`;
  }

  /** Ctrl-C; resolves to the exit code once everything has ended. */
  async stop(signal: NodeJS.Signals = "SIGINT"): Promise<number> {
    const child = this.#child;
    if (child === null || child.exitCode !== null) return child?.exitCode ?? 0;
    const exited = new Promise<number>((resolve) => child.once("exit", (code) => resolve(code ?? 1)));
    child.kill(signal);
    return exited;
  }

  /** Ends it and forgets its data. */
  async dispose(): Promise<void> {
    await this.stop("SIGTERM");
    rmSync(this.dataDir, { recursive: true, force: true });
  }
}
