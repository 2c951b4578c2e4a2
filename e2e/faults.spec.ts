import { readdirSync, readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { setupStatus } from "../app/shared/setup.ts";
import { Atoll } from "./atoll.ts";
import { expect, needsBrowser, test } from "./fixtures.ts";

const readIfThere = (file: string): string => {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    // A process may end between being listed and being read.
    if (error instanceof Error && "code" in error && ["ENOENT", "ESRCH", "EACCES"].includes(String(error.code)))
      return "";
    throw error;
  }
};

/** Command lines of all processes that were started for this data folder: our programs by environment, PostgreSQL by its arguments. */
const processesOf = (dataDir: string): string[] =>
  readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => ({ command: readIfThere(`/proc/${pid}/cmdline`), environment: readIfThere(`/proc/${pid}/environ`) }))
    .filter(
      ({ command, environment }) =>
        environment.includes(`ATOLL_DATA_DIR=${dataDir}\0`) || command.includes(`${dataDir}/postgres`),
    )
    .map(({ command }) => command.replaceAll("\0", " "));

test("kill -9 of the worker in the middle of an ingest loses and doubles nothing", async () => {
  const atoll = new Atoll();
  try {
    await atoll.start();
    for (let tries = 0; tries < 600; tries += 1) {
      const setup = setupStatus.safeParse(await (await fetch(`${atoll.run.url}/api/setup`)).json());
      if (setup.data?.streams.some(({ status, rows }) => status === "running" && rows > 0)) break;
      await sleep(20);
    }
    process.kill(atoll.run.programs.worker ?? 0, "SIGKILL");
    await sleep(300);
    await atoll.stop();
    await atoll.start();
    await atoll.ready();
    const { code, said } = await atoll.command("verify");
    expect(said).toMatch(/\b[1-9]\d* passed, 0 failed/);
    expect(code).toBe(0);
  } finally {
    await atoll.dispose();
  }
});

test("Ctrl-C leaves no process of Atoll", async () => {
  const atoll = new Atoll();
  try {
    await atoll.start();
    expect(processesOf(atoll.dataDir).length).toBeGreaterThanOrEqual(5);
    expect(await atoll.stop()).toBe(0);
    expect(processesOf(atoll.dataDir)).toEqual([]);
  } finally {
    await atoll.dispose();
  }
});

test("a malformed setting stops the start and names itself", async () => {
  const atoll = new Atoll({ ATOLL_SANDBOX_SIZE: "huge" });
  const { code, said } = await atoll.command("start");
  expect(code).toBe(1);
  expect(said).toContain("ATOLL_SANDBOX_SIZE must be one of test, demo, large");
  await atoll.dispose();
});

test("an unreachable database and a wrong password are one line each", async () => {
  const atoll = new Atoll({ DATABASE_URL: "postgres://nobody:secret@127.0.0.1:1/atoll", ATOLL_PORT: "0" });
  const { code, said } = await atoll.command("status");
  expect(code).toBe(1);
  expect(said).toMatch(/ATOLL_PORT must be/);
  await atoll.dispose();
  const other = new Atoll({ DATABASE_URL: "postgres://nobody:secret@127.0.0.1:1/atoll" });
  const answer = await other.command("status");
  expect(answer.code).toBe(1);
  expect(answer.said).toContain("nobody answers there");
  expect(answer.said).not.toContain("secret");
  await other.dispose();
});

test.describe("a source that fails", () => {
  needsBrowser();

  test("leaves the last good figures on the page with their age and the cause", async ({
    atoll,
    page,
    signedIn: _,
  }) => {
    await page.goto(`${atoll.run.url}/`);
    const figure = page.locator('[data-tile="net_raised"]');
    await expect(figure).toContainText("€");
    const before = await figure.textContent();
    await atoll.lever("faults", { path: "/crm", status: 401, times: 1000 });
    try {
      await page.getByRole("button", { name: "Sync now" }).click();
      await expect(page.getByText(/HubSpot/).first()).toBeVisible();
      await expect(page.locator('[data-tile="pipeline_by_stage"]')).toContainText(/HubSpot.*(token|refused|access)/i, {
        timeout: 60_000,
      });
      expect((await figure.textContent())?.slice(0, 20)).toBe(before?.slice(0, 20));
    } finally {
      await atoll.lever("faults", {}, "DELETE");
    }
    // Asked by hand, a source that was left alone is tried at once.
    await page.getByRole("button", { name: "Sync now" }).click();
    await expect(page.locator('[data-tile="pipeline_by_stage"]')).not.toContainText("HubSpot", { timeout: 60_000 });
  });
});
