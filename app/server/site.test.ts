import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import compression from "compression";
import express from "express";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { errorHandler } from "./errors.ts";
import { securityHeaders } from "./security.ts";
import { siteRoutes } from "./site.ts";
import { silent } from "./testing/testServer.ts";

const folder = mkdtempSync(join(tmpdir(), "atoll-site-"));
const html = `<!doctype html><meta property="csp-nonce" nonce="__CSP_NONCE__"><script type="module" src="/assets/main-abc.js"></script>`;
const servers: Server[] = [];

async function serve(siteFolder: string, publicUrl = "http://localhost:4000"): Promise<string> {
  const app = express();
  app.use(securityHeaders(new URL(publicUrl)), compression(), siteRoutes(siteFolder), errorHandler(silent));
  const server = createServer(app);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const get = (url: string, accept = "text/html") => fetch(url, { headers: { accept }, redirect: "manual" });

let url: string;
beforeAll(async () => {
  mkdirSync(join(folder, "assets"));
  writeFileSync(join(folder, "index.html"), html);
  writeFileSync(join(folder, "assets/main-abc.js"), `console.log("${"x".repeat(5000)}")`);
  writeFileSync(join(folder, "theme.js"), "0");
  url = await serve(folder);
});
afterAll(() => {
  for (const server of servers) server.close();
  rmSync(folder, { recursive: true });
});

describe("the site", () => {
  it.each(["/", "/sign-in?token=abc", "/overview/deep/address"])("is one page at %s, never kept", async (path) => {
    const answer = await get(url + path);
    expect(answer.status).toBe(200);
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(await answer.text()).toContain("/assets/main-abc.js");
  });

  it("carries the style nonce of its own policy, a new one each time", async () => {
    const nonces = [];
    for (let i = 0; i < 2; i += 1) {
      const answer = await get(url);
      const policy = answer.headers.get("content-security-policy") ?? "";
      const [, nonce = ""] = /style-src 'self' 'nonce-([^']+)'/.exec(policy) ?? [];
      expect(await answer.text()).toContain(`nonce="${nonce}"`);
      expect(nonce.length).toBeGreaterThanOrEqual(22);
      nonces.push(nonce);
    }
    expect(nonces[0]).not.toBe(nonces[1]);
  });

  it("allows no inline script, no foreign source and no framing", async () => {
    const policy = (await get(url)).headers.get("content-security-policy") ?? "";
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe|\*|https?:/);
  });

  it("asks for https only where people come by https", async () => {
    expect((await get(url)).headers.get("content-security-policy")).not.toContain("upgrade-insecure-requests");
    const secured = await get(await serve(folder, "https://figures.example.org"));
    expect(secured.headers.get("content-security-policy")).toContain("upgrade-insecure-requests");
  });

  it("has its hashed files kept for good, compressed", async () => {
    const answer = await get(`${url}/assets/main-abc.js`, "*/*");
    expect(answer.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
    expect(answer.headers.get("content-encoding")).toMatch(/br|gzip/);
  });

  it.each([
    "/assets/main-old.js",
    "/favicon.ico",
    "/api/nothing",
    "/api",
    "/cubejs-api/v1/nothing",
    "/../../etc/passwd.txt",
    "/%2e%2e%2fmain.ts",
  ])("answers 404 in words for %s", async (path) => {
    const answer = await get(url + path);
    expect(answer.status).toBe(404);
    expect(await answer.json()).toMatchObject({ error: { code: "not_found" } });
  });

  it("says how to build it where it was not built", async () => {
    const answer = await get(await serve(join(folder, "missing")));
    expect(answer.status).toBe(503);
    expect(answer.headers.get("content-type")).toContain("text/plain");
    expect(await answer.text()).toContain("npm run build");
  });
});
