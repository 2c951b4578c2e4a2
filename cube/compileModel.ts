import { randomUUID } from "node:crypto";
import { CubejsServerCore, PostgresDriver } from "./engine.ts";
import { type PublicView, publicViews } from "./meta.ts";
import { type ModelFile, readModel } from "./model.ts";

const silent = () => undefined;

/** Compiles the data model and describes its public views. Needs no database. Throws where the model is wrong. */
export async function compileModel(files?: ModelFile[]): Promise<PublicView[]> {
  const model = files ?? (await readModel());
  // Never connected: Cube wants a driver to know the dialect.
  const driver = new PostgresDriver({ host: "127.0.0.1", port: 1 });
  const core = new CubejsServerCore({
    devServer: false,
    telemetry: false,
    apiSecret: randomUUID(),
    externalDbType: undefined,
    logger: silent,
    driverFactory: () => driver,
    repositoryFactory: () => ({ localPath: () => "semantic", dataSchemaFiles: async () => model }),
  });
  const context = { securityContext: {}, requestId: randomUUID() };
  try {
    const compiler = await core.getCompilerApi(context);
    return publicViews(await compiler.metaConfig(context, { requestId: context.requestId }));
  } finally {
    await core.beforeShutdown();
    await core.shutdown();
    await driver.release();
  }
}
