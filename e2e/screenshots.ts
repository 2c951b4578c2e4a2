import { mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Browser, chromium, expect, type Page } from "@playwright/test";
import { z } from "zod";
import { chromiumPath } from "./env.ts";

/**
 * Writes docs/screenshots/{overview,operations,setup,sign-in}-{1440,390}-{light,dark}-{en,fr}.png of a running Atoll.
 * ATOLL_URL is where it answers, ATOLL_SIGN_IN_URL an unused one-time link. Set-up is taken only while it is under way.
 */
const folder = join(dirname(dirname(fileURLToPath(import.meta.url))), "docs/screenshots");
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
type Look = (typeof looks)[number];
type State = Awaited<ReturnType<Awaited<ReturnType<Browser["newContext"]>>["storageState"]>>;

const open = async (browser: Browser, { width, scheme, language }: Look, storageState?: State): Promise<Page> => {
  const isPhone = width < 600;
  const context = await browser.newContext({
    viewport: { width, height: isPhone ? 844 : 900 },
    deviceScaleFactor: isPhone ? 2 : 1,
    isMobile: isPhone,
    hasTouch: isPhone,
    colorScheme: scheme,
    locale: language === "fr" ? "fr-FR" : "en-GB",
    reducedMotion: "reduce",
    ...(storageState ? { storageState } : {}),
  });
  return context.newPage();
};

/** The page as tall as its content, so that what sticks to the window's edges stands where a reader would see it. */
const take = async (page: Page, name: string, { width, scheme, language }: Look): Promise<void> => {
  await page.evaluate("document.fonts.ready");
  const least = width < 600 ? 844 : 900;
  await page.setViewportSize({ width, height: least });
  const height = await page.evaluate<number>("document.querySelector('main').scrollHeight");
  await page.setViewportSize({ width, height: Math.max(least, height) });
  await page.waitForTimeout(400);
  await page.screenshot({ path: join(folder, `${name}-${width}-${scheme}-${language}.png`) });
  console.log(`${name}-${width}-${scheme}-${language}.png`);
};

const url = given("ATOLL_URL");
const link = given("ATOLL_SIGN_IN_URL");
mkdirSync(folder, { recursive: true });
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
  for (const look of looks) {
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
      await page.goto(`${url}/operations`);
      await page.locator("[data-rejects]").waitFor();
      await take(page, "operations", look);
    }
    await page.context().close();
  }
} finally {
  await browser.close();
}
