import { expect, needsBrowser, test } from "./fixtures.ts";

test.describe("the doors", () => {
  for (const path of ["load?query={}", "meta"]) {
    for (const [what, headers] of [
      ["no token", {}],
      ["a garbage token", { authorization: "Bearer garbage" }],
    ] as const) {
      test(`/cubejs-api/v1/${path} refuses ${what}`, async ({ atoll }) => {
        const response = await fetch(`${atoll.run.url}/cubejs-api/v1/${path}`, { headers });
        expect([401, 403]).toContain(response.status);
        expect(await response.text()).not.toMatch(/fundraising|select /i);
      });
    }
  }

  test("development routes of Cube do not exist", async ({ atoll }) => {
    for (const path of ["/playground/context", "/playground/token", "/playground/files", "/cubejs-system/v1/context"]) {
      const response = await fetch(`${atoll.run.url}${path}`);
      const text = await response.text();
      expect(text).not.toMatch(/cubejsToken|apiSecret|fileName/);
    }
  });

  test("an unknown member is named with its nearest", async ({ atoll }) => {
    const { code, said } = await atoll.command("query", '{"measures":["fundraising.net_rised"]}');
    expect(code).toBe(1);
    expect(said).toContain("fundraising.net_rised");
    expect(said).toContain("fundraising.net_raised");
  });

  test("atoll query prints rows as JSON", async ({ atoll }) => {
    const query = {
      measures: ["fundraising.net_raised"],
      timeDimensions: [{ dimension: "fundraising.gift_date", granularity: "year" }],
    };
    const { code, out } = await atoll.command("query", JSON.stringify(query));
    expect(code).toBe(0);
    const rows: unknown[] = JSON.parse(out);
    expect(rows.length).toBeGreaterThanOrEqual(5);
  });
});

test.describe("a session", () => {
  needsBrowser();

  test("that has ended goes to sign-in and back to the same URL", async ({ atoll, page, signedIn: _ }) => {
    await page.goto(`${atoll.run.url}/?period=last_year`);
    await expect(page.locator('[data-tile="net_raised"]')).toBeVisible();
    await page.context().clearCookies();
    await page.reload();
    await page.waitForURL(/\/sign-in/);
    const { out } = await atoll.command("sign-in-link");
    const link = new URL(out.trim().split("\n").at(-1) ?? "");
    const next = new URL(page.url()).searchParams.get("next");
    if (next !== null) link.searchParams.set("next", next);
    await page.goto(link.href);
    await page.waitForURL(/period=last_year/);
    await expect(page.locator('[data-tile="net_raised"]')).toBeVisible();
  });

  test("link works once", async ({ atoll, page, browser }) => {
    const { out } = await atoll.command("sign-in-link");
    const link = out.trim().split("\n").at(-1) ?? "";
    await page.goto(link);
    await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
    const other = await (await browser.newContext()).newPage();
    await other.goto(link);
    await expect(other.getByText(/already been used/i)).toBeVisible();
  });
});
