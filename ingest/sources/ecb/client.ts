import { unzipSync } from "fflate";
import { RetryableError } from "../../errors.ts";
import { download, type Patience, type Service, withRetry } from "../../http.ts";
import { readEnvelope } from "./envelope.ts";
import { readHistory } from "./history.ts";

export type EcbSettings = { url: string };

/** A rate as published: units of a currency for one euro, as the bank wrote the number. */
export type PublishedRate = { rate_date: string; currency: string; units_per_eur: string };

export type EcbClient = {
  warnings: Set<string>;
  /** The rates of the newest day. */
  daily: (signal: AbortSignal) => Promise<PublishedRate[]>;
  /** The rates of every day since 1999. */
  history: (signal: AbortSignal) => Promise<PublishedRate[]>;
};

const service: Service = {
  name: "The European Central Bank",
  mends: {
    unauthorized: "Its files are public: check ECB_URL, and the proxy between.",
    forbidden: "Its files are public: check ECB_URL, and the proxy between.",
    unreachable:
      "Figures go on with the rates that are known. Where this machine cannot reach it at all, set ECB_URL to a mirror, or to nothing.",
  },
};

// Rates can wait: nobody else's sync is held up for long where the bank cannot be reached.
const calmPatience: Patience = { attempts: 2, firstDelayMs: 500, timeoutMs: 10_000 };
const maxBytes = 20_000_000;
const maxUnpackedBytes = 60_000_000;

const unreadable = (what: string, cause?: unknown): RetryableError =>
  new RetryableError({
    code: "unreadable_answer",
    message: `The European Central Bank sent a file of another shape than expected: ${what}.`,
    mend: "Figures go on with the rates that are known; the next sync tries again.",
    cause,
  });

function unpack(bytes: Uint8Array): string {
  let files: Record<string, Uint8Array>;
  try {
    // fflate never unpacks more than the archive declares.
    files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => name.endsWith(".csv") && originalSize <= maxUnpackedBytes,
    });
  } catch (error) {
    throw unreadable("not a zip archive", error);
  }
  const [file] = Object.values(files);
  if (!file) throw unreadable("an archive without rates");
  return new TextDecoder().decode(file);
}

/** Reads the public files of the bank's euro reference rates below `url`. */
export function createEcbClient(settings: EcbSettings, patience: Patience = calmPatience): EcbClient {
  const base = settings.url.replace(/\/$/, "");
  const read = <T>(file: string, parse: (bytes: Uint8Array) => T, signal: AbortSignal): Promise<T> =>
    withRetry(
      async () => {
        const bytes = await download(service, `${base}/${file}`, { timeoutMs: patience.timeoutMs, maxBytes, signal });
        return parse(bytes);
      },
      patience,
      signal,
    );
  return {
    warnings: new Set(),
    daily: (signal) =>
      read("eurofxref-daily.xml", (bytes) => readEnvelope(new TextDecoder().decode(bytes), unreadable), signal),
    history: (signal) => read("eurofxref-hist.zip", (bytes) => readHistory(unpack(bytes), unreadable), signal),
  };
}
