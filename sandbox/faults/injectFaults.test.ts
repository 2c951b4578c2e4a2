import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { openTestShop, type TestShop, TOKEN } from "../shopify/testShop.ts";

let shop: TestShop;
beforeAll(async () => {
  shop = await openTestShop();
});
afterEach(() => fetch(`${shop.sandbox.url}/_sandbox/faults`, { method: "DELETE" }));
afterAll(() => shop.sandbox.close());

const deals = () =>
  fetch(`${shop.sandbox.url}/crm/objects/2026-09/deals?limit=1`, { headers: { authorization: `Bearer ${TOKEN}` } });
const fault = async (body: object) => expect((await shop.post("/_sandbox/faults", body)).status).toBe(201);
const shopQuery = () => shop.ask("{ shop { name } }");

describe("injectFaults", () => {
  it("answers HubSpot's 401 for HubSpot and lets Shopify be", async () => {
    await fault({ path: "/crm", status: 401, times: 1000 });
    const response = await deals();
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ status: "error", category: "INVALID_AUTHENTICATION" });
    expect((await shopQuery()).data.shop.name).toBe("Motu Reef Garden");
  });

  it("answers 429 with a wait, once, then goes on", async () => {
    await fault({ path: "/crm", status: 429 });
    const limited = await deals();
    expect([limited.status, limited.headers.get("retry-after")]).toEqual([429, "1.0"]);
    expect((await deals()).status).toBe(200);
  });

  it("sends the body it was given", async () => {
    await fault({ path: "/admin", body: { data: { shop: null } } });
    expect((await shopQuery()).data).toEqual({ shop: null });
    await fault({ path: "/crm", status: 502, body: "<html>bad gateway</html>" });
    expect(await (await deals()).text()).toBe("<html>bad gateway</html>");
  });

  it("puts other values into the genuine answer, where it has such a place", async () => {
    await fault({ path: "/admin", set: { "data.shop.name": 7, "data.shop.motto": "none", "errors.0.message": "no" } });
    expect(await shopQuery()).toMatchObject({ data: { shop: { name: 7 } } });
    const next = await shopQuery();
    expect(next.data.shop).toEqual({ name: "Motu Reef Garden" });
  });

  it("delays and then answers", async () => {
    await fault({ path: "/admin", delay_ms: 120 });
    const started = performance.now();
    expect((await shopQuery()).data.shop.name).toBe("Motu Reef Garden");
    expect(performance.now() - started).toBeGreaterThan(110);
  });

  it("cuts the connection in the middle of the answer", async () => {
    await fault({ path: "/admin", cut: true });
    await expect(shopQuery()).rejects.toThrow();
    expect((await shopQuery()).data.shop.name).toBe("Motu Reef Garden");
  });

  it("never touches the levers themselves", async () => {
    await fault({ path: "/", status: 500, times: 5 });
    expect((await fetch(`${shop.sandbox.url}/_sandbox/health`)).status).toBe(200);
  });
});
