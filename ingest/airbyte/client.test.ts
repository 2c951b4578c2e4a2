import { afterEach, describe, expect, it } from "vitest";
import type { Received, Reply, TestServer } from "../testing/testServer.ts";
import { openTestServer } from "../testing/testServer.ts";
import type { AirbyteClient } from "./client.ts";
import { createAirbyteClient } from "./client.ts";

let server: TestServer;
afterEach(() => server?.close());

const patience = { attempts: 3, firstDelayMs: 1, timeoutMs: 500 };
const { signal } = new AbortController();
const connectionId = "5f0c1a52-7d1b-4f0e-9a57-1d0c2f6f9b11";
const job = { jobId: 7, status: "running", jobType: "sync", startTime: "2026-11-24T20:00:00Z", connectionId };
const problem = {
  status: 409,
  headers: { "content-type": "application/problem+json" },
  body: { type: "https://reference.airbyte.com/reference/errors#try-again-later", title: "try-again-later" },
};

/** Airbyte that gives tokens t1, t2 … of `expires_in` seconds, and lets `answer` say the rest. */
async function open(
  answer: (request: Received, number: number) => Reply,
  expires_in = 900,
): Promise<{ client: AirbyteClient; tokens: () => number; calls: () => Received[] }> {
  let tokens = 0;
  let calls = 0;
  server = await openTestServer((request) => {
    if (request.path === "/v1/applications/token") {
      tokens += 1;
      return { body: { access_token: `t${tokens}`, token_type: "Bearer", expires_in } };
    }
    calls += 1;
    return answer(request, calls);
  });
  const application = { api_url: `${server.url}/v1`, client_id: "id", client_secret: "secret" };
  return {
    client: createAirbyteClient(application, patience),
    tokens: () => tokens,
    calls: () => server.received.filter(({ path }) => path !== "/v1/applications/token"),
  };
}

describe("the Airbyte client", () => {
  it("asks for one token with the client's credentials and sends it with every call", async () => {
    const { client, tokens, calls } = await open(() => ({ body: job }));
    await client.job(7, signal);
    await client.job(7, signal);
    expect(JSON.parse(server.received[0]?.body ?? "")).toEqual({
      client_id: "id",
      client_secret: "secret",
      grant_type: "client_credentials",
    });
    expect(tokens()).toBe(1);
    expect(calls().map(({ path, headers }) => [path, headers.authorization])).toEqual([
      ["/v1/jobs/7", "Bearer t1"],
      ["/v1/jobs/7", "Bearer t1"],
    ]);
  });

  it("renews a token before it expires", async () => {
    const { client, tokens } = await open(() => ({ body: job }), 0.1);
    await client.job(7, signal);
    await new Promise((resolve) => setTimeout(resolve, 90));
    await client.job(7, signal);
    expect(tokens()).toBe(2);
  });

  it("renews a token that is refused early, and stops with its name where a fresh one is refused too", async () => {
    const { client, calls } = await open((_request, number) => (number === 1 ? { status: 401 } : { body: job }));
    expect(await client.job(7, signal)).toMatchObject({ jobId: 7 });
    expect(calls().map(({ headers }) => headers.authorization)).toEqual(["Bearer t1", "Bearer t2"]);
    await server.close();
    const shut = await open(() => ({ status: 401 }));
    await expect(shut.client.job(7, signal)).rejects.toMatchObject({
      code: "unauthorized",
      mend: expect.stringContaining("AIRBYTE_CLIENT_ID"),
    });
  });

  it("tries again after 429, 503, a cut and a page of HTML", async () => {
    const faults: Reply[] = [
      { status: 429, headers: { "retry-after": "0" } },
      { status: 503 },
      { body: job },
      { cut: true },
      { body: "<html>a proxy</html>" },
      { body: job },
    ];
    const { client } = await open((_request, number) => faults[number - 1] ?? { body: job });
    expect(await client.job(7, signal)).toMatchObject({ status: "running" });
    expect(await client.job(7, signal)).toMatchObject({ status: "running" });
  });

  it("starts a sync of a connection, and says where one runs already", async () => {
    const { client, calls } = await open((_request, number) => (number === 1 ? { body: job } : problem));
    expect(await client.startSync(connectionId, signal)).toMatchObject({ jobId: 7 });
    expect(JSON.parse(calls()[0]?.body ?? "")).toEqual({ connectionId, jobType: "sync" });
    expect(await client.startSync(connectionId, signal)).toBeNull();
    expect(calls()).toHaveLength(2);
  });

  it("finds the job that has not ended, for which an incomplete one still counts", async () => {
    const data = [
      { ...job, jobId: 9, status: "succeeded" },
      { ...job, jobId: 8, status: "incomplete" },
    ];
    const { client, calls } = await open((_request, number) => ({ body: { data: number === 1 ? data : [] } }));
    expect(await client.unfinishedJob(connectionId, signal)).toMatchObject({ jobId: 8 });
    expect(await client.unfinishedJob(connectionId, signal)).toBeNull();
    expect(calls()[0]?.path).toContain(`connectionId=${connectionId}`);
  });

  it("pages through all connections, and gives null for one that is not there", async () => {
    const one = (n: number) => ({ connectionId, name: `connection ${n}`, status: "active" });
    const { client } = await open(({ path }) => {
      if (path.startsWith(`/v1/connections/${connectionId}`)) return { status: 404, body: {} };
      const offset = Number(new URL(path, "http://x").searchParams.get("offset") ?? 0);
      return { body: { data: Array.from({ length: offset === 0 ? 100 : 3 }, (_, n) => one(offset + n)) } };
    });
    expect((await client.connections(signal)).map(({ name }) => name).at(-1)).toBe("connection 102");
    expect(await client.connection(connectionId, signal)).toBeNull();
  });

  it("cancels a job, and does not mind one that has ended meanwhile", async () => {
    const { client, calls } = await open((_request, number) => (number === 1 ? { body: job } : { status: 404 }));
    await client.cancel(7, signal);
    await client.cancel(7, signal);
    expect(calls().map(({ method, path }) => `${method} ${path}`)).toEqual(["DELETE /v1/jobs/7", "DELETE /v1/jobs/7"]);
  });

  it("says to check the address where it is none of Airbyte's", async () => {
    server = await openTestServer(() => ({ status: 404, body: {} }));
    const client = createAirbyteClient({ api_url: server.url, client_id: "i", client_secret: "s" }, patience);
    await expect(client.job(7, signal)).rejects.toMatchObject({ mend: expect.stringContaining("AIRBYTE_API_URL") });
  });
});
