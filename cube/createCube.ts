import { randomUUID } from "node:crypto";
import type { Express } from "express";
import type { CubeQuery, CubeResult } from "../app/shared/cubeQuery.ts";
import { ask } from "./ask.ts";
import { createTokenCheck, type Reader } from "./auth.ts";
import { GuardedCore } from "./core.ts";
import { MartsDriver } from "./driver.ts";
import { CubejsHandlerError, engine } from "./engine.ts";
import { CubeFailure } from "./failure.ts";
import { dayIn } from "./guard/relativeDates.ts";
import { createVocabulary } from "./guard/vocabulary.ts";
import { type CubeLog, cubeLogger } from "./log.ts";
import { type PublicView, publicViews } from "./meta.ts";
import { type ModelFile, readModel } from "./model.ts";
import { silentlyWrong } from "./portable/refusals.ts";
import { createPublished } from "./published.ts";
import { createRefresh } from "./refresh.ts";
import { createRoutes, refusedToken } from "./routes.ts";

/** Schema this process owns: Cube drops every table in it that it does not know. */
const rollupSchema = "rollups";

export type CubeOptions = {
  /** ATOLL_CUBE_DATABASE_URL: a role that reads marts and owns the rollups. */
  databaseUrl: string;
  /** ATOLL_CUBE_SECRET: signs readers' tokens. */
  secret: string;
  /** The organisation's zone: "this month" is cut in it. */
  zone: () => string;
  now(): Date;
  log: CubeLog;
  /** The data model; the project's own unless a test brings another. */
  model?: ModelFile[];
};

export type Cube = {
  /** Answers /cubejs-api/* and lets everything else fall through. Mount before body parsers. */
  app: Express;
  engine: "native" | "portable";
  /** Asks in the name of a user behind the same guard as HTTP. Throws CubeFailure. */
  load(query: CubeQuery, userId: string): Promise<CubeResult>;
  /** Resolves when caches and rollups show the newest published build; at once where there is none. Calls coalesce. */
  refresh(): Promise<void>;
  /** Asks each query once, so that the first reader does not wait. Never rejects. */
  warm(queries: CubeQuery[]): Promise<void>;
  meta(): Promise<PublicView[]>;
  release(): Promise<void>;
};

/** Starts Cube in this process. The database need not be there yet. Throws where the model is wrong. */
export async function createCube(options: CubeOptions): Promise<Cube> {
  const { databaseUrl, secret, zone, now, log } = options;
  const files = options.model ?? (await readModel());
  const checkToken = createTokenCheck(secret);
  const readers = new WeakMap<object, Reader>();

  let current = new MartsDriver(databaseUrl, log);
  // Cube releases a driver whose first connection failed, and asks for another later.
  let isOver = false;
  const driver = () => {
    if (current.isReleased && !isOver) current = new MartsDriver(databaseUrl, log);
    return current;
  };
  const published = createPublished(driver);

  const views = async () => {
    const context = { securityContext: {}, requestId: randomUUID() };
    const compiler = await core.getCompilerApi(context);
    return publicViews(await compiler.metaConfig(context, { requestId: context.requestId }));
  };
  let vocabulary: ReturnType<typeof createVocabulary> | null = null;

  // Cube's cache is one per process: each instance keeps to its own keys.
  const instance = `atoll-${randomUUID()}`;
  const core = new GuardedCore(
    {
      devServer: false,
      apiSecret: secret,
      telemetry: false,
      scheduledRefreshTimer: false,
      preAggregationsSchema: rollupSchema,
      externalDbType: undefined,
      cacheAndQueueDriver: "memory",
      contextToOrchestratorId: () => instance,
      contextToApiScopes: async () => ["graphql", "meta", "data"],
      driverFactory: driver,
      repositoryFactory: () => ({ localPath: () => "semantic", dataSchemaFiles: async () => files }),
      logger: cubeLogger(log),
      orchestratorOptions: () => ({
        continueWaitTimeout: 10,
        // How often the refresh key is read again should a notice of publication be lost.
        queryCacheOptions: { refreshKeyRenewalThreshold: 60 },
      }),
      async checkAuth(request: { securityContext?: unknown }, token?: string) {
        const reader = readers.get(request) ?? (await checkToken(token));
        if (!reader) throw new CubejsHandlerError(403, "Forbidden", refusedToken);
        request.securityContext = reader;
      },
    },
    {
      async vocabulary() {
        vocabulary ??= createVocabulary(await views());
        return vocabulary;
      },
      today: () => dayIn(now(), zone()),
      isReady: published.isReady,
      log,
    },
  );

  const refuseSilentlyWrong = async () => {
    const compiler = await core.getCompilerApi({ securityContext: {}, requestId: randomUUID() });
    const { cubeEvaluator } = await compiler.getCompilers();
    const wrong = cubeEvaluator
      .cubeNames()
      .flatMap((name: string) => silentlyWrong(name, cubeEvaluator.cubeFromPath(name)));
    if (wrong.length > 0)
      throw new Error(
        `The model needs Cube's native addon, because without it figures would be wrong: ${wrong.join("; ")}.`,
      );
  };
  try {
    if (engine === "portable") await refuseSilentlyWrong();
    vocabulary = createVocabulary(await views());
  } catch (error) {
    await current.release();
    throw error;
  }

  const { gateway } = core;
  const app = await createRoutes({ engine, checkToken, readers, mount: (api) => core.initApp(api) });

  return {
    app,
    engine,
    load: (query, userId) => ask(gateway, query, userId),
    refresh: createRefresh({ core, driver, published, log }),
    async warm(queries) {
      const answers = await Promise.allSettled(queries.map((query) => ask(gateway, query, "warm-up")));
      for (const answer of answers) {
        if (answer.status === "fulfilled") continue;
        const isExpected = answer.reason instanceof CubeFailure && answer.reason.code === "not_ready";
        if (!isExpected) log.warn({ err: answer.reason }, "a warm-up question failed");
      }
    },
    meta: views,
    async release() {
      isOver = true;
      await core.beforeShutdown();
      await core.shutdown();
      await current.release();
    },
  };
}
