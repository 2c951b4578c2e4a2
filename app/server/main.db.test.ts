import { type ChildProcess, spawn } from "node:child_process";
import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type ScratchDatabase, scratchDatabase } from "./testing/scratchDatabase.ts";
import { testEnv, until } from "./testing/testServer.ts";

let database: ScratchDatabase;
const children: ChildProcess[] = [];

beforeAll(async () => {
  database = await scratchDatabase();
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
});
afterAll(() => database?.drop());

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function start(program: string, env: Record<string, string>) {
  const child = spawn(process.execPath, [fileURLToPath(new URL(program, import.meta.url))], {
    env: { NODE_ENV: "test", ...testEnv(database.url), ...env },
  });
  children.push(child);
  let stdout = "";
  let stderr = "";
  child.stdout.on("data", (chunk) => {
    stdout += chunk;
  });
  child.stderr.on("data", (chunk) => {
    stderr += chunk;
  });
  const ended = new Promise<{ code: number | null; stdout: string; stderr: string }>((resolve) =>
    child.once("close", (code) => resolve({ code, stdout, stderr: stderr.trim() })),
  );
  return { child, ended };
}

const changed = (mend: (url: URL) => void) => {
  const url = new URL(database.url);
  mend(url);
  return url.href;
};

describe("the web server's program", () => {
  it("listens on this machine, and ends within three seconds of SIGTERM while a page is open", async () => {
    const port = await freePort();
    const { child, ended } = start("main.ts", { ATOLL_PORT: String(port) });
    const isUp = () =>
      fetch(`http://127.0.0.1:${port}/healthz`).then(
        ({ status }) => status,
        () => 0,
      );
    expect(await until(isUp, (status) => status === 200, 20_000)).toBe(200);
    const link = await start("signInLink.ts", { ATOLL_PORT: String(port) }).ended;
    const token = new URL(link.stdout.trim()).searchParams.get("token");
    const signedIn = await fetch(`http://127.0.0.1:${port}/api/sign-in`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ token }),
    });
    const cookie = signedIn.headers.getSetCookie()[0]?.split(";")[0] ?? "";
    const stream = await fetch(`http://127.0.0.1:${port}/api/events`, { headers: { cookie } });
    expect(stream.status).toBe(200);

    const from = Date.now();
    child.kill("SIGTERM");
    expect((await ended).code).toBe(0);
    expect(Date.now() - from).toBeLessThan(3_000);
    await stream.body?.cancel();
  });

  it.each<[string, () => Record<string, string>, RegExp]>([
    [
      "a wrong password",
      () => ({ DATABASE_URL: changed((url) => (url.password = "wrong")) }),
      /refuses user "\w+": mend the user or password/,
    ],
    [
      "no database there",
      () => ({ DATABASE_URL: changed((url) => (url.port = "1")) }),
      /does not answer \(ECONNREFUSED\): start it/,
    ],
    [
      "a missing database",
      () => ({ DATABASE_URL: changed((url) => (url.pathname = "nowhere")) }),
      /"nowhere" does not exist .* create it/,
    ],
    ["a short secret", () => ({ ATOLL_CUBE_SECRET: "secret" }), /ATOLL_CUBE_SECRET must have 32 characters or more/],
    ["a malformed variable", () => ({ ATOLL_SYNC_MINUTES: "often" }), /ATOLL_SYNC_MINUTES must be a number/],
    ["a foreign address", () => ({ ATOLL_HOST: "203.0.113.9" }), /203\.0\.113\.9 is no address of this machine/],
  ])("says %s in one line and fails", async (_what, env, words) => {
    const { code, stderr } = await start("main.ts", { ATOLL_PORT: String(await freePort()), ...env() }).ended;
    expect(code).toBe(1);
    expect(stderr).toMatch(words);
    expect(stderr.split("\n")).toHaveLength(1);
  });

  it("says that the port is in use in one line and fails", async () => {
    const holder = createServer();
    await new Promise<void>((resolve) => holder.listen(0, "127.0.0.1", resolve));
    const { port } = holder.address() as AddressInfo;
    const { code, stderr } = await start("main.ts", { ATOLL_PORT: String(port) }).ended;
    holder.close();
    expect([code, stderr]).toEqual([
      1,
      `Port ${port} is in use: end the program that holds it, or choose another with ATOLL_PORT.`,
    ]);
  });
});

describe("the migration program", () => {
  it("may run twice at once, and again", async () => {
    const bare = await scratchDatabase({ migrated: false });
    const run = () => start("migrate.ts", { DATABASE_URL: bare.url }).ended;
    const results = [...(await Promise.all([run(), run()])), await run()];
    const tables = await bare.query("select count(*)::int as n from pg_tables where schemaname = 'app'");
    await bare.drop();
    expect(results).toEqual(Array(3).fill({ code: 0, stdout: "", stderr: "" }));
    expect(tables).toEqual([{ n: 6 }]);
  });
});

describe("the program that prints sign-in links", () => {
  it("prints one line, the link", async () => {
    const { code, stdout, stderr } = await start("signInLink.ts", { ATOLL_PORT: "4711" }).ended;
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toMatch(/^http:\/\/localhost:4711\/sign-in\?token=[\w-]{43}\n$/);
  });

  it("says what is missing on a database that is not prepared", async () => {
    const bare = await scratchDatabase({ migrated: false });
    const { code, stderr } = await start("signInLink.ts", { DATABASE_URL: bare.url }).ended;
    await bare.drop();
    expect([code, stderr]).toEqual([1, "The database is not prepared: run `./bin/atoll setup` first."]);
  });
});
