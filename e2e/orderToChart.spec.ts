import { expect, needsBrowser, test } from "./fixtures.ts";

const count = (text: string, site: string): number => {
  const found = text.match(new RegExp(`${site}\\D*([\\d,.\\s]+)`))?.[1] ?? "";
  return Number(found.replace(/\D/g, ""));
};

test.describe("an order in the shop", () => {
  needsBrowser();

  test("appears in the right bar after Sync now, without a reload", async ({ atoll, page, signedIn: _ }) => {
    await page.goto(`${atoll.run.url}/?period=all`);
    const tile = page.locator('[data-tile="corals_by_site"]');
    await expect(tile).toContainText("Tikehau");
    const before = count((await tile.textContent()) ?? "", "Tikehau");
    expect(before).toBeGreaterThan(0);

    await page.evaluate(() => Reflect.set(globalThis, "openedOnce", true));
    await atoll.lever("orders", { site: "tikehau", corals: 5 });
    await page.getByRole("button", { name: "Sync now" }).click();

    await expect
      .poll(async () => count((await tile.textContent()) ?? "", "Tikehau"), { timeout: 90_000 })
      .toBe(before + 5);
    await expect(tile).toContainText("updated just now");
    expect(await page.evaluate(() => Reflect.get(globalThis, "openedOnce"))).toBe(true);
  });
});
