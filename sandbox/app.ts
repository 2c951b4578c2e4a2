import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import express, { type ErrorRequestHandler } from "express";
import { airbyteRouter } from "./airbyte/router.ts";
import { ecbRouter } from "./ecb/router.ts";
import { createFaultBoard } from "./faults/faultBoard.ts";
import { injectFaults } from "./faults/injectFaults.ts";
import { type HubspotOptions, hubspotRouter } from "./hubspot/router.ts";
import { mannersLever, usualManners } from "./levers/manners.ts";
import { leversRouter } from "./levers/router.ts";
import type { Ngo } from "./ngo/ledger.ts";
import { type ShopifyOptions, shopifyRouter } from "./shopify/router.ts";
import type { Courier } from "./webhooks/courier.ts";

export type SandboxOptions = {
  ngo: Ngo;
  /** Shopify's static token and client secret, and HubSpot's bearer token. */
  token: string;
  /** 0 takes any free port. */
  port: number;
  shopify?: Pick<ShopifyOptions, "restoreRate" | "bulkDelay" | "subscriptions">;
  hubspot?: Pick<HubspotOptions, "limits" | "searchLag">;
  /** A made-up Airbyte runs only with a Postgres to land in. */
  airbyte?: { databaseUrl: string } | null;
  /** Delivers webhooks for `ngo`, whose deeds it was told of (see `announced`); none are sent without it. */
  courier?: Courier | null;
};

export type Sandbox = { url: string; close(): Promise<void> };

/** Starts both services and the levers on one port of this machine. Rejects with the system's error where the port is taken. */
export async function openSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { ngo, token, port, shopify, hubspot, courier } = options;
  const app = express();
  app.disable("x-powered-by").set("etag", false);
  const faults = createFaultBoard();
  let manners = usualManners();
  let url = "";
  const shop = shopifyRouter(ngo, { token, baseUrl: () => url, manners: () => manners, ...shopify });
  app.use(
    mannersLever((wish) => {
      manners = wish;
    }),
  );
  const airbyte = options.airbyte ? airbyteRouter(ngo, { token, ...options.airbyte }) : null;
  app.use(
    leversRouter(ngo, {
      faults,
      arrangeBulk: shop.arrangeBulk,
      courier: courier ?? null,
      airbyte: airbyte?.levers ?? null,
    }),
  );
  app.use((_req, res, next) => {
    const { skew_seconds } = manners;
    if (skew_seconds !== 0) res.set("Date", new Date(Date.now() + skew_seconds * 1000).toUTCString());
    next();
  });
  app.use(injectFaults(faults));
  app.use(shop.router);
  app.use(ecbRouter(ngo));
  app.use(hubspotRouter(ngo, { token, now: () => ngo.now(), manners: () => manners, ...hubspot }));
  if (airbyte) app.use(airbyte.router);
  app.use((_req, res) => void res.status(404).json({ errors: "Not Found" }));
  app.use(failed);

  const server = createServer(app);
  url = await listen(server, port);
  return {
    url,
    async close() {
      courier?.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await Promise.all([shop.close(), airbyte?.close()]);
    },
  };
}

function listen(server: Server, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
  });
}

/** A malformed body is the caller's; anything else is a bug of the sandbox and is printed whole. */
const failed: ErrorRequestHandler = (error: unknown, _req, res, next) => {
  if (res.headersSent) return next(error);
  if (error instanceof SyntaxError) return void res.status(400).json({ errors: "Bad Request" });
  console.error("sandbox:", error);
  res.status(500).json({ errors: "Internal Server Error" });
};
