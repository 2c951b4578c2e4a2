import { type Browser, expect, type Page } from "@playwright/test";
import { z } from "zod";
import { type Look, open, take } from "./camera.ts";

/** Each state is taken as most see it, and as it is hardest to draw. */
const looks: Look[] = [
  { width: 1440, scheme: "light", language: "en" },
  { width: 390, scheme: "dark", language: "fr", scale: 1 },
];
type State = Parameters<typeof open>[2];
type Lever = (path: string, body: unknown, method?: string) => Promise<unknown>;

/** A quantity that is a word, in the first records of an answer. */
const spoil = (placeOf: (index: number) => string): Record<string, string> =>
  Object.fromEntries(
    Array.from({ length: 25 }, (_, index) => index).map((index) => [
      `data.${placeOf(index)}.lineItems.nodes.0.quantity`,
      "a few",
    ]),
  );
const inSync = spoil((index) => `orders.nodes.${index}`);
const byKey = spoil((index) => `n${index}`);

const standing = z.object({ newest_run: z.object({ run_id: z.number(), status: z.string() }).nullable() });

/**
 * Brings a running Atoll on its sandbox into the states that an administrator meets in Operations, by the sandbox's levers and
 * the page's own buttons, and takes a picture of each: all well, running, rejects, a gap found and mended, a source that fails.
 */
export async function takeOperations(
  browser: Browser,
  atoll: { url: string; state: State; lever: Lever },
): Promise<void> {
  const { url, state, lever } = atoll;
  const desk = await open(browser, looks[0] ?? { width: 1440, scheme: "light", language: "en" }, state);
  const show = async (name: string, prepare?: (page: Page) => Promise<void>): Promise<void> => {
    for (const look of looks) {
      const page = await open(browser, look, state);
      await page.goto(`${url}/operations`);
      await page.locator("[data-rejects]").waitFor();
      await page.locator("[data-history] tbody tr").first().waitFor();
      await prepare?.(page);
      await take(page, `operations-${name}`, look);
      await page.context().close();
    }
  };
  const newestRun = async () => {
    const answer = await desk.request.get(`${url}/api/operations`);
    return standing.parse(await answer.json()).newest_run;
  };
  /** Waits until neither a run nor a build is under way. */
  const settled = () => expect(desk.locator("[data-running]")).toHaveCount(0, { timeout: 120_000 });
  /** Presses a button that asks for a run, and waits until that run and its build have ended. */
  const sync = async (button: string): Promise<void> => {
    await settled();
    const before = (await newestRun())?.run_id ?? 0;
    await desk.getByRole("button", { name: button, exact: true }).click();
    await expect
      .poll(
        async () => {
          const run = await newestRun();
          return run !== null && run.run_id > before && run.status !== "running";
        },
        { timeout: 120_000 },
      )
      .toBe(true);
    await desk.waitForTimeout(1_500);
    await settled();
  };
  await desk.goto(`${url}/operations`);
  await desk.locator("[data-rejects]").waitFor();
  await settled();

  // Webhooks and a comparison, so that a page on which all is well is no empty one.
  for (let order = 0; order < 6; order += 1) await lever("orders", { corals: 1 + order });
  await expect(desk.locator("[data-inbox] tbody tr")).not.toHaveCount(0, { timeout: 60_000 });
  await sync("Compare with sources");
  await show("well");

  await lever("faults", { path: "/", delay_ms: 1_500, times: 1_000 });
  await desk.getByRole("button", { name: "More for HubSpot", exact: true }).click();
  await desk.getByRole("menuitem", { name: /everything again/ }).click();
  await desk.getByRole("dialog").getByRole("button", { name: "Read everything again" }).click();
  const isReading = (page: Page) => expect(page.locator("[data-running]")).toContainText(/\d\/s/, { timeout: 60_000 });
  await isReading(desk);
  await show("running", isReading);
  await lever("faults", {}, "DELETE");
  await settled();

  await lever("faults", { path: "/admin", set: { ...inSync, ...byKey }, times: 1_000 });
  for (let order = 0; order < 5; order += 1) await lever("orders", { corals: 2 });
  await expect(desk.locator("[data-reject-group]")).not.toHaveCount(0, { timeout: 60_000 });
  await show("rejects");

  // The sync goes on refusing them; the comparison finds that they are not here and reads them by their keys.
  await lever("faults", {}, "DELETE");
  await lever("faults", { path: "/admin", set: inSync, times: 1_000 });
  await sync("Compare with sources");
  await lever("faults", {}, "DELETE");
  await sync("Sync now");
  await show("gap-mended");

  await lever("faults", { path: "/crm", status: 401, times: 1_000 });
  await sync("Sync now");
  await show("failed-source");
  await lever("faults", {}, "DELETE");
  await desk.context().close();
}
