import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, describe, expect, it } from "vitest";

const folder = mkdtempSync(join(tmpdir(), "atoll-sandbox-"));
const running: ChildProcess[] = [];
afterEach(() => {
  for (const child of running.splice(0)) child.kill("SIGKILL");
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const settings = {
  ATOLL_SANDBOX_TOKEN: "long-enough",
  ATOLL_SANDBOX_SIZE: "test",
  ATOLL_SANDBOX_PORT: "0",
  ATOLL_DATA_DIR: folder,
  ATOLL_NOW: "2026-11-24T00:00:00Z",
};

function start(env: Record<string, string>) {
  const child = spawn(process.execPath, ["sandbox/main.ts"], {
    cwd: new URL("..", import.meta.url),
    env: { PATH: "", ...env },
  });
  running.push(child);
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (said += chunk.toString()));
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  const url = async () => {
    await expect.poll(() => said, { timeout: 20_000 }).toMatch(/http:\/\/127\.0\.0\.1:\d+/);
    return /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0] ?? "";
  };
  return { child, ended, url, said: () => said };
}

describe("the sandbox program", () => {
  it("says where it is up, and ends within a second of SIGTERM", async () => {
    const program = start(settings);
    await program.url();
    expect(program.said()).toMatch(/^sandbox: http:\/\/127\.0\.0\.1:\d+ \(seed 1, test, \d+ orders\)\n$/);
    const asked = performance.now();
    program.child.kill("SIGTERM");
    expect(await program.ended).toBe(0);
    expect(performance.now() - asked).toBeLessThan(1000);
  });

  it("remembers an order after a restart", async () => {
    const first = start(settings);
    const place = await fetch(`${await first.url()}/_sandbox/orders`, { method: "POST" });
    const { order } = (await place.json()) as { order: { name: string } };
    first.child.kill("SIGKILL");
    await first.ended;
    const second = start(settings);
    const response = await fetch(`${await second.url()}/admin/api/2026-10/graphql.json`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-shopify-access-token": settings.ATOLL_SANDBOX_TOKEN },
      body: JSON.stringify({ query: "{ orders(first: 1, sortKey: UPDATED_AT, reverse: true) { nodes { name } } }" }),
    });
    expect(await response.json()).toMatchObject({ data: { orders: { nodes: [{ name: order.name }] } } });
  });

  it("ends with one line where a setting is wrong or the port is taken", async () => {
    const wrong = start({ ...settings, ATOLL_SANDBOX_SEED: "many" });
    expect(await wrong.ended).toBe(1);
    expect(wrong.said()).toMatch(/^sandbox: ATOLL_SANDBOX_SEED .*\n$/);
    const port = new URL(await start(settings).url()).port;
    const second = start({ ...settings, ATOLL_SANDBOX_PORT: port });
    expect(await second.ended).toBe(1);
    expect(second.said()).toBe(
      `sandbox: port ${port} is in use. Stop what listens there, or set ATOLL_SANDBOX_PORT.\n`,
    );
  });
});
