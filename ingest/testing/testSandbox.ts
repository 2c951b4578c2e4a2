import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { AirbyteSettings } from "../airbyte/settings.ts";
import { openSources } from "../sources/registry.ts";
import type { OpenSource } from "../sync.ts";

/** The instant at which every sandbox of a test stands still. */
export const sandboxNow = "2026-11-24T00:00:00Z";
const token = "test-token-1";

/** The CRM account of a test, with an object type of its own. */
export const testHubspot = {
  api_url: "http://127.0.0.1:1",
  version: "2026-09",
  token,
  custom_objects: ["reef_sponsorship"],
  campaigns: true,
};

export type TestSandbox = {
  url: string;
  /** Shop and CRM, each with a client of its own. */
  sources: (over?: { bulk_from?: number; erasure_salt?: string | null }) => OpenSource[];
  /** How to reach the made-up Airbyte, which is there when the sandbox was given a database. */
  airbyte: AirbyteSettings;
  /** Asks the shop's Admin API, as another program with the app's credentials. */
  askShopify: (query: string, variables?: Record<string, unknown>) => Promise<unknown>;
  /** Posts to a lever such as `orders/1/delete` and gives its answer; throws where the lever refuses. */
  pull: (lever: string, body?: unknown) => Promise<unknown>;
  clearFaults: () => Promise<unknown>;
  close: () => Promise<void>;
};

/** The sandbox as its own process over HTTP: shapes, traps and limits of the real APIs. */
export async function openTestSandbox(databaseUrl = ""): Promise<TestSandbox> {
  const folder = await mkdtemp(join(tmpdir(), "ingest-sandbox-"));
  const sandbox = spawn(process.execPath, [new URL("../../sandbox/main.ts", import.meta.url).pathname], {
    env: {
      ATOLL_SANDBOX_PORT: "0",
      ATOLL_SANDBOX_SIZE: "test",
      ATOLL_SANDBOX_TOKEN: token,
      ATOLL_SANDBOX_SHOPIFY_RESTORE_RATE: "1000",
      ATOLL_SANDBOX_DATABASE_URL: databaseUrl,
      ATOLL_DATA_DIR: folder,
      ATOLL_NOW: sandboxNow,
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (!sandbox.stdout) throw new Error("the sandbox has no output");
  const [line] = await once(createInterface({ input: sandbox.stdout }), "line");
  const url = /http:\/\/[\d.:]+/.exec(String(line))?.[0] ?? "";
  return {
    url,
    sources: ({ erasure_salt = null, ...over } = {}) =>
      openSources({
        shopify: {
          shop: "atoll-demo.myshopify.com",
          api_url: url,
          version: "2026-10",
          auth: { kind: "client_credentials", id: "atoll", secret: token },
          ...over,
        },
        hubspot: { ...testHubspot, api_url: url },
        airbyte: null,
        erasure_salt,
        ecb: null,
        field: null,
      }),
    airbyte: {
      api_url: `${url}/api/public/v1`,
      client_id: "atoll",
      client_secret: token,
      connections: { shopify: null, hubspot: null },
    },
    askShopify: async (query, variables = {}) => {
      const response = await fetch(`${url}/admin/api/2026-10/graphql.json`, {
        method: "POST",
        headers: { "content-type": "application/json", "x-shopify-access-token": token },
        body: JSON.stringify({ query, variables }),
      });
      if (!response.ok) throw new Error(`graphql: ${response.status} ${await response.text()}`);
      return response.json();
    },
    pull: async (lever, body = {}) => {
      const response = await fetch(`${url}/_sandbox/${lever}`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
      });
      if (!response.ok) throw new Error(`${lever}: ${response.status} ${await response.text()}`);
      return response.json();
    },
    clearFaults: () => fetch(`${url}/_sandbox/faults`, { method: "DELETE" }),
    close: async () => {
      sandbox.kill("SIGKILL");
      await rm(folder, { recursive: true, force: true });
    },
  };
}
