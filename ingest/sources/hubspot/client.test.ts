import { afterEach, describe, expect, it } from "vitest";
import { z } from "zod";
import type { Reply, TestServer } from "../../testing/testServer.ts";
import { openTestServer } from "../../testing/testServer.ts";
import { createHubspotClient } from "./client.ts";

let server: TestServer;
afterEach(() => server?.close());

const patience = { attempts: 3, firstDelayMs: 1, timeoutMs: 300 };
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
