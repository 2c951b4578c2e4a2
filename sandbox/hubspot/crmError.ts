import { randomUUID } from "node:crypto";
import type { NextFunction, Request, Response } from "express";

type Details = {
  category?: string;
  subCategory?: string;
  errors?: { message: string; context?: Record<string, string[]> }[];
  context?: Record<string, string[]>;
};

/** An answer other than 200, in HubSpot's error body (every field but `status` and `message` may be missing there). */
export class CrmError extends Error {
  readonly status: number;
  readonly details: Details & { errorType?: string; policyName?: string };

  constructor(status: number, message: string, details: CrmError["details"] = { category: "VALIDATION_ERROR" }) {
    super(message);
    this.status = status;
    this.details = details;
  }
}

/** A rejected body or filter: HubSpot keeps the message general and puts the reason among `errors`. */
export function problemWithRequest(reason: string): CrmError {
  return new CrmError(400, "There was a problem with the request.", {
    category: "VALIDATION_ERROR",
    errors: [{ message: reason }],
  });
}

const hasStatus = (error: unknown): error is { status: number; message: string } =>
  error instanceof Error && "status" in error && typeof error.status === "number";

/** Express's error handler of this router: turns errors into HubSpot's body and leaves unforeseen ones to the program. */
export function answerError(error: unknown, _req: Request, res: Response, next: NextFunction): void {
  const correlationId = randomUUID();
  if (error instanceof CrmError) {
    res.status(error.status).json({ status: "error", message: error.message, correlationId, ...error.details });
  } else if (hasStatus(error) && error.status < 500) {
    const message = `Invalid input JSON on line 1, column 1: ${error.message}`;
    res.status(error.status).json({ status: "error", message, correlationId });
  } else next(error);
}
