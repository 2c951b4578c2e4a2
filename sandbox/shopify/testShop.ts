import { openSandbox, type Sandbox, type SandboxOptions } from "../app.ts";
import type { Ngo } from "../ngo/ledger.ts";
import { openNgo } from "../ngo/openNgo.ts";
import type { GraphqlAnswer } from "./answer.ts";

export const TOKEN = "shpat_for_tests";
export const NOW = Date.UTC(2026, 10, 24);

export type TestShop = {
  ngo: Ngo;
  sandbox: Sandbox;
  ask(query: string, variables?: object, headers?: Record<string, string>): Promise<Answered>;
  post(path: string, body?: unknown): Promise<Response>;
};
// biome-ignore lint/suspicious/noExplicitAny: tests read answers of many shapes
type Answered = GraphqlAnswer & { data: any };

/** A whole sandbox over the test-sized NGO on a free port; the clock stands where the test puts it. */
export async function openTestShop(options: Partial<SandboxOptions> & { now?: () => number } = {}): Promise<TestShop> {
  const ngo = options.ngo ?? openNgo({ seed: 1, size: "test", now: options.now ?? (() => NOW), journalPath: null });
  const sandbox = await openSandbox({
    token: TOKEN,
    port: 0,
    shopify: { restoreRate: 50_000, bulkDelay: 5 },
    ...options,
    ngo,
  });
  const post = (path: string, body: unknown = {}, headers: Record<string, string> = {}) =>
    fetch(`${sandbox.url}${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify(body),
    });
  return {
    ngo,
    sandbox,
    post,
    async ask(query, variables = {}, headers = {}) {
      const all = { "x-shopify-access-token": TOKEN, ...headers };
      const response = await post("/admin/api/2026-10/graphql.json", { query, variables }, all);
      return response.json() as Promise<Answered>;
    },
  };
}
