import { z } from "zod";

/**
 * A source did not give what was asked. `message` says what happened in words a staff member understands, `mend` what to do
 * about it; `code` is for machines (stored in ingest.stream_runs.error_code).
 */
export class SourceError extends Error {
  override readonly name: string = "SourceError";
  readonly code: string;
  readonly mend: string;

  constructor(failure: { code: string; message: string; mend: string; cause?: unknown }) {
    super(failure.message, { cause: failure.cause });
    this.code = failure.code;
    this.mend = failure.mend;
  }
}

/** The same call may well succeed a little later: a 5xx, a cut connection, no answer in time. */
export class RetryableError extends SourceError {
  override readonly name: string = "RetryableError";
}

/** The source asked us to slow down; `retryAfterMs` is how long it wants us to wait. */
export class ThrottledError extends RetryableError {
  override readonly name: string = "ThrottledError";
  readonly retryAfterMs: number;

  constructor(failure: { message: string; mend: string; retryAfterMs: number; cause?: unknown }) {
    super({ ...failure, code: "throttled" });
    this.retryAfterMs = failure.retryAfterMs;
  }
}

export type Failure = { code: string; message: string };

const coded = z.looseObject({ code: z.string() });
const lost = /^(57P0[123]|08\w{3}|ECONNREFUSED|ECONNRESET|EPIPE)$/;

/** Troubles of our own database that people can do something about: a full disk, a server that went away. */
function databaseFailure(error: unknown): Failure | null {
  const { code } = coded.safeParse(error).data ?? { code: "none" };
  if (code === "53100" || code === "ENOSPC") {
    return {
      code: "disk_full",
      message:
        "The database's disk is full. Make room on it; nothing is lost, the next sync takes this stream up again.",
    };
  }
  const isCut =
    error instanceof Error && /^(Connection terminated|Client has encountered a connection error)/.test(error.message);
  if (!isCut && !lost.test(code)) return null;
  return {
    code: "database_lost",
    message: "The database went away in the middle of this stream. The next sync takes it up again.",
  };
}

/** What the run log keeps of any thrown thing: a code, and one sentence that ends with the mend. */
export function toFailure(error: unknown): Failure {
  if (error instanceof SourceError) return { code: error.code, message: `${error.message} ${error.mend}` };
  if (error instanceof Error && error.name === "AbortError") {
    return {
      code: "stopped",
      message: "The sync was stopped before this stream was done. The next sync takes it up again.",
    };
  }
  const ofDatabase = databaseFailure(error);
  if (ofDatabase) return ofDatabase;
  const text = error instanceof Error ? error.message : String(error);
  return { code: "internal", message: `Atoll itself failed: ${text}. The worker's log holds the details.` };
}
