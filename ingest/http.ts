import { setTimeout as sleep } from "node:timers/promises";
import { DelegateBackoff, handleWhen, retry } from "cockatiel";
import type { z } from "zod";
import { RetryableError, SourceError, ThrottledError } from "./errors.ts";

/** Who is called, and what to tell people to do when it does not answer as it should. */
export type Service = { name: string; mends: { unauthorized: string; forbidden: string; unreachable: string } };

export type Answer = { status: number; headers: Headers; text: string };

/** How patiently a source is asked. `timeoutMs` is for one call, `firstDelayMs` doubles with each attempt. */
export type Patience = { attempts: number; firstDelayMs: number; timeoutMs: number };
export const usualPatience: Patience = { attempts: 5, firstDelayMs: 500, timeoutMs: 30_000 };

const maxDelayMs = 30_000;
// A source that wants a longer rest than this (a daily quota, a migration) gets it: the stream fails and the schedule comes back.
const maxAskedDelayMs = 60_000;
const later = "Nothing is lost: the next sync tries again.";

/** A source may repeat our credentials in what it answers; from there they would find their way into the run log. */
export const scrub = (text: string, secrets: readonly string[]): string =>
  secrets.reduce((rest, secret) => rest.replaceAll(secret, "[secret]"), text);

/** Sends one request and reads the whole answer, whatever its status. No answer in time, or a cut one, is retryable. */
export async function exchange(
  service: Service,
  send: (signal: AbortSignal) => Promise<Response>,
  options: { timeoutMs: number; signal: AbortSignal; secrets?: readonly string[] },
): Promise<Answer> {
  const timeout = AbortSignal.timeout(options.timeoutMs);
  try {
    const response = await send(AbortSignal.any([options.signal, timeout]));
    return {
      status: response.status,
      headers: response.headers,
      text: scrub(await response.text(), options.secrets ?? []),
    };
  } catch (error) {
    options.signal.throwIfAborted();
    const message = timeout.aborted
      ? `${service.name} did not answer within ${options.timeoutMs / 1000} seconds.`
      : `${service.name} could not be reached, or cut the connection.`;
    throw new RetryableError({ code: "no_answer", message, mend: service.mends.unreachable, cause: error });
  }
}

/** Fetches a file as it is; throws what a failing status means, and where it is larger than `maxBytes`. */
export async function download(
  service: Service,
  url: string,
  options: { timeoutMs: number; maxBytes: number; signal: AbortSignal },
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const answer = await exchange(
    service,
    async (signal) => {
      const response = await fetch(url, { signal });
      if (!response.ok || !response.body) return response;
      for await (const chunk of response.body) {
        size += chunk.byteLength;
        if (size > options.maxBytes) break;
        chunks.push(chunk);
      }
      return new Response(null, { headers: response.headers });
    },
    options,
  );
  const failure = failureOf(service, answer);
  if (failure) throw failure;
  if (size > options.maxBytes) {
    throw new SourceError({
      code: "too_large",
      message: `${service.name} sent more than ${options.maxBytes / 1_000_000} MB.`,
      mend: "Check the address that is set for it.",
    });
  }
  return Buffer.concat(chunks);
}

/** Seconds (also "2.0") or an HTTP date, as milliseconds from now; null where absent or unreadable. */
export function readRetryAfter(header: string | null, now: number): number | null {
  if (!header) return null;
  const seconds = Number(header);
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1000);
  const date = Date.parse(header);
  return Number.isNaN(date) ? null : Math.max(0, date - now);
}

/** What an answer with a failing status means, in plain words; null for 2xx. */
export function failureOf(service: Service, answer: Answer): SourceError | null {
  const { status } = answer;
  const { name, mends } = service;
  const cause = answer.text.slice(0, 500);
  if (status >= 200 && status < 300) return null;
  if (status === 401 || status === 530) {
    return new SourceError({
      code: "unauthorized",
      message: `${name} refused our access token.`,
      mend: mends.unauthorized,
      cause,
    });
  }
  if (status === 403) {
    return new SourceError({
      code: "forbidden",
      message: `${name} did not allow this data to be read.`,
      mend: mends.forbidden,
      cause,
    });
  }
  if (status === 402) {
    return new SourceError({
      code: "account_frozen",
      message: `The ${name} account is frozen.`,
      mend: "Settle the account's bill, then sync again.",
      cause,
    });
  }
  if (status === 429 || status === 430) {
    const retryAfterMs = readRetryAfter(answer.headers.get("retry-after"), Date.now()) ?? 2_000;
    return new ThrottledError({
      message: `${name} asked us to slow down (HTTP ${status}).`,
      mend: later,
      retryAfterMs,
      cause,
    });
  }
  if (status === 408 || status === 423 || status >= 500) {
    return new RetryableError({
      code: "server_error",
      message: `${name} answered with a fault of its own (HTTP ${status}).`,
      mend: later,
      cause,
    });
  }
  return new SourceError({
    code: "request_refused",
    message: `${name} refused the request (HTTP ${status}): ${cause}`,
    mend: "Check the API version set for this source; the request may no longer be valid there.",
    cause,
  });
}

/** What was received, in the expected shape; another shape (a proxy's page with status 200) is worth another try. */
export function parseShape<T>(service: Service, schema: z.ZodType<T>, received: unknown): T {
  const parsed = schema.safeParse(received);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new RetryableError({
    code: "unreadable_answer",
    message: `${service.name} sent an answer of another shape than expected (${issue?.path.join(".") ?? ""}: ${issue?.message ?? ""}).`,
    mend: later,
    cause: parsed.error,
  });
}

/** The JSON body of an answer in the expected shape. */
export function parseBody<T>(service: Service, schema: z.ZodType<T>, answer: Answer): T {
  let received: unknown;
  try {
    received = JSON.parse(answer.text);
  } catch (error) {
    const message = `${service.name} sent an answer that is not JSON: ${answer.text.slice(0, 200)}`;
    throw new RetryableError({ code: "unreadable_answer", message, mend: later, cause: error });
  }
  return parseShape(service, schema, received);
}

const isWorthRetrying = (error: unknown): boolean =>
  error instanceof RetryableError && !(error instanceof ThrottledError && error.retryAfterMs > maxAskedDelayMs);

/** Repeats `call` while it fails in a retryable way: doubling delays with jitter, or the delay the source asked for. */
export async function withRetry<T>(call: () => Promise<T>, patience: Patience, signal: AbortSignal): Promise<T> {
  const policy = retry(handleWhen(isWorthRetrying), {
    maxAttempts: patience.attempts - 1,
    backoff: new DelegateBackoff(({ attempt, result }) => {
      const asked = "error" in result && result.error instanceof ThrottledError ? result.error.retryAfterMs : 0;
      const own = Math.min(maxDelayMs, patience.firstDelayMs * 2 ** (attempt - 1)) * (0.5 + Math.random() / 2);
      return Math.max(asked, own);
    }),
  });
  // The policy's own delays cannot be interrupted, so a stop leaves them behind.
  signal.throwIfAborted();
  let onAbort = (): void => undefined;
  const stopped = new Promise<never>((_resolve, reject) => {
    onAbort = () => reject(signal.reason);
    signal.addEventListener("abort", onAbort, { once: true });
  });
  try {
    return await Promise.race([policy.execute(call, signal), stopped]);
  } finally {
    signal.removeEventListener("abort", onAbort);
  }
}

/** Waits, unless the sync is stopped first. */
export const pause = (ms: number, signal: AbortSignal): Promise<void> => sleep(Math.max(0, ms), undefined, { signal });
