import express, { type Request, type RequestHandler, Router } from "express";
import type { Logger } from "pino";
import type { Database } from "../database.ts";
import { HttpError } from "../errors.ts";
import { store, toHubspotDeliveries } from "./deliveries.ts";
import { isHubspotSignature, isShopifySignature } from "./signature.ts";

const unsigned = () => new HttpError(401, "signature_refused", "The signature does not fit what was sent.");

// Signatures are over the bytes as sent, so nothing may unpack or parse them first.
const rawBody = express.raw({ type: () => true, limit: "5mb", inflate: false });
const bodyOf = (request: Request): Buffer => (Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0));

/** Answers for a source without secrets: nothing it sends could be believed. */
function disabled(source: string, variable: string, log: Logger): RequestHandler {
  return () => {
    log.warn(`a ${source} webhook was turned away: set ${variable} to take webhooks in`);
    throw new HttpError(404, "webhooks_disabled", `Webhooks of ${source} are not set up here.`);
  };
}

/** Answers where Airbyte lands the data: it reads no single records, so a delivery would never be served. */
function landedByAirbyte(source: string, log: Logger): RequestHandler {
  return () => {
    log.warn(`a ${source} webhook was turned away: with ATOLL_INGEST=airbyte data comes with Airbyte's syncs alone`);
    throw new HttpError(404, "webhooks_disabled", "Airbyte lands the data here, so webhooks are off.");
  };
}

/**
 * POST /webhooks/shopify and /webhooks/hubspot. The signature is checked before anything is parsed, then the delivery is
 * stored and answered; the worker reads what it is about. More than one secret is in force while one replaces another.
 */
export function webhookRoutes(options: {
  database: Database;
  log: Logger;
  secrets: { shopify: readonly string[]; hubspot: readonly string[] };
  publicUrl: URL;
  ingest: "connectors" | "airbyte";
  now?: () => number;
}): Router {
  const { database, log, secrets, publicUrl, now = Date.now } = options;
  const router = Router();

  const refuse = (request: Request, source: string): HttpError => {
    log.warn({ from: request.ip }, `a ${source} webhook with a wrong signature was refused`);
    return unsigned();
  };

  const shopify: RequestHandler = async (request, response) => {
    const body = bodyOf(request);
    if (!isShopifySignature(secrets.shopify, request.get("x-shopify-hmac-sha256") ?? "", body))
      throw refuse(request, "Shopify");
    const dedupe_key = request.get("x-shopify-webhook-id");
    const topic = request.get("x-shopify-topic");
    if (!dedupe_key || !topic)
      throw new HttpError(400, "invalid_request", "X-Shopify-Webhook-Id and X-Shopify-Topic are needed.");
    // PostgreSQL keeps no raw NUL in a text, and none is allowed in JSON either.
    await store(database, "shopify", [{ dedupe_key, topic, body: body.toString("utf8").replaceAll("\0", "") }]);
    response.status(200).end();
  };

  const hubspot: RequestHandler = async (request, response) => {
    const body = bodyOf(request);
    const call = {
      signature: request.get("x-hubspot-signature-v3") ?? "",
      timestamp: request.get("x-hubspot-request-timestamp") ?? "",
      method: request.method,
      url: publicUrl.href.replace(/\/$/, "") + request.originalUrl,
      body,
    };
    if (!isHubspotSignature(secrets.hubspot, call, now())) throw refuse(request, "HubSpot");
    await store(database, "hubspot", toHubspotDeliveries(body));
    response.status(204).end();
  };

  const open = (source: string, variable: string, held: readonly string[], handler: RequestHandler) => {
    if (options.ingest === "airbyte") return [landedByAirbyte(source, log)];
    return held.length > 0 ? [rawBody, handler] : [disabled(source, variable, log)];
  };
  router.post("/webhooks/shopify", ...open("Shopify", "SHOPIFY_WEBHOOK_SECRET", secrets.shopify, shopify));
  router.post("/webhooks/hubspot", ...open("HubSpot", "HUBSPOT_CLIENT_SECRET", secrets.hubspot, hubspot));
  return router;
}
