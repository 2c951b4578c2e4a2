import { existsSync } from "node:fs";
import { defineConfig } from "@playwright/test";
import { chromiumPath } from "./env.ts";

export default defineConfig({
  testDir: ".",
  testMatch: "*.spec.ts",
  workers: 1,
  fullyParallel: false,
  timeout: 240_000,
  expect: { timeout: 20_000 },
  outputDir: "../test-results",
  reporter: [["list"], ["json"]],
  use: {
    trace: "on",
    viewport: { width: 1440, height: 1000 },
    locale: "en-GB",
    launchOptions: {
      ...(existsSync(chromiumPath) ? { executablePath: chromiumPath } : {}),
      args: [
        "--no-sandbox",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
        "--enable-unsafe-swiftshader",
      ],
    },
  },
});
