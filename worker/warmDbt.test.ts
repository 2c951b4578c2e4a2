import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import type { Dbt, DbtSettings } from "./dbt.ts";
import { openDbt } from "./dbt.ts";
import type { DbtEvent } from "./dbtEvent.ts";
import { fakeDbt } from "./testing/fakeDbt.ts";

let open: Dbt[] = [];
afterEach(async () => {
  await Promise.all(open.map((dbt) => dbt.close()));
  open = [];
});

function opened(settings: DbtSettings): { dbt: Dbt; warnings: string[] } {
  const warnings: string[] = [];
  const warn = (_fields: unknown, message = ""): void => void warnings.push(message);
  const dbt = openDbt(settings, { info: () => undefined, warn, error: () => undefined }, async () => ({}));
  open.push(dbt);
  return { dbt, warnings };
}
const fake = (warm?: string) =>
  fakeDbt("postgres://nobody@localhost/none", `say("MainEncounteredError", {}, "cold");`, warm);

/** Prepares and builds; `said` is what the body of the fake told in its events. */
async function build(dbt: Dbt, signal = new AbortController().signal) {
  const project = await dbt.prepare();
  const events: DbtEvent[] = [];
  const exit = await dbt.build(null, { signal, onEvent: (event) => events.push(event) });
  return { ...exit, project, said: events.flatMap((event) => ("message" in event ? [event.message] : [])) };
}
const tellPid = `say("Note", {}, "warm " + process.pid);`;

describe("warm dbt", () => {
  it("runs build after build in one process, and says what models read", async () => {
    const { dbt, warnings } = opened(await fake(tellPid));
    const first = await build(dbt);
    expect(first).toMatchObject({ code: 0, said: [expect.stringMatching(/^warm \d+$/)] });
    expect(first.project.sources).toEqual([{ table: "raw_shopify.orders", selector: "source:shopify.orders" }]);
    expect((await build(dbt)).said).toEqual(first.said);
    expect(warnings).toEqual([]);
  });

  it("is started anew once a file of the project has changed", async () => {
    const settings = await fake(tellPid);
    const { dbt } = opened(settings);
    const first = await build(dbt);
    await writeFile(join(settings.project_dir, "model.sql"), "select 1");
    const second = await build(dbt);
    expect(second.project.fingerprint).not.toBe(first.project.fingerprint);
    expect(second.said).not.toEqual(first.said);
    await writeFile(join(settings.project_dir, "notes.log"), "of no interest");
    expect((await build(dbt)).said).toEqual(second.said);
  });

  it("that dies in the middle of a build fails that build, and the next one starts from the command line", async () => {
    const { dbt, warnings } = opened(await fake(`console.error("MemoryError"); process.exit(1);`));
    expect(await build(dbt)).toMatchObject({ code: null, stray: ["MemoryError"] });
    expect(await build(dbt)).toMatchObject({ code: 0, said: ["cold"], project: { sources: null } });
    expect(warnings).toEqual([expect.stringContaining("warm dbt died in a build")]);
  });

  it("that cannot be started leaves builds to the command line, and says so once", async () => {
    const { dbt, warnings } = opened(await fake());
    expect(await build(dbt)).toMatchObject({ said: ["cold"], project: { sources: null } });
    expect(await build(dbt)).toMatchObject({ said: ["cold"] });
    expect(warnings).toEqual([expect.stringContaining("dbt cannot be kept warm")]);
  });

  it("ends when it is stopped in a build, even where it does not want to, and is started again for the next", async () => {
    const settings = await fake(`process.on("SIGTERM", () => {}); ${tellPid} await wait(60000);`);
    const { dbt, warnings } = opened(settings);
    await dbt.prepare();
    const stop = new AbortController();
    const pid = Promise.withResolvers<number>();
    const running = dbt.build(null, {
      signal: stop.signal,
      onEvent: (event) => "message" in event && pid.resolve(Number(event.message.split(" ")[1])),
    });
    const first = await pid.promise;
    stop.abort();
    expect(await running).toMatchObject({ code: null });
    expect(() => process.kill(first, 0)).toThrow("ESRCH");
    expect(warnings).toEqual([]);
    expect((await dbt.prepare()).sources).not.toBeNull();
  });
});
