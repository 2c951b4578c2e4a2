import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { ServerEvent } from "../../shared/events.ts";
import { databaseGate } from "../testing/databaseGate.ts";
import { eventStream } from "../testing/eventStream.ts";
import { addIngestSchema, type ScratchDatabase, scratchDatabase } from "../testing/scratchDatabase.ts";
import { calmCube, type TestServer, testServer, until } from "../testing/testServer.ts";

type Page = Awaited<ReturnType<typeof eventStream>>;

let database: ScratchDatabase;
let gate: Awaited<ReturnType<typeof databaseGate>>;
let server: TestServer;
let headers: Record<string, string>;
const cube = calmCube();
const open: Page[] = [];

beforeAll(async () => {
  database = await scratchDatabase();
  await addIngestSchema(database.url);
  gate = await databaseGate(database.url);
  server = await testServer(gate.url, { createCube: async () => cube });
  headers = await server.signIn();
});
afterEach(async () => {
  for (const page of open.splice(0)) await page.close();
});
afterAll(async () => {
  await server?.close();
  await gate?.close();
  await database?.drop();
});

const openPage = async (as = headers) => {
  const page = await eventStream(server.url, as);
  open.push(page);
  return page;
};
const notify = (payload: string) => database.query("select pg_notify('atoll', $1)", [payload]);
const startRun = async () => {
  await database.query("insert into ingest.runs (trigger) values ('manual')");
  await notify('{"type":"sync"}');
};

describe("an open page", () => {
  it("gets the present state at once, uncompressed and uncached", async () => {
    const page = await openPage();
    expect(page.response.headers.get("content-type")).toContain("text/event-stream");
    expect(page.response.headers.get("content-encoding")).toBeNull();
    expect(page.response.headers.get("cache-control")).toContain("no-store");
    await page.next(({ type }) => type === "freshness");
    expect(page.text()).toMatch(/^retry: 3000\n\n/);
    expect(page.events.map(({ type }) => type)).toEqual(["setup", "freshness"]);
  });

  it("hears of a sync when the database announces it", async () => {
    const page = await openPage();
    await startRun();
    const event = await page.next((event) => event.type === "freshness" && event.freshness.sync !== null);
    expect(event).toMatchObject({ freshness: { sync: { status: "running" } } });
  });

  it("hears of a burst of changes at most five times a second, and of the last one", async () => {
    const page = await openPage();
    const from = Date.now();
    for (let i = 1; i <= 100; i += 1) {
      await database.query("update ingest.runs set changed_rows = $1", [i]);
      await database.query("update app.builds set nodes_done = $1", [i]);
      if (i === 1)
        await database.query("insert into app.builds (status, nodes_done, nodes_total) values ('running', 1, 100)");
      await notify('{"type":"build"}');
    }
    const last = await page.next((event) => event.type === "freshness" && event.freshness.build?.nodes_done === 100);
    expect(last).toBeDefined();
    const seconds = (Date.now() - from) / 1000;
    const sent = page.events.filter(({ type }) => type === "freshness").length;
    expect(sent).toBeLessThanOrEqual(5 * seconds + 3);
  });

  it("is not disturbed by notifications that say nothing", async () => {
    const page = await openPage();
    await page.next(({ type }) => type === "freshness");
    for (const payload of ["", "not json", '{"type":"weather"}', "{}", '{"type":"sync"}']) await notify(payload);
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(page.hasEnded()).toBe(false);
    await startRun();
    await until(
      async () => page.events.at(-1),
      (event) => event?.type === "freshness" && event.freshness.sync?.run_id === 2,
    );
    expect(page.events.at(-1)).toMatchObject({ type: "freshness", freshness: { sync: { run_id: 2 } } });
  });

  it("hears of new figures only once Cube shows them, and then that set-up is over", async () => {
    const page = await openPage();
    let finishRefresh: () => void = () => undefined;
    const refresh = cube.refresh;
    cube.refresh = async () => {
      await new Promise<void>((resolve) => {
        finishRefresh = resolve;
      });
      await refresh();
    };
    await database.query("update app.builds set status = 'succeeded', finished_at = '2026-11-24T06:15:00Z'");
    await notify('{"type":"published","build_id":1}');
    const warming = await page.next((event) => event.type === "setup" && event.setup.step === "warm");
    expect(warming).toBeDefined();
    expect(page.events.some(({ type }) => type === "published")).toBe(false);
    finishRefresh();
    const published = await page.next(({ type }) => type === "published");
    expect(published).toEqual({ type: "published", published_at: "2026-11-24T06:15:00.000Z" });
    expect(await page.next((event) => event.type === "setup" && event.setup.status === "ready")).toBeDefined();
    cube.refresh = refresh;
  });

  it("is never told of figures newer than those Cube shows", async () => {
    const page = await openPage();
    let finishRefresh: () => void = () => undefined;
    const refresh = cube.refresh;
    cube.refresh = () =>
      new Promise<void>((resolve) => {
        finishRefresh = resolve;
      });
    await database.query("insert into app.builds (status, finished_at) values ('succeeded', '2026-11-24T06:20:00Z')");
    await notify('{"type":"build"}');
    const shown = (event: ServerEvent | undefined) => (event?.type === "freshness" ? event.freshness : null);
    const built = await page.next((event) => shown(event)?.build?.build_id === 2);
    expect(shown(built)?.published_at).toBe("2026-11-24T06:15:00.000Z");
    finishRefresh();
    expect(await page.next((event) => shown(event)?.published_at === "2026-11-24T06:20:00.000Z")).toBeDefined();
    cube.refresh = refresh;
  });

  it("ends when its session signs out, and only that one's", async () => {
    const mine = await server.signIn();
    const page = await openPage(mine);
    const other = await openPage();
    await server.post("/api/sign-out", {}, mine);
    expect(
      await until(
        async () => page.hasEnded(),
        (ended) => ended,
      ),
    ).toBe(true);
    expect(other.hasEnded()).toBe(false);
  });

  it("hears what it missed after the database was away", async () => {
    const page = await openPage();
    gate.shut();
    await database.query("insert into app.builds (status, finished_at) values ('succeeded', '2026-11-24T06:30:00Z')");
    await notify('{"type":"published","build_id":2}');
    gate.open();
    const published = await page.next((event) => event.type === "published", 10_000);
    expect(published).toEqual({ type: "published", published_at: "2026-11-24T06:30:00.000Z" });
    expect(page.hasEnded()).toBe(false);
  });
});

describe("the database away", () => {
  it("is a 503 in words on every route that needs it, and is over by itself", async () => {
    gate.shut();
    for (const path of ["/api/session", "/api/freshness", "/api/setup", "/readyz"]) {
      const answer = await server.ask(path, { headers });
      expect([path, answer.status]).toEqual([path, 503]);
      expect(answer.json()).toMatchObject({
        error: { code: "database_unreachable", message: expect.stringContaining("database") },
      });
      expect(answer.body).not.toMatch(/ECONN|127\.0\.0\.1|stack/);
    }
    expect((await server.ask("/healthz")).status).toBe(200);
    gate.open();
    expect((await server.ask("/api/session", { headers })).status).toBe(200);
  });

  it("does not sign anybody out", async () => {
    gate.shut();
    expect((await server.ask("/api/session", { headers })).status).not.toBe(401);
    gate.open();
    expect((await server.ask("/api/session", { headers })).json()).toMatchObject({ user: { role: "administrator" } });
  });
});
