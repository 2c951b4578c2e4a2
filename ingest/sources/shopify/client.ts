import { createAdminApiClient } from "@shopify/admin-api-client";
import { z } from "zod";
import { noteClock } from "../../clockSkew.ts";
import { RetryableError, SourceError, ThrottledError } from "../../errors.ts";
import type { Answer, Patience, Service } from "../../http.ts";
import { exchange, failureOf, parseBody, pause, usualPatience, withRetry } from "../../http.ts";
import type { Observed } from "../../observed.ts";
import { createWatch } from "../../warnings.ts";
import { createBucket, throttleStatus } from "./bucket.ts";
import type { ShopifyAuth } from "./token.ts";
import { createTokens } from "./token.ts";

export type ShopifySettings = {
  /** Such as `reef.myshopify.com`. */
  shop: string;
  /** Replaces `https://<shop>`; null for the real one. */
  api_url: string | null;
  /** Such as `2026-10`. */
  version: string;
  auth: ShopifyAuth;
  /** From how many records on a full read goes by bulk operation; left out for the usual number. */
  bulk_from?: number | undefined;
};

export type ShopifyClient = Observed & {
  /** The shop's handle without domain, as Airbyte's `shop_url` column has it. */
  shop_url: string;
  /** From how many records on a full read goes by bulk operation; left out for the usual number. */
  bulk_from?: number | undefined;
  /** Runs a GraphQL document and gives its `data`. Waits for cost points; throws SourceError. */
  query: (document: string, variables: Record<string, unknown>, signal: AbortSignal) => Promise<unknown>;
};

export const service: Service = {
  name: "Shopify",
  mends: {
    unauthorized:
      "Set SHOPIFY_ACCESS_TOKEN (or SHOPIFY_CLIENT_ID and SHOPIFY_CLIENT_SECRET) to a current one of the shop's app.",
    forbidden:
      "Grant the app read_orders, read_all_orders, read_customers, read_products, read_discounts, read_shopify_payments_disputes and read_own_subscription_contracts, and install it again.",
    unreachable: "Check SHOPIFY_SHOP and the network. Nothing is lost: the next sync tries again.",
  },
};

const body = z.looseObject({
  data: z.unknown().optional(),
  errors: z
    .array(
      z.looseObject({ message: z.string(), extensions: z.looseObject({ code: z.string().optional() }).optional() }),
    )
    .or(z.string().transform((message) => [{ message, extensions: undefined }]))
    .optional(),
  extensions: z.looseObject({ cost: throttleStatus.optional() }).optional(),
});

/** A page asked for more points than a single query may cost; the same query with a smaller page can pass. */
export const tooCostly = "query_too_costly";

/** What GraphQL's own errors mean. THROTTLED comes with HTTP 200 or 429, and is never retried by Shopify's package. */
function failureOfErrors(
  errors: { message: string; extensions?: { code?: string | undefined; [key: string]: unknown } | undefined }[],
  waitMs: number,
): SourceError {
  const [first] = errors;
  const code = first?.extensions?.code ?? "";
  const message = first?.message ?? "unknown error";
  if (code === "THROTTLED") {
    return new ThrottledError({
      message: "Shopify asked us to slow down.",
      mend: "Nothing is lost: the next sync tries again.",
      retryAfterMs: waitMs,
    });
  }
  if (code === "MAX_COST_EXCEEDED") {
    return new SourceError({
      code: tooCostly,
      message: `Shopify found a query too costly: ${message}`,
      mend: "Ask for smaller pages.",
    });
  }
  if (code === "ACCESS_DENIED") {
    return new SourceError({
      code: "forbidden",
      message: `Shopify did not allow this data to be read: ${message}.`,
      mend: service.mends.forbidden,
    });
  }
  if (code === "INTERNAL_SERVER_ERROR") {
    return new RetryableError({
      code: "server_error",
      message: `Shopify answered with a fault of its own: ${message}.`,
      mend: "Nothing is lost: the next sync tries again.",
    });
  }
  if (code === "undefinedField") {
    const { fieldName, typeName } = first?.extensions ?? {};
    return new SourceError({
      code: "field_gone",
      message: `Shopify's API knows no field ${String(fieldName)} of ${String(typeName)} any more.`,
      mend: "Set SHOPIFY_API_VERSION to a version that has it, or bring Atoll up to date.",
    });
  }
  return new SourceError({
    code: "request_refused",
    message: `Shopify refused the query: ${message}.`,
    mend: "Check SHOPIFY_API_VERSION; the query may no longer be valid there.",
  });
}

