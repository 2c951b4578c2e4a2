import { configDefaults, defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["{app,bin,cube,dbt,ingest,sandbox,semantic,worker}/**/*.test.{ts,tsx}"],
    exclude: [...configDefaults.exclude, "**/dist/**", "**/.tsc/**"],
    globalSetup: ["./e2e/setup/testDatabase.ts"],
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
