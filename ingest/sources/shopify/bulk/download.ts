import { setTimeout as sleep } from "node:timers/promises";
import { RetryableError, SourceError } from "../../../errors.ts";
import type { Patience } from "../../../http.ts";
import { brokenFile } from "./bulkFailure.ts";

/** `bytes` is the size that the operation told, by which a file that ends early is known. */
export type BulkFile = { stream: string; url: string; bytes: number | null };

const newline = 10;

/**
 * The lines of a bulk file, a chunk's worth at a time. A download that is cut or stands still is taken up again at the byte
 * where it broke, as often as it gets any further. Throws SourceError where it does not, or where the file ends early.
 */
export async function* readLines(file: BulkFile, patience: Patience, signal: AbortSignal): AsyncGenerator<Buffer[]> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of download(file, patience, signal)) {
    const text = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    const lines: Buffer[] = [];
    let start = 0;
    for (let end = text.indexOf(newline); end >= 0; end = text.indexOf(newline, start)) {
      if (end > start) lines.push(text.subarray(start, end));
      start = end + 1;
    }
    rest = text.subarray(start);
    yield lines;
  }
  if (rest.length > 0) yield [rest];
}

async function* download(file: BulkFile, patience: Patience, signal: AbortSignal): AsyncGenerator<Buffer> {
  let at = 0;
  let failures = 0;
  for (;;) {
    const before = at;
    try {
      for await (const chunk of downloadFrom(file, at, patience.timeoutMs, signal)) {
        at += chunk.length;
        yield chunk;
      }
      if (file.bytes === null || at === file.bytes) return;
      if (at > file.bytes)
        throw brokenFile(file.stream, `holds more than the ${file.bytes} bytes that Shopify told of`);
      throw new RetryableError({
        code: "bulk_file_cut",
        message: `The bulk file of ${file.stream} ended after ${at} of ${file.bytes} bytes.`,
        mend: "Nothing is lost: the next sync reads it again from its beginning.",
      });
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof RetryableError)) throw error;
      failures = at > before ? 1 : failures + 1;
      if (failures >= patience.attempts) throw error;
      await sleep(patience.firstDelayMs * 2 ** (failures - 1), undefined, { signal });
    }
  }
}

/** The bytes from `from` on. Some servers answer a range with the whole file: then what is known of it is skipped. */
async function* downloadFrom(
  file: BulkFile,
  from: number,
  timeoutMs: number,
  signal: AbortSignal,
): AsyncGenerator<Buffer> {
  const stalled = new AbortController();
  const cut = (cause: unknown): RetryableError =>
    new RetryableError({
      code: "bulk_file_cut",
      message: `The bulk file of ${file.stream} stopped coming.`,
      mend: "Check the network. Nothing is lost: the next sync reads it again from its beginning.",
      cause,
    });
  /** Only the wait for the source counts: landing what came may take longer. */
  const within = async <T>(work: Promise<T>): Promise<T> => {
    const timer = setTimeout(() => stalled.abort(new Error(`no byte within ${timeoutMs / 1000} seconds`)), timeoutMs);
    try {
      return await work;
    } catch (error) {
      throw cut(error);
    } finally {
      clearTimeout(timer);
    }
  };
  const headers = { "accept-encoding": "identity", ...(from > 0 ? { range: `bytes=${from}-` } : {}) };
  const response = await within(fetch(file.url, { headers, signal: AbortSignal.any([signal, stalled.signal]) }));
  assertServed(file, response);
  if (!response.body) return;
  let skip = response.status === 206 ? 0 : from;
  const reader = response.body.getReader();
  try {
    for (;;) {
      const { done, value } = await within(reader.read());
      if (done) return;
      const skipped = Math.min(skip, value.length);
      skip -= skipped;
      if (skipped < value.length) yield Buffer.from(value.buffer, value.byteOffset + skipped, value.length - skipped);
    }
  } finally {
    // Nobody reads on: the connection is of no use any more.
    stalled.abort();
  }
}

function assertServed(file: BulkFile, response: Response): void {
  const { status } = response;
  if (status === 200 || status === 206) return;
  if (status === 416) throw brokenFile(file.stream, `ends before the ${file.bytes} bytes that Shopify told of`);
  const message = `The bulk file of ${file.stream} was answered with status ${status}.`;
  if (status === 429 || status >= 500) {
    throw new RetryableError({ code: "bulk_file_cut", message, mend: "Nothing is lost: the next sync tries again." });
  }
  throw new SourceError({
    code: "bulk_file_gone",
    message,
    mend: "Its address may have expired. The next sync asks Shopify for a new file.",
  });
}
