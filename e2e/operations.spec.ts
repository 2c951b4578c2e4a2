import type { Page } from "@playwright/test";
import { z } from "zod";
import type { Atoll } from "./atoll.ts";
import { expect, needsBrowser, test } from "./fixtures.ts";

needsBrowser();

const operations = z.object({ newest_run: z.object({ run_id: z.number(), status: z.string() }).nullable() });
const placed = z.object({ order: z.object({ id: z.string() }) });

const openOperations = async (page: Page, atoll: Atoll): Promise<void> => {
  await page.goto(`${atoll.run.url}/operations`);
  await expect(page.locator("[data-rejects]")).toBeVisible();
  await expect(page.locator("[data-running]")).toHaveCount(0, { timeout: 120_000 });
};

test("a rejected order is mended by hand, lands and is gone from the list", async ({ atoll, page, signedIn: _ }) => {
  await openOperations(page, atoll);
  const quantity = Object.fromEntries(
    Array.from({ length: 25 }, (_unused, index) => index).flatMap((index) =>
      [`data.n${index}`, `data.orders.nodes.${index}`].map((place) => [`${place}.lineItems.nodes.0.quantity`, "a few"]),
    ),
  );
  await atoll.lever("faults", { path: "/admin", set: quantity, times: 1_000 });
  let id = "";
  try {
    id = placed.parse(await atoll.lever("orders", { corals: 3 })).order.id;
    const item = page.locator("[data-reject-group] li", { hasText: id });
    await expect(item).toContainText(id, { timeout: 60_000 });
    await expect(page.locator("[data-rejects]")).toContainText("lineItems.nodes.*.quantity");

    // What is still wrong is refused again, with the reason.
    await item.getByRole("button", { name: "Land again" }).click();
    await expect(item).toContainText("Refused again", { timeout: 60_000 });

    await item.getByRole("button", { name: "Mend" }).click();
    const text = page.getByRole("textbox", { name: "Record as JSON" });
    await expect(text).toHaveValue(/a few/);
    const record = await text.inputValue();
    await text.fill(record.slice(0, -1));
    await expect(page.getByRole("dialog")).toContainText("This is no JSON yet");
    await text.fill(record.replace('"a few"', "3"));
    await page.getByRole("button", { name: "Land the mended record" }).click();
    await expect(page.locator("[data-reject-group]")).toHaveCount(0, { timeout: 60_000 });
    await expect(page.locator("[data-attention]")).toHaveCount(0, { timeout: 60_000 });
  } finally {
    await atoll.lever("faults", {}, "DELETE");
  }
  await page.getByRole("combobox", { name: "Which rejected records" }).selectOption({ label: "Dealt with" });
  const closed = page.locator("[data-rejects] li", { hasText: id });
  await expect(closed).toContainText("asked for by Administrator");
  // The original is as it came.
  await closed.getByText("Record as it came").click();
  await expect(closed.locator("pre")).toContainText("a few");
});

test("a run under way is stopped, and the next one takes the rest up", async ({ atoll, page, signedIn: _ }) => {
  await openOperations(page, atoll);
  await atoll.lever("faults", { path: "/crm", delay_ms: 2_000, times: 1_000 });
  try {
    await page.getByRole("button", { name: "More for HubSpot", exact: true }).click();
    await page.getByRole("menuitem", { name: /Read everything again/ }).click();
    const dialog = page.getByRole("dialog");
    await expect(dialog).toContainText("The last time this was");
    await dialog.getByRole("button", { name: "Read everything again" }).click();
    await page.locator("[data-running]").getByRole("button", { name: "Stop" }).click({ timeout: 60_000 });
    const newest = async () =>
      operations.parse(await (await page.request.get(`${atoll.run.url}/api/operations`)).json()).newest_run?.status;
    await expect.poll(newest, { timeout: 60_000 }).toBe("stopped");
  } finally {
    await atoll.lever("faults", {}, "DELETE");
  }
  await expect(page.locator("[data-history] tbody tr").first()).toContainText("stopped", { timeout: 30_000 });
  await expect(page.locator("[data-running]")).toHaveCount(0, { timeout: 120_000 });
  await page.locator("[data-source=hubspot]").getByRole("button", { name: "Read now" }).click();
  await expect(page.locator("[data-history] tbody tr").first()).toContainText("by hand, HubSpot", { timeout: 60_000 });
  await expect(page.locator("[data-history] tbody tr").first()).toContainText("done", { timeout: 60_000 });
});