/** A client of the Admin GraphQL API with its own throttle loop: Shopify's package waits 2 ms for `Retry-After: 2.0`. */
export function createShopifyClient(settings: ShopifySettings, patience: Patience = usualPatience): ShopifyClient {
  const origin = `https://${settings.shop}`;
  const base = settings.api_url ?? origin;
  const watch = createWatch();
  const bucket = createBucket();
  const tokens = createTokens({ auth: settings.auth, base, service, patience });

  async function send(
    document: string,
    variables: Record<string, unknown>,
    token: string,
    signal: AbortSignal,
  ): Promise<Answer> {
    return exchange(
      service,
      (callSignal) => {
        // The package hides what went wrong on the network, so the true error is kept aside.
        let failure: unknown = null;
        const api = createAdminApiClient({
          storeDomain: settings.shop,
          apiVersion: settings.version,
          accessToken: token,
          retries: 0,
          logger: () => undefined,
          customFetchApi: async (url, init) => {
            try {
              return await fetch(url.replace(origin, base), init);
            } catch (error) {
              failure = error;
              throw error;
            }
          },
        });
        return api.fetch(document, { variables, signal: callSignal }).catch((error: unknown) => {
          throw failure ?? error;
        });
      },
      { timeoutMs: patience.timeoutMs, signal, secrets: [token] },
    );
  }

  function noteVersion(answer: Answer): void {
    const served = answer.headers.get("x-shopify-api-version");
    if (!served) return;
    const isOther = served !== settings.version;
    watch.see(
      "version_served",
      isOther
        ? {
            message: `Shopify served API version ${served} instead of ${settings.version}.`,
            mend: "Set SHOPIFY_API_VERSION to a supported one.",
          }
        : null,
    );
  }

  /** One warning for each document, which its next good answer takes back. */
  function noteFields(document: string, refusal: SourceError | null): void {
    const code = `field_gone ${/\w+\s+(\w+)/.exec(document)?.[1] ?? ""}`.trim();
    if (refusal === null) watch.see(code, null);
    else if (refusal.code === "field_gone") watch.see(code, refusal);
  }

  async function attempt(document: string, variables: Record<string, unknown>, signal: AbortSignal): Promise<unknown> {
    const token = await tokens.current(signal);
    await pause(bucket.waitMs(document), signal);
    const answer = await send(document, variables, token, signal);
    noteVersion(answer);
    noteClock(watch.see, service.name, answer.headers);
    if (answer.status === 401 && tokens.forget(token)) {
      throw new RetryableError({
        code: "unauthorized",
        message: "Shopify refused our access token.",
        mend: service.mends.unauthorized,
      });
    }
    // A throttled answer may carry status 429 and the same body as with 200, and that body knows the wait best.
    const isGraphql = answer.status === 429 && answer.text.includes("THROTTLED");
    const failure = isGraphql ? null : failureOf(service, answer);
    if (failure) throw failure;
    const parsed = parseBody(service, body, answer);
    if (parsed.extensions?.cost) bucket.note(document, parsed.extensions.cost);
    const refusal = parsed.errors?.length ? failureOfErrors(parsed.errors, bucket.waitMs(document) || 1_000) : null;
    noteFields(document, refusal);
    if (refusal) throw refusal;
    return parsed.data;
  }

  return {
    shop_url: settings.shop.replace(/\.myshopify\.com$/, ""),
    bulk_from: settings.bulk_from,
    warnings: watch.lines,
    seen: watch.seen,
    see: watch.see,
    budget: bucket.budget,
    query: (document, variables, signal) => withRetry(() => attempt(document, variables, signal), patience, signal),
  };
}
