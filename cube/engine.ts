import { createRequire } from "node:module";
import { applyEngineSettings } from "./env.ts";
import { decideEngine } from "./portable/install.ts";
import { rememberRollupDescriptions } from "./portable/rollupDescriptions.ts";

/** Whether Cube runs with its Rust addon here, or with our own result assembly. */
export const engine = decideEngine();
applyEngineSettings(engine);

// Loaded only now: Cube reads its settings while loading, and the patches must be in place before.
const load = createRequire(import.meta.url);
const serverCore: typeof import("@cubejs-backend/server-core") = load("@cubejs-backend/server-core");
// What server-core brings along, as it sees it.
const fromCore = createRequire(load.resolve("@cubejs-backend/server-core"));
// Cube prints two warnings that every start here would show: rollups in Postgres and the older planner are deliberate.
const cli: Record<string, unknown> = fromCore("@cubejs-backend/shared/dist/src/cli");
Object.assign(cli, { displayCLIWarning: () => undefined, displayCLIWarningOnce: () => undefined });
if (engine === "portable") {
  const { PreAggregations } = fromCore("@cubejs-backend/schema-compiler/dist/src/adapter/PreAggregations");
  rememberRollupDescriptions(PreAggregations.prototype);
}
const gateway: typeof import("@cubejs-backend/api-gateway") = load("@cubejs-backend/api-gateway");
const postgres: typeof import("@cubejs-backend/postgres-driver") = load("@cubejs-backend/postgres-driver");

export const { CubejsServerCore } = serverCore;
export const { ApiGateway, CubejsHandlerError } = gateway;
export const { PostgresDriver } = postgres;
