import { afterEach, describe, expect, it } from "vitest";
import { z } from "zod";
import type { Reply, TestServer } from "../../testing/testServer.ts";
import { openTestServer } from "../../testing/testServer.ts";
import { readBatch } from "./byId.ts";
import { createHubspotClient } from "./client.ts";

let server: TestServer;
afterEach(() => server?.close());

const patience = { attempts: 3, firstDelayMs: 1, timeoutMs: 10_000 };
const { signal } = new AbortController();
const shape = z.looseObject({ results: z.array(z.unknown()) });

async function open(answers: Reply[]) {
  server = await openTestServer((_request, number) => answers[number - 1] ?? answers.at(-1) ?? {});
  return createHubspotClient({ api_url: server.url, version: "2026-09", token: "pat-1" }, patience);
}
const good: Reply = { body: { results: [] } };
const limited = (policyName: string, message: string): Reply => ({
  status: 429,
  headers: { "retry-after": "0.05" },
  body: { status: "error", message, errorType: "RATE_LIMIT", policyName },
});

describe("the HubSpot client", () => {
  it("fills the version into the path and sends the token", async () => {
    const client = await open([good]);
    await client.get("/crm/owners/{version}", { limit: "100" }, shape, signal);
    expect(server.received[0]).toMatchObject({
      method: "GET",
      path: "/crm/owners/2026-09?limit=100",
      headers: { authorization: "Bearer pat-1" },
    });
  });

  it("waits and asks again when it met the ten-second limit", async () => {
    const client = await open([
      limited("TEN_SECONDLY_ROLLING", "You have reached your ten_secondly_rolling limit."),
      good,
    ]);
    expect(await client.get("/crm/owners/{version}", {}, shape, signal)).toEqual({ results: [] });
  });

  it("does not repeat calls once the daily quota is used up", async () => {
    const client = await open([limited("DAILY", "You have reached your daily limit.")]);
    await expect(client.get("/x", {}, shape, signal)).rejects.toMatchObject({ code: "daily_limit" });
    expect(server.received).toHaveLength(1);
  });

  it("pauses before the limit bites, until its oldest call has left the interval", async () => {
    const headers = { "x-hubspot-ratelimit-remaining": "3", "x-hubspot-ratelimit-interval-milliseconds": "200" };
    const client = await open([{ ...good, headers }, good]);
    const started = performance.now();
    await client.get("/x", {}, shape, signal);
    await client.get("/x", {}, shape, signal);
    expect(performance.now() - started).toBeGreaterThanOrEqual(195);
  });

  it("sends at most five searches a second", async () => {
    const client = await open([good]);
    const started = performance.now();
    for (let search = 0; search < 4; search += 1)
      await client.post("/crm/objects/{version}/deals/search", {}, shape, signal);
    expect(performance.now() - started).toBeGreaterThanOrEqual(600);
  });

  it("keeps the last hundredth of the day's calls for others, and says so before HubSpot has to refuse", async () => {
    const left = (remaining: number): Reply => ({
      ...good,
      headers: { "x-hubspot-ratelimit-daily": "1000", "x-hubspot-ratelimit-daily-remaining": String(remaining) },
    });
    const client = await open([left(11), left(10)]);
    await client.get("/x", {}, shape, signal);
    await client.get("/x", {}, shape, signal);
    await expect(client.get("/x", {}, shape, signal)).rejects.toMatchObject({
      code: "daily_limit",
      message: expect.stringContaining("10 API calls left today"),
    });
    expect(server.received).toHaveLength(2);
    expect(client.budget?.()).toContainEqual(
      expect.objectContaining({ name: "calls_per_day", limit: 1_000, remaining: 10 }),
    );
  });

  it.each([
    [502, "a gateway's page", "<html>502 Bad Gateway</html>"],
    [504, "a gateway's page", "<html>504 Gateway Time-out</html>"],
    [503, "nothing", ""],
    [521, "a proxy's page", "<html>Web server is down</html>"],
    [524, "a proxy's page", "<html>A timeout occurred</html>"],
    [200, "HTML instead of JSON", "<!doctype html><title>Maintenance</title>"],
  ])("asks again after HTTP %i with %s", async (status, _what, body) => {
    const client = await open([{ status, headers: { "content-type": "text/html" }, body }, good]);
    expect(await client.get("/x", {}, shape, signal)).toEqual({ results: [] });
    expect(server.received).toHaveLength(2);
  });

  it("calls a token of the wrong form, HTTP 530, a refused one, and does not repeat it", async () => {
    const client = await open([{ status: 530, body: "<html>Origin DNS error</html>" }]);
    await expect(client.get("/x", {}, shape, signal)).rejects.toMatchObject({ code: "unauthorized" });
    expect(server.received).toHaveLength(1);
  });

  it("asks again for a batch that HubSpot could give only in part, and fails by that name where it stays so", async () => {
    const part: Reply = {
      status: 207,
      body: { results: [{ id: "1" }], numErrors: 1, errors: [{ category: "INTERNAL_ERROR", message: "shard down" }] },
    };
    const path = "/crm/objects/{version}/deals";
    const asked = { properties: [], archived: false };
    const client = await open([part, { body: { results: [{ id: "1" }, { id: "2" }] } }]);
    expect((await readBatch(client, path, asked, ["1", "2"], signal)).missing).toEqual([]);
    await server.close();
    const broken = await open([part]);
    await expect(readBatch(broken, path, asked, ["1", "2"], signal)).rejects.toMatchObject({
      code: "partial_answer",
      message: expect.stringContaining("shard down"),
    });
  });

  it("takes ids that lead nowhere, listed in a 207, for missing", async () => {
    const errors = [
      { category: "OBJECT_NOT_FOUND", message: "Could not get some DEAL objects", context: { ids: ["2"] } },
    ];
    const client = await open([{ status: 207, body: { results: [{ id: "1" }], numErrors: 1, errors } }]);
    const found = await readBatch(client, "/x", { properties: [], archived: false }, ["1", "2"], signal);
    expect(found.missing).toEqual(["2"]);
  });

  it("names the variable to set when the token is refused", async () => {
    const client = await open([
      { status: 401, body: { status: "error", message: "Authentication credentials not found" } },
    ]);
    await expect(client.get("/x", {}, shape, signal)).rejects.toMatchObject({
      code: "unauthorized",
      mend: expect.stringContaining("HUBSPOT_ACCESS_TOKEN"),
    });
  });

  it("asks again for an answer that is not JSON or has another shape", async () => {
    const client = await open([{ body: "<html>" }, { body: { items: [] } }, good]);
    expect(await client.get("/x", {}, shape, signal)).toEqual({ results: [] });
  });
});
