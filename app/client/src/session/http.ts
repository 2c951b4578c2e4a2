import type { z } from "zod";
import { errorBody } from "../../../shared/session.ts";

import { learnClock } from "./clock.ts";

/** An answer of the site's own API that is not the one asked for; `code` is stable, `status` 0 means nobody answered. */
export class ApiError extends Error {
  readonly code: string;
  readonly status: number;
  constructor(code: string, status: number, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "ApiError";
    this.code = code;
    this.status = status;
  }
}

const send = async (path: string, init: RequestInit): Promise<Response> => {
  try {
    const response = await fetch(path, { credentials: "same-origin", ...init });
    learnClock(response.headers);
    return response;
  } catch (error) {
    if (init.signal?.aborted) throw error;
    throw new ApiError("unreachable", 0, "no answer", { cause: error });
  }
};

const failureOf = async (response: Response): Promise<ApiError> => {
  const text = await response.text();
  try {
    const { error } = errorBody.parse(JSON.parse(text));
    return new ApiError(error.code, response.status, error.message);
  } catch {
    return new ApiError("unexpected", response.status, `answer ${response.status}`);
  }
};

/** Reads JSON of the given shape; throws ApiError. */
export const getJson = async <Shape extends z.ZodType>(
  path: string,
  shape: Shape,
  signal?: AbortSignal,
): Promise<z.infer<Shape>> => {
  const response = await send(path, { ...(signal ? { signal } : {}), headers: { accept: "application/json" } });
  if (!response.ok) throw await failureOf(response);
  return shape.parse(await response.json());
};

/** Sends a file as it is and reads the answer. Throws ApiError. */
export const postFile = async <Shape extends z.ZodType>(
  path: string,
  file: Blob,
  csrfToken: string,
  shape: Shape,
): Promise<z.infer<Shape>> => {
  const response = await send(path, {
    method: "POST",
    headers: { "content-type": "application/octet-stream", "x-atoll-csrf": csrfToken },
    body: file,
  });
  if (!response.ok) throw await failureOf(response);
  return shape.parse(await response.json());
};

/** Sends a change; `csrfToken` is null only before there is a session. Throws ApiError. */
export const post = async (path: string, body: unknown, csrfToken: string | null): Promise<void> => {
  const response = await send(path, {
    method: "POST",
    headers: { "content-type": "application/json", ...(csrfToken === null ? {} : { "x-atoll-csrf": csrfToken }) },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw await failureOf(response);
};
