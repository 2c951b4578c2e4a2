import { randomBytes } from "node:crypto";
import type { RequestHandler, Response } from "express";
import helmet from "helmet";
import { HttpError } from "./errors.ts";

const nonces = new WeakMap<object, string>();

/** The nonce that this answer's styles carry: emotion puts its styles into the page while it runs. */
export function nonceOf(response: Response): string {
  const known = nonces.get(response);
  if (known) return known;
  const nonce = randomBytes(16).toString("base64");
  nonces.set(response, nonce);
  return nonce;
}

/** Headers of every answer: nothing is loaded from elsewhere, no inline script, no framing, no referrer. */
export function securityHeaders(publicUrl: URL): RequestHandler {
  const isSecure = publicUrl.protocol === "https:";
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", (_request, response) => `'nonce-${nonceOf(response as Response)}'`],
        imgSrc: ["'self'", "data:"],
        fontSrc: ["'self'", "data:"],
        connectSrc: ["'self'"],
        workerSrc: ["'self'", "blob:"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        ...(isSecure ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    strictTransportSecurity: isSecure,
    xFrameOptions: { action: "deny" },
  });
}

/** Refuses changes that another site's page asks for; browsers say so themselves. Other clients send no such header. */
export const refuseOtherSites: RequestHandler = (request, _response, next) => {
  const origin = request.get("sec-fetch-site");
  const isReading = ["GET", "HEAD", "OPTIONS"].includes(request.method);
  if (!isReading && origin !== undefined && origin !== "same-origin" && origin !== "none")
    throw new HttpError(403, "other_site", "Requests from other sites are refused.");
  next();
};
