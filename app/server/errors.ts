import type { ErrorRequestHandler } from "express";
import type { Logger } from "pino";
import { isDatabaseAbsence } from "./database.ts";

/** An answer other than success, in words for the reader. `code` is stable and is what pages translate by. */
export class HttpError extends Error {
  override readonly name = "HttpError";
  readonly status: number;
  readonly code: string;
  readonly headers: Record<string, string>;

  constructor(
    status: number,
    code: string,
    message: string,
    options: ErrorOptions & { headers?: Record<string, string> } = {},
  ) {
    super(message, options);
    this.status = status;
    this.code = code;
    this.headers = options.headers ?? {};
  }
}

// body-parser's errors carry a status below 500 and a `type` of their own.
function isRefusedBody(error: unknown): error is Error & { status: number } {
  return (
    error instanceof Error &&
    "type" in error &&
    "status" in error &&
    typeof error.status === "number" &&
    error.status < 500
  );
}

/** Any thrown value as the answer it becomes. What went wrong inside never reaches the reader. */
function toHttpError(error: unknown): HttpError {
  if (error instanceof HttpError) return error;
  if (isDatabaseAbsence(error))
    return new HttpError(
      503,
      "database_unreachable",
      "The database does not answer at the moment. The page recovers by itself once it does.",
      {
        cause: error,
        headers: { "retry-after": "2" },
      },
    );
  if (isRefusedBody(error))
    return new HttpError(error.status, "invalid_request", "The request could not be read.", { cause: error });
  return new HttpError(500, "internal", "Something went wrong on the server. Its log says what.", { cause: error });
}

/** The one place where errors become answers: `{ error: { code, message } }`. */
export function errorHandler(log: Logger): ErrorRequestHandler {
  return (error, request, response, next) => {
    const answer = toHttpError(error);
    if (answer.status >= 500)
      log.error({ err: answer.cause ?? answer, method: request.method, path: request.path }, answer.message);
    if (response.headersSent) return next(error);
    response
      .status(answer.status)
      .set(answer.headers)
      .json({ error: { code: answer.code, message: answer.message } });
  };
}
