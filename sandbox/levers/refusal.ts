import type { ErrorRequestHandler, RequestHandler } from "express";
import type { z } from "zod";

/** A lever that could not be pulled: what was wrong, and with which field. */
export class LeverRefusal extends Error {
  readonly status: number;
  readonly code: string;
  readonly field: string | null;
  constructor(status: number, code: string, message: string, field: string | null = null) {
    super(message);
    this.name = "LeverRefusal";
    this.status = status;
    this.code = code;
    this.field = field;
  }
}

/** Parses a lever's body; the refusal names the first field that is wrong. */
export function readBody<T extends z.ZodType>(schema: T, body: unknown): z.output<T> {
  const parsed = schema.safeParse(body ?? {});
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const unknownKey = issue?.code === "unrecognized_keys" ? issue.keys[0] : undefined;
  const field =
    [...(issue?.path.map(String) ?? []), ...(unknownKey === undefined ? [] : [unknownKey])].join(".") || "body";
  throw new LeverRefusal(400, "invalid_field", `${field}: ${issue?.message ?? "is not valid"}`, field);
}

/** The NGO refuses what cannot happen (more than is left, an unknown person) with a RangeError. */
export function pull<T>(lever: () => T): T {
  try {
    return lever();
  } catch (error) {
    if (error instanceof RangeError) throw new LeverRefusal(409, "refused", `${error.message}.`);
    throw error;
  }
}

export const noSuchLever: RequestHandler = (req) => {
  throw new LeverRefusal(404, "no_such_lever", `There is no ${req.method} ${req.originalUrl.split("?", 1)[0]}.`);
};

export const answerRefusal: ErrorRequestHandler = (error: unknown, _req, res, next) => {
  if (error instanceof LeverRefusal) {
    const { status, code, message, field } = error;
    return void res.status(status).json({ error: { code, message, ...(field === null ? {} : { field }) } });
  }
  if (error instanceof SyntaxError) {
    return void res.status(400).json({ error: { code: "invalid_json", message: "The body is not JSON." } });
  }
  next(error);
};
