import express, { type ErrorRequestHandler, type Express, type RequestHandler } from "express";
import type { Reader } from "./auth.ts";
import { tokenOf } from "./auth.ts";
import { CubeFailure } from "./failure.ts";
import { needsNative } from "./portable/install.ts";

type Parts = {
  engine: "native" | "portable";
  checkToken(token: string | undefined): Promise<Reader | null>;
  /** Who asks, by request, for Cube's own check of the same request. */
  readers: WeakMap<object, Reader>;
  /** Adds Cube's own routes. */
  mount(app: Express): Promise<void>;
};

export const refusedToken = "The metrics API needs a valid token: sign in again.";

const base = "/cubejs-api";
const answer =
  (failure: CubeFailure): RequestHandler =>
  (_request, response) => {
    response.status(failure.status).json(failure);
  };

const nativeOnly: [string, (format: unknown) => boolean][] = [
  ["/v1/cubesql", () => true],
  ["/v1/convert-query", () => true],
  ["/v1/sql", (format) => format === "sql"],
];

// Cube's body-parser is a major behind the host's and looks for this mark before reading the body again.
const markParsed: RequestHandler = (request, _response, next) => {
  Object.assign(request, { _body: request.body !== undefined });
  next();
};

const refuseBody: ErrorRequestHandler = (error, _request, response, next) => {
  if (response.headersSent) return next(error);
  const status = error instanceof Error && "status" in error && error.status === 413 ? 413 : 400;
  response
    .status(status)
    .json(new CubeFailure(status, "invalid_query", "The request's body could not be read as JSON."));
};

/** Cube's HTTP API under /cubejs-api as an Express app to mount before the host's body parsers; other paths fall through. */
export async function createRoutes({ engine, checkToken, readers, mount }: Parts): Promise<Express> {
  const api = express();
  api.disable("x-powered-by");
  api.use(async (request, response, next) => {
    const token = tokenOf(request.headers["x-cube-authorization"]) ?? tokenOf(request.headers.authorization);
    const reader = await checkToken(token);
    if (reader) {
      readers.set(request, reader);
      return next();
    }
    response.status(403).json(new CubeFailure(403, "forbidden", refusedToken));
  });
  api.use(express.json({ limit: "1mb" }), markParsed, refuseBody);
  api.use((_request, response, next) => {
    const send = response.json.bind(response);
    response.json = (body) => {
      if (response.statusCode === 503) response.set("retry-after", "2");
      return send(body);
    };
    next();
  });
  if (engine === "portable") {
    const refuse = answer(new CubeFailure(501, "needs_native", needsNative));
    for (const [path, applies] of nativeOnly)
      api.all(base + path, (request, response, next) => {
        if (applies(request.query.format ?? request.body?.format)) refuse(request, response, next);
        else next();
      });
  }
  api.get(`${base}/v1/meta`, (request, response, next) => {
    if (!("extended" in request.query)) return next();
    response.status(403).json(new CubeFailure(403, "forbidden", "The tables behind the model are not shown."));
  });
  await mount(api);
  api.use(answer(new CubeFailure(404, "not_found", "The metrics API has no such address.")));

  const app = express();
  app.disable("x-powered-by");
  app.use((request, response, next) => {
    if (request.path.startsWith(`${base}/`)) api(request, response, next);
    else next();
  });
  return app;
}
