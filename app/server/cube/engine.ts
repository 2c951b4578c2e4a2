import type { RequestHandler } from "express";
import type { Logger } from "pino";
import type { Cube } from "../../../cube/createCube.ts";
import type { Published } from "../freshness/readFreshness.ts";
import type { CubeState } from "../setup/setupStatus.ts";

/** What this server needs of Cube. */
export type EngineCube = Pick<Cube, "app" | "refresh" | "warm" | "release">;

type Options = {
  create(): Promise<EngineCube>;
  readPublished(): Promise<Published | null>;
  /** What the first page asks, so that its first reader does not wait. */
  warmQueries(): Parameters<Cube["warm"]>[0];
  log: Logger;
  onState(): void;
  /** Called once Cube answers from a build that it did not answer from before. */
  onServed(published_at: string): void;
  /** Pause before the first repeat of what failed; it doubles up to a minute. */
  pauseMs?: number;
};

const longestPauseMs = 60_000;

// Anyone may read how set-up goes, so folders of this machine are left out.
const firstLine = (error: unknown) => {
  const [line = ""] = (error instanceof Error ? error.message : String(error)).split("\n");
  return line.replace(/(\/[\w.@-]+)+\//g, "").slice(0, 300);
};

/**
 * The one Cube of this server: started beside the server so that a Cube that cannot start takes nothing else down, brought
 * to each newly published build, and tried again for as long as it fails.
 */
export function createEngine(options: Options) {
  const { create, readPublished, warmQueries, log, onState, onServed, pauseMs = 2_000 } = options;
  let cube: EngineCube | null = null;
  let served: Published | null = null;
  let state: CubeState = { state: "starting" };
  let isBusy = false;
  let isWanted = false;
  let isReleased = false;
  let pause = pauseMs;
  let timer: NodeJS.Timeout | null = null;

  const become = (next: CubeState) => {
    state = next;
    onState();
  };

  const start = async (): Promise<EngineCube | null> => {
    try {
      return await create();
    } catch (error) {
      log.error({ err: error }, "Cube cannot start");
      become({
        state: "failed",
        problem_code: "cube_failed",
        problem: `The metrics engine cannot start: ${firstLine(error)}`,
      });
      return null;
    }
  };

  // Returns false where it must be tried again.
  const step = async (): Promise<boolean> => {
    cube ??= await start();
    if (!cube) return false;
    if (isReleased) {
      await cube.release();
      return true;
    }
    try {
      const published = await readPublished();
      if (!published) {
        if (state.state !== "waiting") become({ state: "waiting" });
        return true;
      }
      if (published.build_id === served?.build_id) return true;
      if (served === null) become({ state: "warming" });
      await cube.refresh();
      await cube.warm(warmQueries());
      served = published;
      become({ state: "warm" });
      onServed(published.published_at);
      return true;
    } catch (error) {
      log.error({ err: error }, "Cube cannot show the newest build yet");
      // Where figures are on show already they stay, with their age beside them.
      if (served === null)
        become({
          state: "failed",
          problem_code: "cube_unready",
          problem:
            "The figures are built, but the metrics engine cannot read them yet. The server's log says why; it keeps trying.",
        });
      return false;
    }
  };

  const advance = async () => {
    if (isReleased) return;
    if (isBusy) {
      isWanted = true;
      return;
    }
    if (timer) clearTimeout(timer);
    timer = null;
    isBusy = true;
    isWanted = false;
    const isDone = await step();
    isBusy = false;
    if (isReleased) return;
    if (isDone) {
      pause = pauseMs;
      if (isWanted) await advance();
    } else {
      timer = setTimeout(advance, pause);
      pause = Math.min(pause * 2, longestPauseMs);
    }
  };

  // Cube mounts before body parsers: it reads bodies itself.
  const handler: RequestHandler = (request, response, next) => {
    if (cube) return cube.app(request, response, next);
    if (!request.path.startsWith("/cubejs-api/")) return next();
    response
      .status(503)
      .set("retry-after", "2")
      .json({ error: state.state === "failed" ? state.problem : "The metrics engine is starting.", code: "not_ready" });
  };

  return {
    handler,
    state: () => state,
    /** The build that Cube answers from, once it answers from one. */
    served: () => served,
    /** Starts Cube if need be and brings it to the newest published build. Safe to call often. */
    advance,
    async release() {
      isReleased = true;
      if (timer) clearTimeout(timer);
      if (!isBusy) await cube?.release();
    },
  };
}
