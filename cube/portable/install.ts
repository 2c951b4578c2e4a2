import { createRequire } from "node:module";
import { getFinalQueryResult, getFinalQueryResultMulti } from "./finalResult.ts";

/** Said wherever something only Cube's Rust addon can do is asked for. */
export const needsNative =
  "Cube's native addon is not on this machine, so the SQL API and Python or Jinja models are not served here; REST and GraphQL are.";

const refuse = () => {
  throw new Error(needsNative);
};

const absent = [
  "registerInterface",
  "shutdownInterface",
  "execSql",
  "sql4sql",
  "rest4sql",
  "buildSqlAndParams",
  "parseCubestoreResultMessage",
  "getCubestoreResult",
  "transpileJs",
  "transpileYaml",
  "pythonLoadConfig",
];

/** Replaces what the addon would do by our own. Callers inside Cube read these exports when they call them. */
export function patchNative(native: object): void {
  Object.assign(native, Object.fromEntries(absent.map((name) => [name, refuse])), {
    setupLogger: () => undefined,
    resetLogger: () => undefined,
    isFallbackBuild: () => true,
    redactSqlLiterals: (sql: string) => sql.replaceAll(/'(?:[^']|'')*'/g, "'redacted'"),
    getFinalQueryResult,
    getFinalQueryResultMulti,
  });
  const instance: unknown = Reflect.get(native, "NativeInstance");
  if (typeof instance !== "function") throw new Error("@cubejs-backend/native has no NativeInstance to patch");
  Object.assign(instance.prototype, {
    newJinjaEngine: () => ({ loadTemplate: refuse, renderTemplate: refuse }),
    loadPythonContext: async () => ({ filters: {}, functions: {}, variables: {} }),
  });
}

/** Decides once per process whether Cube runs with its addon. Must run before server-core is loaded. */
export function decideEngine(): "native" | "portable" {
  const native: typeof import("@cubejs-backend/native") = createRequire(import.meta.url)("@cubejs-backend/native");
  try {
    native.loadNative();
    return "native";
  } catch {
    // Not an error: the addon is a download that many machines cannot make.
    patchNative(native);
    return "portable";
  }
}
