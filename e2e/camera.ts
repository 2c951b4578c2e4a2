import { mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "@playwright/test";

const folder = join(dirname(dirname(fileURLToPath(import.meta.url))), "docs/screenshots");

/** `scale` is how many dots a phone has to the pixel; two, where nothing is said. */
export type Look = { width: number; scheme: "light" | "dark"; language: "en" | "fr"; scale?: number };
type State = Awaited<ReturnType<Awaited<ReturnType<Browser["newContext"]>>["storageState"]>>;

/** A page as a reader with this window, scheme and language has it; `storageState` holds a session. */
export const open = async (
  browser: Browser,
  { width, scheme, language, scale = 2 }: Look,
  storageState?: State,
): Promise<Page> => {
  const isPhone = width < 600;
  const context = await browser.newContext({
    viewport: { width, height: isPhone ? 844 : 900 },
    deviceScaleFactor: isPhone ? scale : 1,
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
export const take = async (page: Page, name: string, { width, scheme, language }: Look): Promise<void> => {
  mkdirSync(folder, { recursive: true });
  await page.evaluate("document.fonts.ready");
  const least = width < 600 ? 844 : 900;
  await page.setViewportSize({ width, height: least });
  const height = await page.evaluate<number>("document.querySelector('main').scrollHeight");
  await page.setViewportSize({ width, height: Math.max(least, height) });
  await page.waitForTimeout(400);
  await page.screenshot({ path: join(folder, `${name}-${width}-${scheme}-${language}.png`) });
  console.log(`${name}-${width}-${scheme}-${language}.png`);
};
