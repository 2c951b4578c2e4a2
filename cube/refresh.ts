import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { GuardedCore } from "./core.ts";
import type { MartsDriver } from "./driver.ts";
import type { CubeLog } from "./log.ts";
import type { Published } from "./published.ts";

/** What every cube and rollup of the model names as its refresh key; the model's own test holds it to that. */
export const refreshKeySql = "select max(finished_at) from marts.build_runs";

const buildMinutes = 10;
const isContinueWait = (error: unknown) =>
  typeof error === "object" && error !== null && "error" in error && error.error === "Continue wait";

type Parts = { core: GuardedCore; driver: () => MartsDriver; published: Published; log: CubeLog };

/** Brings caches and rollups to the newest published build. */
export function createRefresh({ core, driver, published, log }: Parts): () => Promise<void> {
  const context = () => ({ securityContext: {}, requestId: `refresh-${randomUUID()}` });

  const forgetKeys = async () => {
    const orchestrator = await core.getOrchestratorApi(context());
    const cache = orchestrator.getQueryOrchestrator().getQueryCache();
    await cache.getCacheDriver().remove(cache.refreshKeyCacheKey([refreshKeySql, [], {}], "default"));
  };

  const buildRollups = async () => {
    const deadline = Date.now() + buildMinutes * 60_000;
    const compiler = await core.getCompilerApi(context());
    const rollups = await compiler.scheduledPreAggregations();
    const options = {
      preAggregations: rollups.map(({ id }) => ({ id })),
      timezones: ["UTC"],
      timezone: "UTC",
      forceBuildPreAggregations: false,
      throwErrors: true,
      metadata: {},
    };
    for (;;) {
      try {
        await core.refreshScheduler.buildPreAggregations(context(), options);
        return;
      } catch (error) {
        // Cube waits ten seconds at most and then wants to be asked again.
        if (isContinueWait(error) && Date.now() < deadline) continue;
        throw new Error("the rollups could not be built", { cause: error });
      }
    }
  };

  let builtAt = 0;
  const bring = async () => {
    const started = performance.now();
    const build = await published.newest();
    if (build === null) return;
    // A statement that began on the marts before would otherwise be shared with those who ask for the new ones.
    await driver().settled();
    // Cube names a rollup by the second it was made in, and of two made in one second it would take either.
    await sleep(Math.max(0, builtAt + 1_000 - Date.now()));
    await forgetKeys();
    try {
      await buildRollups();
    } finally {
      await driver().settled();
      builtAt = Date.now();
    }
    log.info(
      { build_id: build, ms: Math.round(performance.now() - started) },
      "rollups and caches show the newest build",
    );
  };

  let running: Promise<void> | null = null;
  let next: Promise<void> | null = null;
  return function refresh(): Promise<void> {
    if (!running) {
      running = bring().finally(() => {
        running = null;
      });
      return running;
    }
    // One that is under way may have read the build before; everyone who asks meanwhile shares the one after it.
    next ??= Promise.allSettled([running]).then(() => {
      next = null;
      return refresh();
    });
    return next;
  };
}
