import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { RetryableError, SourceError } from "./errors.ts";
import { openGate } from "./gate.ts";
import { saveNoticed } from "./sourceState.ts";
import type { TestDatabase } from "./testing/testDatabase.ts";
import { createTestDatabase } from "./testing/testDatabase.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database?.drop());
beforeEach(() => database.pool.query("truncate ingest.source_state"));
afterEach(() => vi.useRealTimers());

const start = Date.parse("2026-11-25T09:00:00Z");
const clockAt = (minutes: number) => vi.useFakeTimers({ toFake: ["Date"], now: start + minutes * 60_000 });
const source = (settings_mark = "a") => ({ name: "hubspot", settings_mark, budget: () => [], seen: new Map() });
const gateOf = (isForced = false, mark = "a") => openGate(database.pool, source(mark), isForced);
const row = async () => (await database.pool.query("select * from ingest.source_state")).rows[0];

const down = () => new RetryableError({ code: "no_answer", message: "HubSpot could not be reached.", mend: "Wait." });
const fail = (error: Error) => async (): Promise<never> => {
  throw error;
};
/** A run of five streams, each of which fails with `error`; gives the codes with which they ended, and how many asked. */
async function run(error: Error | null, isForced = false, mark = "a") {
  const gate = await gateOf(isForced, mark);
  let asked = 0;
  const codes: string[] = [];
  for (let stream = 0; stream < 5; stream += 1) {
    const work = async (): Promise<void> => {
      asked += 1;
      if (error) throw error;
    };
    codes.push(
      await gate.pass(work).then(
        () => "ok",
        (caught: { code: string }) => caught.code,
      ),
    );
  }
  return { asked, codes };
}

describe("a source that fails again and again", () => {
  it("is left alone for a growing while, which survives a restart, and is tried with one stream after it", async () => {
    clockAt(0);
    const first = await run(down());
    expect(first).toEqual({ asked: 3, codes: ["no_answer", "no_answer", "no_answer", "resting", "resting"] });
    expect(await row()).toMatchObject({
      state: "open",
      failures: 3,
      reason_code: "no_answer",
      opened_at: new Date(start),
    });
    expect((await row()).next_try_at).toEqual(new Date(start + 5 * 60_000));

    clockAt(4);
    expect((await run(null)).asked).toBe(0);
    clockAt(6);
    expect(await run(down())).toEqual({ asked: 1, codes: ["no_answer", "resting", "resting", "resting", "resting"] });
    expect((await row()).next_try_at).toEqual(new Date(start + (6 + 15) * 60_000));
    clockAt(22);
    expect((await run(down())).asked).toBe(1);
    expect((await row()).next_try_at).toEqual(new Date(start + (22 + 60) * 60_000));
    expect((await row()).opened_at).toEqual(new Date(start));
  });

  it("is asked as usual again once a try went well", async () => {
    clockAt(0);
    await run(down());
    clockAt(6);
    expect(await run(null)).toEqual({ asked: 5, codes: Array(5).fill("ok") });
    expect(await row()).toMatchObject({ state: "closed", failures: 0, reason: null, next_try_at: null });
  });

  it("says in the run log since when, why, and what to do", async () => {
    clockAt(0);
    await run(down());
    const gate = await gateOf();
    await expect(gate.pass(async () => 1)).rejects.toMatchObject({
      message:
        "HubSpot failed 3 times in a row and is not asked before 2026-11-25 09:05 UTC: HubSpot could not be reached. Wait.",
      mend: "Sync by hand to try at once.",
    });
  });

  it("is tried at once by hand; where that fails it goes on resting, where it goes well the rest is over", async () => {
    clockAt(0);
    await run(down());
    clockAt(1);
    expect((await run(down(), true)).asked).toBe(3);
    expect((await row()).state).toBe("open");
    clockAt(2);
    expect((await run(null)).asked).toBe(0);
    expect((await run(null, true)).asked).toBe(5);
    expect((await row()).state).toBe("closed");
  });

  it("is one that failed three streams in a row, also over several runs, and not one with a single bad stream", async () => {
    clockAt(0);
    const passOne = async (error: Error) => (await gateOf()).pass(fail(error)).catch(() => undefined);
    await passOne(down());
    await passOne(down());
    expect(await row()).toMatchObject({ state: "closed", failures: 2 });
    await passOne(new SourceError({ code: "forbidden", message: "No.", mend: "Grant it." }));
    expect(await row()).toMatchObject({ state: "closed", failures: 0 });
    const gate = await gateOf();
    for (let turn = 0; turn < 5; turn += 1) {
      await gate.pass(fail(down())).catch(() => undefined);
      await gate.pass(async () => 1);
    }
    expect((await row()).state).toBe("closed");
  });
});

