import { describe, expect, it } from "vitest";
import type { Published } from "../freshness/readFreshness.ts";
import { calmCube, silent, until } from "../testing/testServer.ts";
import { createEngine } from "./engine.ts";

const first = { build_id: 1, published_at: "2026-11-24T06:00:00.000Z" };
const second = { build_id: 2, published_at: "2026-11-24T06:15:00.000Z" };

function set(options: { failsToStart?: number; failsToRefresh?: number; published?: Published | null } = {}) {
  const cube = calmCube();
  const world = {
    cube,
    starts: 0,
    published: options.published === undefined ? first : options.published,
    served: [] as string[],
    states: [] as string[],
  };
  const refresh = cube.refresh;
  let refreshFailures = options.failsToRefresh ?? 0;
  cube.refresh = async () => {
    await refresh();
    if (refreshFailures-- > 0) throw new Error("connect ECONNREFUSED 10.0.0.7:5432");
  };
  const engine = createEngine({
    create: async () => {
      world.starts += 1;
      if (world.starts <= (options.failsToStart ?? 0))
        throw new Error("/srv/atoll/semantic/cubes/gifts.yml: no such column");
      return cube;
    },
    readPublished: async () => world.published,
    warmQueries: () => [],
    log: silent,
    onState: () => world.states.push(engine.state().state),
    onServed: (published_at) => world.served.push(published_at),
    pauseMs: 5,
  });
  return { engine, world };
}

describe("Cube beside the server", () => {
  it("waits while nothing is published, and is warm once something is", async () => {
    const { engine, world } = set({ published: null });
    await engine.advance();
    expect(engine.state().state).toBe("waiting");
    world.published = first;
    await engine.advance();
    expect(world.states).toEqual(["waiting", "warming", "warm"]);
    expect(world.served).toEqual([first.published_at]);
  });

  it("is refreshed once for each build, however often it is told", async () => {
    const { engine, world } = set();
    await engine.advance();
    await Promise.all([engine.advance(), engine.advance()]);
    expect(world.cube.refreshes).toBe(1);
    world.published = second;
    await engine.advance();
    expect(world.cube.refreshes).toBe(2);
    expect(engine.served()).toEqual(second);
  });

  it("takes up a build that was published while it refreshed", async () => {
    const { engine, world } = set();
    const refresh = world.cube.refresh;
    world.cube.refresh = async () => {
      world.cube.refresh = refresh;
      world.published = second;
      await engine.advance();
    };
    await engine.advance();
    expect(engine.served()).toEqual(second);
  });

  it("says why it cannot start, without folders, and tries again until it can", async () => {
    const { engine, world } = set({ failsToStart: 2 });
    await engine.advance();
    expect(engine.state()).toMatchObject({
      state: "failed",
      problem: "The metrics engine cannot start: gifts.yml: no such column",
    });
    await until(
      async () => engine.state().state,
      (state) => state === "warm",
    );
    expect(world.starts).toBe(3);
    expect(engine.state().state).toBe("warm");
    await engine.release();
  });

  it("keeps hosts out of what it says about a failed refresh", async () => {
    const { engine } = set({ failsToRefresh: 1 });
    await engine.advance();
    const state = engine.state();
    expect(state).toMatchObject({ state: "failed", problem_code: "cube_unready" });
    expect(JSON.stringify(state)).not.toContain("10.0.0.7");
    await until(
      async () => engine.state().state,
      (name) => name === "warm",
    );
    expect(engine.state().state).toBe("warm");
    await engine.release();
  });
});
