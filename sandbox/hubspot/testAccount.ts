import { once } from "node:events";
import express from "express";
import { onTestFinished } from "vitest";
import { z } from "zod";
import type { Ngo } from "../ngo/ledger.ts";
import type { HubspotOptions } from "./router.ts";
import { hubspotRouter } from "./router.ts";
import { NOON } from "./tinyNgo.ts";

const record = z.looseObject({
  id: z.string().optional(),
  properties: z.record(z.string(), z.string().nullable()).optional(),
  associations: z
    .record(z.string(), z.object({ results: z.array(z.object({ id: z.string(), type: z.string() })) }))
    .optional(),
});

/** The parts of HubSpot's answers that tests look at. */
const answer = z.looseObject({
  message: z.string().optional(),
  policyName: z.string().optional(),
  properties: record.shape.properties,
  total: z.number().optional(),
  results: z.array(record).optional(),
  paging: z.object({ next: z.object({ after: z.string(), link: z.string().optional() }) }).optional(),
  errors: z.array(z.looseObject({ message: z.string() })).optional(),
});

export type Answer = { status: number; headers: Headers; body: z.output<typeof answer>; ids: string[] };

/** An account that answers over HTTP until the test ends. */
export async function openAccount(ngo: Ngo, options: Partial<HubspotOptions> = {}) {
  const app = express();
  app.use(
    hubspotRouter(ngo, {
      token: "secret",
      now: () => NOON,
      limits: { perTenSeconds: 1e6, searchesPerSecond: 1e6 },
      ...options,
    }),
  );
  const server = app.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const base = `http://127.0.0.1:${address.port}`;

  const send = (path: string, init: RequestInit = {}): Promise<Response> => {
    const headers = { authorization: "Bearer secret", "content-type": "application/json", ...init.headers };
    return fetch(new URL(path, base), { ...init, headers });
  };
  const request = async (path: string, init: RequestInit = {}): Promise<Answer> => {
    const response = await send(path, init);
    const body = answer.parse(await response.json());
    return {
      status: response.status,
      headers: response.headers,
      body,
      ids: body.results?.flatMap(({ id }) => id ?? []) ?? [],
    };
  };
  return {
    get: (path: string, init?: RequestInit) => request(path, init),
    post: (path: string, body: unknown) => request(path, { method: "POST", body: JSON.stringify(body) }),
    request,
    /** The answer as it came, for resources whose shape is another one. */
    plain: async (path: string): Promise<unknown> => (await send(path)).json(),
  };
}