describe("a source that refuses our credentials", () => {
  const refused = new SourceError({
    code: "unauthorized",
    message: "HubSpot refused our access token.",
    mend: "Set it.",
  });

  it("is stopped at once with its cause, tried again after six hours, and at once with other settings", async () => {
    clockAt(0);
    const ended = await run(refused);
    expect(ended).toEqual({ asked: 1, codes: ["unauthorized", ...Array(4).fill("stopped_source")] });
    expect(await row()).toMatchObject({ state: "stopped", reason: "HubSpot refused our access token. Set it." });
    clockAt(300);
    expect((await run(refused)).asked).toBe(0);
    clockAt(361);
    expect((await run(refused)).asked).toBe(1);
    expect((await run(null, false, "b")).asked).toBe(5);
    expect((await row()).state).toBe("closed");
  });
});

describe("a source whose daily quota is used up", () => {
  const spent = new SourceError({ code: "daily_limit", message: "HubSpot's daily calls are used up.", mend: "Wait." });

  it("pauses until midnight of the account's zone and says so", async () => {
    await database.pool.query("insert into ingest.source_state (source, time_zone) values ('hubspot', 'US/Eastern')");
    clockAt(0);
    expect(await run(spent)).toEqual({ asked: 1, codes: Array(5).fill("daily_limit") });
    expect(await row()).toMatchObject({ state: "paused", paused_until: new Date("2026-11-26T05:00:00Z") });
    vi.setSystemTime("2026-11-26T04:59:00Z");
    const gate = await gateOf();
    await expect(gate.pass(async () => 1)).rejects.toThrow("HubSpot is not asked before 2026-11-26 05:00 UTC");
    vi.setSystemTime("2026-11-26T05:00:01Z");
    expect((await run(null)).asked).toBe(5);
  });

  it("pauses for an hour where the zone is not known", async () => {
    clockAt(0);
    await run(spent);
    expect((await row()).paused_until).toEqual(new Date(start + 3_600_000));
  });
});

describe("what a source lets us notice", () => {
  const warning = (code: string) => ({ code, message: `${code} is amiss.`, mend: "Mend it." });
  const notice = (...seen: [string, ReturnType<typeof warning> | null][]) =>
    saveNoticed(database.pool, "hubspot", { budget: [], seen: new Map(seen) });
  const codes = async () => (await row()).warnings.map(({ code }: { code: string }) => code);

  it("stays a warning while it is met, keeps its date, and vanishes when it is mended", async () => {
    await notice(["clock", warning("clock")], ["version", warning("version")]);
    const [{ since }] = (await row()).warnings;
    await notice(["clock", warning("clock")]);
    expect(await codes()).toEqual(["clock", "version"]);
    expect((await row()).warnings[0]).toEqual({ ...warning("clock"), since });
    await notice(["clock", null]);
    expect(await codes()).toEqual(["version"]);
  });

  it("keeps the last budget that was stated", async () => {
    const budget = [{ name: "calls_per_day", limit: 100, remaining: 7, resets_at: null, restore_rate: null }];
    await saveNoticed(database.pool, "hubspot", { budget, seen: new Map() });
    await notice();
    expect((await row()).budget).toEqual(budget);
    expect((await row()).budget_at).not.toBeNull();
  });
});
