import { afterEach, describe, expect, it } from "vitest";
import type { Reply, TestServer } from "../../testing/testServer.ts";
import { openTestServer } from "../../testing/testServer.ts";
import type { ShopifySettings } from "./client.ts";
import { createShopifyClient } from "./client.ts";

let server: TestServer;
afterEach(() => server?.close());

const patience = { attempts: 3, firstDelayMs: 1, timeoutMs: 300 };
const staticToken: ShopifySettings["auth"] = { kind: "token", token: "shpat_1" };
const cost = (available: number, requested = 100) => ({
  cost: {
    requestedQueryCost: requested,
    actualQueryCost: 10,
    throttleStatus: { maximumAvailable: 2000, currentlyAvailable: available, restoreRate: 1000 },
  },
});
const good: Reply = {
  headers: { "x-shopify-api-version": "2026-10" },
  body: { data: { shop: { name: "Reef" } }, extensions: cost(1900) },
};
const throttled = (status: number, missing: number): Reply => ({
  status,
  body: { errors: [{ message: "Throttled", extensions: { code: "THROTTLED" } }], extensions: cost(100 - missing) },
});

async function open(answers: Reply[], auth = staticToken) {
  server = await openTestServer((_request, number) => answers[number - 1] ?? answers.at(-1) ?? good);
  return createShopifyClient({ shop: "reef.myshopify.com", api_url: server.url, version: "2026-10", auth }, patience);
}
const ask = (client: Awaited<ReturnType<typeof open>>, signal = new AbortController().signal) =>
  client.query("query Shop { shop { name } }", {}, signal);

describe("the Shopify client", () => {
  it("sends the token and the document to the version's address and gives the data", async () => {
    const client = await open([good]);
    expect(await ask(client)).toEqual({ shop: { name: "Reef" } });
    expect(server.received[0]).toMatchObject({
      method: "POST",
      path: "/admin/api/2026-10/graphql.json",
      headers: { "x-shopify-access-token": "shpat_1" },
    });
    expect(client.shop_url).toBe("reef");
  });

  it.each([200, 429])("waits for the missing points when throttled with status %i, then asks again", async (status) => {
    const client = await open([throttled(status, 120), good]);
    const started = performance.now();
    expect(await ask(client)).toEqual({ shop: { name: "Reef" } });
    expect(performance.now() - started).toBeGreaterThanOrEqual(110);
    expect(server.received).toHaveLength(2);
  });

  it("takes Retry-After of an edge limit as seconds", async () => {
    const client = await open([{ status: 429, headers: { "retry-after": "0.2" }, body: "slow down" }, good]);
    const started = performance.now();
    await ask(client);
    expect(performance.now() - started).toBeGreaterThanOrEqual(195);
  });

  it("holds a query back until the bucket can pay for it", async () => {
    const client = await open([{ ...good, body: { data: {}, extensions: cost(0, 150) } }, good]);
    await ask(client);
    const started = performance.now();
    await ask(client);
    expect(performance.now() - started).toBeGreaterThanOrEqual(140);
  });

  it("asks again after a fault of the server, and after a cut connection", async () => {
    const client = await open([{ status: 502, body: "<html>" }, { cut: true }, good]);
    expect(await ask(client)).toEqual({ shop: { name: "Reef" } });
  });

  it("gives up after its attempts and says that the server is at fault", async () => {
    const client = await open([{ status: 500 }]);
    await expect(ask(client)).rejects.toMatchObject({
      code: "server_error",
      message: expect.stringContaining("HTTP 500"),
    });
    expect(server.received).toHaveLength(3);
  });

  it("says so when there is no answer in time", async () => {
    const client = await open([{ silent: true }]);
    await expect(ask(client)).rejects.toMatchObject({
      code: "no_answer",
      message: "Shopify did not answer within 0.3 seconds.",
    });
  });

  it("says so when nobody is there", async () => {
    const client = await open([good]);
    await server.close();
    await expect(ask(client)).rejects.toMatchObject({
      code: "no_answer",
      message: expect.stringContaining("could not be reached"),
    });
    server = await openTestServer(() => good);
  });

  it("does not repeat a refused token and names the variable to set", async () => {
    const client = await open([{ status: 401, body: { errors: "[API] Invalid API key or access token" } }]);
    await expect(ask(client)).rejects.toMatchObject({
      code: "unauthorized",
      mend: expect.stringContaining("SHOPIFY_ACCESS_TOKEN"),
    });
    expect(server.received).toHaveLength(1);
  });

  it("tells missing permission, a refused query and a too costly one apart", async () => {
    const refusal = (code: string): Reply => ({ body: { errors: [{ message: "no", extensions: { code } }] } });
    const client = await open([refusal("ACCESS_DENIED"), refusal("undefinedField"), refusal("MAX_COST_EXCEEDED")]);
    await expect(ask(client)).rejects.toMatchObject({ code: "forbidden" });
    await expect(ask(client)).rejects.toMatchObject({ code: "field_gone" });
    await expect(ask(client)).rejects.toMatchObject({ code: "query_too_costly" });
  });

  it("warns when another version is served than was asked for", async () => {
    const client = await open([{ ...good, headers: { "x-shopify-api-version": "2027-01" } }]);
    await ask(client);
    expect([...client.warnings]).toEqual([expect.stringContaining("2027-01 instead of 2026-10")]);
  });

  it("stops waiting when the sync is stopped", async () => {
    const client = await open([{ status: 429, headers: { "retry-after": "30" } }]);
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 50);
    const started = performance.now();
    await expect(ask(client, stop.signal)).rejects.toMatchObject({ name: "AbortError" });
    expect(performance.now() - started).toBeLessThan(1_000);
  });

  describe("with client credentials", () => {
    const auth: ShopifySettings["auth"] = { kind: "client_credentials", id: "id-1", secret: "secret-1" };
    const grant = (token: string, expires_in = 86_399): Reply => ({
      body: { access_token: token, scope: "read_orders", expires_in },
    });
    const tokensSent = () => server.received.map(({ headers }) => headers["x-shopify-access-token"] ?? "grant");

    it("asks for a token once and uses it", async () => {
      const client = await open([grant("shpat_a"), good], auth);
      await ask(client);
      await ask(client);
      expect(tokensSent()).toEqual(["grant", "shpat_a", "shpat_a"]);
      expect(server.received[0]).toMatchObject({
        path: "/admin/oauth/access_token",
        body: expect.stringContaining("client_id=id-1"),
      });
    });

    it("renews a token that is about to expire", async () => {
      const client = await open([grant("shpat_a", 60), good, grant("shpat_b"), good], auth);
      await ask(client);
      await ask(client);
      expect(tokensSent()).toEqual(["grant", "shpat_a", "grant", "shpat_b"]);
    });

    it("asks for another token when the one it has is refused", async () => {
      const client = await open([grant("shpat_a"), { status: 401 }, grant("shpat_b"), good], auth);
      expect(await ask(client)).toEqual({ shop: { name: "Reef" } });
      expect(tokensSent()).toEqual(["grant", "shpat_a", "grant", "shpat_b"]);
    });
  });
});
