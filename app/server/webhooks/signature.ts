import { createHmac, timingSafeEqual } from "node:crypto";

/** HubSpot's calls are believed for this long after the time they state, in milliseconds. */
const hubspotWindowMs = 300_000;

// The only escapes that HubSpot decodes before it signs; `%20`, say, stays as it is.
const decoded: Readonly<Record<string, string>> = {
  "%3A": ":",
  "%2F": "/",
  "%3F": "?",
  "%40": "@",
  "%21": "!",
  "%24": "$",
  "%27": "'",
  "%28": "(",
  "%29": ")",
  "%2A": "*",
  "%2C": ",",
  "%3B": ";",
};

const hmac = (secret: string, parts: readonly (string | Buffer)[]): Buffer => {
  const mac = createHmac("sha256", secret);
  for (const part of parts) mac.update(part);
  return mac.digest();
};

// Both are compared as bytes in constant time; another length is no match and says nothing of the content.
function isSame(given: string, expected: Buffer): boolean {
  const [left, right] = [Buffer.from(given), Buffer.from(expected.toString("base64"))];
  return left.length === right.length && timingSafeEqual(left, right);
}

// Every secret is tried, also after one has matched, so that the time taken does not tell which it was.
const anyMatches = (secrets: readonly string[], given: string, parts: readonly (string | Buffer)[]): boolean =>
  secrets.filter((secret) => isSame(given, hmac(secret, parts))).length > 0;

/** True when `signature` is the base64 HMAC-SHA256 of the raw body under one of the secrets (X-Shopify-Hmac-Sha256). */
export const isShopifySignature = (secrets: readonly string[], signature: string, body: Buffer): boolean =>
  anyMatches(secrets, signature, [body]);

/** A URL as HubSpot puts it into the signed text. */
export const hubspotUri = (url: string): string =>
  url.replace(/%[0-9a-f]{2}/gi, (code) => decoded[code.toUpperCase()] ?? code);

/**
 * Checks X-HubSpot-Signature-v3: base64 HMAC-SHA256 of method, URL, raw body and timestamp. `url` is the public address that
 * HubSpot was told to call; `timestamp` is epoch milliseconds as sent, and one older than five minutes is refused.
 */
export function isHubspotSignature(
  secrets: readonly string[],
  call: { signature: string; timestamp: string; method: string; url: string; body: Buffer },
  now: number,
): boolean {
  if (!/^\d{1,16}$/.test(call.timestamp) || now - Number(call.timestamp) > hubspotWindowMs) return false;
  return anyMatches(secrets, call.signature, [call.method, hubspotUri(call.url), call.body, call.timestamp]);
}
