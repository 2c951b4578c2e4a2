import createClient from "openapi-fetch";
import { z } from "zod";
import { RetryableError, SourceError } from "../errors.ts";
import type { Patience } from "../http.ts";
import { exchange, failureOf, parseBody, parseShape, usualPatience, withRetry } from "../http.ts";
import type { components, paths } from "./api.gen.ts";
import { service } from "./service.ts";
import type { Application, Tokens } from "./token.ts";
import { createTokens } from "./token.ts";

type Schemas = components["schemas"];
export type Connection = Pick<Schemas["ConnectionResponse"], "connectionId" | "name" | "status">;
export type Job = Pick<
  Schemas["JobResponse"],
  "jobId" | "status" | "jobType" | "startTime" | "rowsSynced" | "bytesSynced"
>;

const connection: z.ZodType<Connection> = z.looseObject({
  connectionId: z.string(),
  name: z.string(),
  status: z.enum(["active", "inactive", "deprecated"]),
});
const connections = z.looseObject({ data: z.array(connection) });
const job: z.ZodType<Job> = z.looseObject({
  jobId: z.number().int(),
  status: z.enum(["pending", "queued", "running", "incomplete", "failed", "succeeded", "cancelled"]),
  jobType: z.enum(["sync", "reset", "refresh", "clear"]),
  startTime: z.iso.datetime({ offset: true }),
  rowsSynced: z.number().int().nonnegative().optional(),
  bytesSynced: z.number().int().nonnegative().optional(),
});
const jobs = z.looseObject({ data: z.array(job) });

/** An incomplete job has lost an attempt and may be given another: it has not ended. */
export const hasEnded = ({ status }: Job): boolean => ["failed", "succeeded", "cancelled"].includes(status);

export type AirbyteClient = {
  /** All connections that the application sees. */
  connections: (signal: AbortSignal) => Promise<Connection[]>;
  /** Null where there is none of this id. */
  connection: (id: string, signal: AbortSignal) => Promise<Connection | null>;
  /** The job of a connection that has not ended, or null. */
  unfinishedJob: (connection_id: string, signal: AbortSignal) => Promise<Job | null>;
  /** Starts a sync; null where one of the connection runs already. */
  startSync: (connection_id: string, signal: AbortSignal) => Promise<Job | null>;
  job: (id: number, signal: AbortSignal) => Promise<Job>;
  cancel: (id: number, signal: AbortSignal) => Promise<void>;
};

const pageSize = 100;
// Answers that say something to the caller; every other failure is the same for all calls.
const isTelling = (status: number): boolean => status === 404 || status === 409;

/** Carries requests of the typed client: waits, repeats and names failures as for every source. */
function createTransport(patience: Patience, tokens: Tokens | null): (request: Request) => Promise<Response> {
  return (request) =>
    withRetry(
      async () => {
        const token = await tokens?.current(request.signal);
        const attempt = request.clone();
        if (token) attempt.headers.set("authorization", `Bearer ${token}`);
        const answer = await exchange(service, (signal) => fetch(attempt, { signal }), {
          timeoutMs: patience.timeoutMs,
          signal: request.signal,
        });
        if (answer.status === 401 && token && tokens?.forget(token)) {
          throw new RetryableError({
            code: "unauthorized",
            message: "Airbyte refused our access token.",
            mend: service.mends.unauthorized,
          });
        }
        if (!isTelling(answer.status)) {
          const failure = failureOf(service, answer);
          if (failure) throw failure;
          parseBody(service, z.unknown(), answer);
        }
        return new Response(answer.text, { status: answer.status });
      },
      patience,
      request.signal,
    );
}

/** A client of Airbyte's public API: the calls that run a connection and watch over it. */
export function createAirbyteClient(application: Application, patience: Patience = usualPatience): AirbyteClient {
  const tokens = createTokens(application, createTransport(patience, null));
  const api = createClient<paths>({ baseUrl: application.api_url, fetch: createTransport(patience, tokens) });

  function expect<T>(shape: z.ZodType<T>, { data, response }: { data?: unknown; response: Response }): T {
    if (response.ok) return parseShape(service, shape, data);
    throw new SourceError({
      code: "request_refused",
      message: `Airbyte refused the request (HTTP ${response.status} for ${response.url || "one of its calls"}).`,
      mend: "Check AIRBYTE_API_URL; Atoll speaks version 1 of Airbyte's public API.",
    });
  }

  return {
    connections: async (signal) => {
      const found: Connection[] = [];
      for (;;) {
        const query = { limit: pageSize, offset: found.length };
        const page = expect(connections, await api.GET("/connections", { params: { query }, signal })).data;
        found.push(...page);
        if (page.length < pageSize) return found;
      }
    },
    connection: async (connectionId, signal) => {
      const answer = await api.GET("/connections/{connectionId}", { params: { path: { connectionId } }, signal });
      return answer.response.status === 404 ? null : expect(connection, answer);
    },
    unfinishedJob: async (connectionId, signal) => {
      const query = { connectionId, orderBy: "updatedAt|DESC", limit: 20 };
      const newest = expect(jobs, await api.GET("/jobs", { params: { query }, signal })).data;
      return newest.find((one) => !hasEnded(one)) ?? null;
    },
    startSync: async (connectionId, signal) => {
      const answer = await api.POST("/jobs", { body: { connectionId, jobType: "sync" }, signal });
      return answer.response.status === 409 ? null : expect(job, answer);
    },
    job: async (jobId, signal) => expect(job, await api.GET("/jobs/{jobId}", { params: { path: { jobId } }, signal })),
    cancel: async (jobId, signal) => {
      const answer = await api.DELETE("/jobs/{jobId}", { params: { path: { jobId } }, signal });
      // A job that ended meanwhile, or is forgotten, needs no cancelling.
      if (!isTelling(answer.response.status)) expect(job, answer);
    },
  };
}
