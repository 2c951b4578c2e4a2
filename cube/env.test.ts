import { describe, expect, it } from "vitest";
import { applyEngineSettings, readMigrationEnv } from "./env.ts";

describe("readMigrationEnv", () => {
  const given = { DATABASE_URL: "postgres://a:b@h/d", ATOLL_CUBE_DATABASE_URL: "postgres://c:d@h/d" };

  it("reads both databases", () => {
    expect(readMigrationEnv({ ...given, OTHER: "x" })).toEqual(given);
  });

  it("names each wrong variable", () => {
    expect(() => readMigrationEnv({ DATABASE_URL: "mysql://h/d", ATOLL_CUBE_DATABASE_URL: "" })).toThrow(
      /DATABASE_URL must be a URL.*ATOLL_CUBE_DATABASE_URL is not set/,
    );
  });
});

describe("applyEngineSettings", () => {
  it("closes the doors that Cube's own settings would open", () => {
    const env: NodeJS.ProcessEnv = {
      CUBEJS_PLAYGROUND_AUTH_SECRET: "x",
      CUBEJS_DEV_MODE: "true",
      CUBEJS_JWT_KEY: "y",
      PATH: "p",
    };
    applyEngineSettings("portable", env);
    expect(env).toMatchObject({ PATH: "p", CUBEJS_DEV_MODE: "false", CUBEJS_TESSERACT_SQL_PLANNER: "false" });
    expect(Object.keys(env)).not.toContain("CUBEJS_PLAYGROUND_AUTH_SECRET");
    expect(Object.keys(env)).not.toContain("CUBEJS_JWT_KEY");
  });

  it("leaves the planner to the addon where there is one", () => {
    const env: NodeJS.ProcessEnv = {};
    applyEngineSettings("native", env);
    expect(Object.keys(env)).not.toContain("CUBEJS_TESSERACT_SQL_PLANNER");
  });
});
