import { z } from "zod";
import { RetryableError, SourceError } from "../../errors.ts";
import type { Answer, Patience, Service } from "../../http.ts";
import { exchange, failureOf, parseBody, usualPatience, withRetry } from "../../http.ts";
import type { Observed } from "../../observed.ts";
import { createWatch } from "../../warnings.ts";
import { createLimiter } from "./limiter.ts";

export type HubspotSettings = { api_url: string /** Date-based, such as `2026-09`. */; version: string; token: string };

export type HubspotClient = Observed & {
  /** GET of a path such as `/crm/owners/{version}`; `{version}` is filled in. Throws SourceError. */
  get: <T>(path: string, query: Record<string, string>, shape: z.ZodType<T>, signal: AbortSignal) => Promise<T>;
  post: <T>(path: string, body: unknown, shape: z.ZodType<T>, signal: AbortSignal) => Promise<T>;
};

export const service: Service = {
  name: "HubSpot",
  mends: {
    unauthorized: "Set HUBSPOT_ACCESS_TOKEN to a current service key.",
    forbidden: "Give the service key read access to contacts, companies, deals, owners and their schemas.",
    unreachable: "Check HUBSPOT_API_URL and the network. Nothing is lost: the next sync tries again.",
  },
};

const limitBody = z.looseObject({ policyName: z.string().optional(), message: z.string().optional() });

/** The daily quota comes back at midnight, so it is no use to try again within the run. */
function dailyLimit(answer: Answer): SourceError | null {
  if (answer.status !== 429) return null;
  let body: unknown;
  try {
    body = JSON.parse(answer.text);
  } catch {
    // A limit stated by something in front of HubSpot, whose body is no JSON, is no daily one.
    return null;
  }
  const limit = limitBody.safeParse(body).data;
  if (limit?.policyName !== "DAILY" && !limit?.message?.includes("daily limit")) return null;
  return new SourceError({
    code: "daily_limit",
    message: "HubSpot's daily number of API calls is used up.",
    mend: "It starts anew at midnight of the account's time zone; a higher ATOLL_SYNC_MINUTES uses fewer calls.",
  });
}

/** A small client of HubSpot's date-based API: HubSpot's own package still calls paths that end in 2027. */
export function createHubspotClient(settings: HubspotSettings, patience: Patience = usualPatience): HubspotClient {
  const limiter = createLimiter();
  const watch = createWatch();
  const base = settings.api_url.replace(/\/$/, "");

  async function call<T>(path: string, init: RequestInit, shape: z.ZodType<T>, signal: AbortSignal): Promise<T> {
    const url = `${base}${path.replace("{version}", settings.version)}`;
    const kind = path.endsWith("/search") ? "search" : "other";
    const headers = {
      authorization: `Bearer ${settings.token}`,
      accept: "application/json",
      "content-type": "application/json",
    };
    return withRetry(
      async () => {
        await limiter.ready(kind, signal);
        const answer = await exchange(service, (callSignal) => fetch(url, { ...init, headers, signal: callSignal }), {
          timeoutMs: patience.timeoutMs,
          signal,
        });
        if (kind === "other") limiter.note(answer.headers);
        const failure = dailyLimit(answer) ?? failureOf(service, answer);
        if (failure) throw failure;
        return parseBody(service, shape, answer);
      },
      patience,
      signal,
    );
  }

  return {
    warnings: watch.lines,
    seen: watch.seen,
    budget: limiter.budget,
    get: (path, query, shape, signal) =>
      call(`${path}?${new URLSearchParams(query).toString()}`, { method: "GET" }, shape, signal),
    post: (path, body, shape, signal) => call(path, { method: "POST", body: JSON.stringify(body) }, shape, signal),
  };
}

/** A batch answer that could not be given in full; HubSpot sends it with status 207. */
export const partialAnswer = (reason: string): RetryableError =>
  new RetryableError({
    code: "partial_answer",
    message: `HubSpot answered a part of a batch only: ${reason}.`,
    mend: "Nothing is lost: the next sync tries again.",
  });
