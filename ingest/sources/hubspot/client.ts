import type { z } from "zod";
import { noteClock } from "../../clockSkew.ts";
import { RetryableError, SourceError } from "../../errors.ts";
import type { Patience, Service } from "../../http.ts";
import { exchange, failureOf, parseBody, usualPatience, withRetry } from "../../http.ts";
import type { Observed } from "../../observed.ts";
import type { Watch } from "../../warnings.ts";
import { createWatch } from "../../warnings.ts";
import { createLimiter } from "./limiter.ts";
import { refusalOf } from "./refusal.ts";

export type HubspotSettings = { api_url: string /** Date-based, such as `2026-09`. */; version: string; token: string };

export type HubspotClient = Observed & {
  /** Notes how it stands with something that people should look at although the stream goes on; null where all is well. */
  see: Watch["see"];
  /** GET of a path such as `/crm/owners/{version}`; `{version}` is filled in. Throws SourceError. */
  get: <T>(path: string, query: Record<string, string>, shape: z.ZodType<T>, signal: AbortSignal) => Promise<T>;
  /** The same by POST; what `fault` finds wrong with an answer makes it one to ask for again. */
  post: <T>(
    path: string,
    body: unknown,
    shape: z.ZodType<T>,
    signal: AbortSignal,
    fault?: (received: T) => SourceError | null,
  ) => Promise<T>;
};

export const service: Service = {
  name: "HubSpot",
  mends: {
    unauthorized: "Set HUBSPOT_ACCESS_TOKEN to a current service key.",
    forbidden:
      "Give the service key read access to contacts, companies, deals, line items, owners, campaigns, custom objects and their schemas.",
    unreachable: "Check HUBSPOT_API_URL and the network. Nothing is lost: the next sync tries again.",
  },
};

/** A small client of HubSpot's date-based API: HubSpot's own package still calls paths that end in 2027. */
export function createHubspotClient(settings: HubspotSettings, patience: Patience = usualPatience): HubspotClient {
  const limiter = createLimiter();
  const watch = createWatch();
  const base = settings.api_url.replace(/\/$/, "");

  async function call<T>(
    path: string,
    init: RequestInit,
    shape: z.ZodType<T>,
    signal: AbortSignal,
    fault: (received: T) => SourceError | null,
  ): Promise<T> {
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
          secrets: [settings.token],
        });
        if (kind === "other") limiter.note(answer.headers);
        noteClock(watch.see, service.name, answer.headers);
        const failure = refusalOf(answer) ?? failureOf(service, answer);
        if (failure) throw failure;
        const received = parseBody(service, shape, answer);
        const partial = fault(received);
        if (partial) throw partial;
        return received;
      },
      patience,
      signal,
    );
  }

  return {
    warnings: watch.lines,
    seen: watch.seen,
    see: watch.see,
    budget: limiter.budget,
    get: (path, query, shape, signal) =>
      call(`${path}?${new URLSearchParams(query).toString()}`, { method: "GET" }, shape, signal, () => null),
    post: (path, body, shape, signal, fault = () => null) =>
      call(path, { method: "POST", body: JSON.stringify(body) }, shape, signal, fault),
  };
}

/** A batch answer that could not be given in full; HubSpot sends it with status 207. */
export const partialAnswer = (reason: string): RetryableError =>
  new RetryableError({
    code: "partial_answer",
    message: `HubSpot answered a part of a batch only: ${reason}.`,
    mend: "Nothing is lost: the next sync tries again.",
  });

/** Pages that lead back to ones already read: going on would never end, and stopping quietly would lose records. */
export const endlessPages = (what: string): SourceError =>
  new SourceError({
    code: "endless_pages",
    message: `HubSpot's pages of ${what} lead back to one that was already read, so they have no end.`,
    mend: "Nothing is lost: what had been read stays, and the next sync starts again. If it persists, report it to HubSpot.",
  });
