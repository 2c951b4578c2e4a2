import { chromium, expect } from "@playwright/test";
import { z } from "zod";
import { open, take } from "./camera.ts";
import { chromiumPath } from "./env.ts";
import { takeOperations } from "./operationsStates.ts";

/**
 * Writes docs/screenshots/{overview,setup,sign-in}-{1440,390}-{light,dark}-{en,fr}.png of a running Atoll, and
 * operations-{well,running,rejects,gap-mended,failed-source}-….png where it runs on the sandbox at ATOLL_SANDBOX_URL.
 * ATOLL_URL is where it answers, ATOLL_SIGN_IN_URL an unused one-time link. Set-up is taken only while it is under way.
 * `operations` as an argument takes the pictures of that page alone.
 */
const given = (name: string): string => {
  const value = process.env[name];
  if (value) return value;
  console.error(
    `${name} is missing: set it, as in ATOLL_URL=http://127.0.0.1:4000 ATOLL_SIGN_IN_URL="$(./bin/atoll sign-in-link)" npm run screenshots`,
  );
  process.exit(1);
};

const looks = [1440, 390].flatMap((width) =>
  (["light", "dark"] as const).flatMap((scheme) =>
    (["en", "fr"] as const).map((language) => ({ width, scheme, language })),
  ),
);
const url = given("ATOLL_URL");
const link = given("ATOLL_SIGN_IN_URL");
const browser = await chromium.launch({
  executablePath: chromiumPath,
  args: ["--no-sandbox", "--disable-background-networking", "--no-first-run"],
});
try {
  const first = await (await browser.newContext()).newPage();
  await first.goto(link);
  await first.waitForURL((address) => !address.pathname.startsWith("/sign-in"));
  const state = await first.context().storageState();
  const { status } = z.object({ status: z.string() }).parse(await (await fetch(`${url}/api/setup`)).json());
  const sandbox = process.env.ATOLL_SANDBOX_URL;
  if (sandbox && status === "ready") {
    const lever = async (path: string, body: unknown, method = "POST"): Promise<unknown> => {
      const response = await fetch(`${sandbox}/_sandbox/${path}`, {
        method,
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
      });
      if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
      return response.json();
    };
    await takeOperations(browser, { url, state, lever });
  }
  for (const look of process.argv.includes("operations") ? [] : looks) {
    const outside = await open(browser, look);
    await outside.goto(`${url}/sign-in`);
    await outside.getByRole("heading").first().waitFor();
    await take(outside, "sign-in", look);
    await outside.context().close();

    const page = await open(browser, look, state);
    await page.goto(url);
    if (status !== "ready") {
      await page.getByRole("progressbar").first().waitFor();
      await take(page, "setup", look);
    } else {
      await page.locator("[data-tile]").first().waitFor();
      await expect(page.locator("[data-tile][aria-busy=true]")).toHaveCount(0, { timeout: 30_000 });
      await page.locator('[data-tile="corals_by_site"] svg circle').first().waitFor();
      await take(page, "overview", look);
    }
    await page.context().close();
  }
} finally {
  await browser.close();
}
