import { existsSync } from "node:fs";
import { test as base } from "@playwright/test";
import { Atoll } from "./atoll.ts";
import { chromiumPath } from "./env.ts";

/** Tests that share one running Atoll; `signedIn` opens the dashboard once per test with a fresh link. */
export const test = base.extend<{ signedIn: undefined }, { atoll: Atoll }>({
  atoll: [
    async ({}, use) => {
      const atoll = new Atoll();
      await atoll.start();
      await atoll.ready();
      await use(atoll);
      await atoll.dispose();
    },
    { scope: "worker", timeout: 240_000 },
  ],
  signedIn: async ({ atoll, page }, use) => {
    const { out } = await atoll.command("sign-in-link");
    await page.goto(out.trim().split("\n").at(-1) ?? "");
    await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
    await use(undefined);
  },
});

/** Skips, and says so, where the machine has no Chromium. */
export const needsBrowser = () => test.skip(!existsSync(chromiumPath), `no Chromium at ${chromiumPath}`);

export { expect } from "@playwright/test";
