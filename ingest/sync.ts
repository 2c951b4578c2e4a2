import type pg from "pg";
import type { Logger } from "pino";
import type { Budget } from "./budget.ts";
import type { Finding } from "./check/finding.ts";
import { leaveOutEarly, type Standing } from "./due.ts";
import { type Failure, SourceError, toFailure } from "./errors.ts";
import type { Gate } from "./gate.ts";
import { openGate } from "./gate.ts";
import { tryLockSoon, unlock } from "./lock.ts";
import { createNotifier } from "./notify.ts";
import type { Observed } from "./observed.ts";
import type { ReconcileOptions, Reconciliation } from "./reconcile/reconcileStream.ts";
import { reconcileStream } from "./reconcile/reconcileStream.ts";
import { keepFailedReconciliation, keepReconciliation } from "./reconcile/record.ts";
import { type Replayed, replayStream } from "./replay/replayStream.ts";
import type { Replay } from "./replay/waiting.ts";
import type { Counts, RunStatus, StreamRun, Trigger } from "./runLog.ts";
import { beat, failAbandoned, failStream, finishRun, startRun } from "./runLog.ts";
import { type StopWatch, watchStop } from "./stopRequest.ts";
import type { Stream } from "./stream.ts";
import { syncStream } from "./syncStream.ts";
import type { Seen } from "./warnings.ts";
import type { Memory } from "./webhooks/memory.ts";
import type { Reread, RereadOptions } from "./webhooks/reread.ts";
import { rereadStream } from "./webhooks/reread.ts";

export type Log = Pick<Logger, "info" | "warn" | "error">;

/**
 * A source with its client in hand; `sync` reads one of its streams, `reread` single records of one,
 * `reconcile` compares one, `replay` lands rejected records of one again.
 */
export type OpenSource = {
  name: string;
  streams: readonly string[];
  /** Those of them that are read whole each time, at a cost. */
  costly: readonly string[];
  /** When a stream has something new to give; null for one that is read in each run. */
  due: (stream: string) => ((standing: Standing, now: Date) => boolean) | null;
  sync: SyncOne;
  reread: RereadOne;
  reconcile: ReconcileOne;
  replay: ReplayOne;
  /** Looks whether it can be read; left out where nobody but the source's own tools can tell. */
  check?: CheckOne;
  /** What the client's last answers said of the source's limits, and what it noticed. */
  budget: () => Budget[];
  seen: Seen;
  /** Changes when the settings of the source do, and does not betray them. */
  settings_mark: string;
};
/** `address`: where the source can reach Atoll; null where that is not set. */
export type CheckContext = { address: string | null; memory: Memory; signal: AbortSignal };
type CheckOne = (context: CheckContext) => Promise<Finding[]>;
type ReplayOne = (
  stream: string,
  options: { connection: pg.ClientBase; replays: readonly Replay[] },
) => Promise<Replayed>;
type ReconcileOne = (stream: string, options: ReconcileOptions) => Promise<Reconciliation | null>;
type RereadOne = (stream: string, options: Omit<RereadOptions, "source">) => Promise<Reread>;
type SyncOne = (
  stream: string,
  options: Omit<Parameters<typeof syncStream>[0], "stream" | "client">,
) => ReturnType<typeof syncStream>;

/** Ties a source's streams to a client, whose `warnings` are kept with every stream it reads. */
export function openSource<Client extends Observed>(
  name: string,
  streams: readonly Stream<Client>[],
  client: Client,
  settings_mark = "",
): OpenSource {
  const find = (wanted: string): Stream<Client> => {
    const stream = streams.find((candidate) => candidate.name === wanted);
    if (!stream) throw new Error(`there is no stream ${name}.${wanted}`);
    return stream;
  };
  return {
    name,
    streams: streams.map((stream) => stream.name),
    costly: streams.filter((stream) => stream.is_costly).map((stream) => stream.name),
    due: (wanted) => find(wanted).is_due,
    sync: async (wanted, options) => syncStream({ ...options, stream: find(wanted), client }),
    reread: async (wanted, options) => rereadStream(find(wanted), client, { ...options, source: name }),
    reconcile: async (wanted, options) => reconcileStream(find(wanted), client, options),
    replay: async (wanted, options) => replayStream(find(wanted), client, { ...options, source: name }),
    budget: () => client.budget?.() ?? [],
    seen: client.seen ?? new Map(),
    settings_mark,
  };
}

type Progress = Counts & { source: string; stream: string; expected: number | null };
export type StreamResult = Counts & {
  source: string;
  stream: string;
  failure: Failure | null;
  /** Null where it was not asked for, or where the stream has nothing to compare. */
  reconciliation: Reconciliation | null;
  seconds: number;
};
export type SyncResult = { run_id: string; status: RunStatus; changed_rows: number; streams: StreamResult[] };

export type SyncOptions = {
  pool: pg.Pool;
  sources: readonly OpenSource[];
  trigger: Trigger;
  /** When the schedule wanted this run; null where somebody else did. */
  scheduled_for?: Date | null;
  /** A stream that is costly to read whole is left out where that was done within so many hours. */
  refresh_hours?: number;
  /** Narrow the run to one source, one stream name, or both. */
  only?: { source?: string | undefined; stream?: string | undefined };
  /** Read everything again, also where a cursor is known. */
  full?: boolean;
  /** Compare every stream with its source once it has been read; `accept_deletions` believes any number of them. */
  reconcile?: { accept_deletions: boolean } | null;
  signal?: AbortSignal;
  now?: () => Date;
  log: Log;
  onProgress?: (progress: Progress) => void;
  onStreamEnd?: (result: StreamResult) => void;
};

/**
 * Runs every stream of every source once and writes the run log. Sources go side by side, a source's streams one after the
 * other (they share its rate limit). A stream that fails is marked with its cause and the others go on; only a database that
 * cannot be used throws.
 */
export async function syncAll(options: SyncOptions): Promise<SyncResult> {
  const { pool, log } = options;
  let signal = options.signal ?? new AbortController().signal;
  const now = options.now ?? (() => new Date());
  // Whoever asks at a terminal, or for one by name, gets it at once.
  const isWhole = options.trigger !== "cli" && !options.only?.source && !options.only?.stream && !options.full;
  const wanted = options.sources
    .filter((source) => !options.only?.source || source.name === options.only.source)
    .map((source) => ({
      ...source,
      streams: source.streams.filter((name) => (options.only?.stream ?? name) === name),
    }));
  const notifier = createNotifier(pool, "sync", (error) =>
    log.warn({ err: error }, "could not notify of sync progress"),
  );

  const holder = await pool.connect();
  let heart: NodeJS.Timeout | null = null;
  let stop: StopWatch | null = null;
  try {
    const dead = await failAbandoned(holder);
    if (dead > 0) log.warn({ runs: dead }, "marked runs of a dead worker as failed");
    const chosen = isWhole ? await leaveOutEarly(holder, wanted, now(), options.refresh_hours ?? 0) : wanted;
    const plan = chosen.flatMap((source) => source.streams.map((stream) => ({ source: source.name, stream })));
    const run_id = await startRun(holder, options.trigger, plan, options.only, options.scheduled_for);
    const watch = await watchStop(holder, run_id, (error) => log.warn({ err: error }, "could not look for a stop"));
    stop = watch;
    signal = AbortSignal.any([signal, watch.signal]);
    notifier.touch();
    heart = setInterval(() => {
      Promise.all([beat(holder, run_id), watch.look()]).catch((error: unknown) =>
        log.warn({ err: error }, "heartbeat failed"),
      );
    }, 5_000);

    const results = await Promise.all(chosen.map((source) => syncSource(source, run_id)));
    const streams = results.flat();
    const failed = streams.filter((stream) => stream.failure).length;
    const isStopped = streams.some(({ failure }) => failure?.code === "cancelled");
    const status: RunStatus = isStopped
      ? "stopped"
      : failed === 0
        ? "succeeded"
        : failed < streams.length
          ? "partial"
          : "failed";
    const changed_rows = streams.reduce((sum, stream) => sum + stream.landed, 0);
    await finishRun(holder, run_id, status, changed_rows);
    await unlock(holder, "run", run_id);
    notifier.touch();
    return { run_id, status, changed_rows, streams };
  } finally {
    if (heart) clearInterval(heart);
    await notifier.flush();
    // It listens for this run alone.
    holder.release(true);
  }

  async function syncSource(source: OpenSource, run_id: string): Promise<StreamResult[]> {
    const results: StreamResult[] = [];
    const gate = await openGate(pool, source, options.trigger === "manual" || options.trigger === "cli");
    for (const stream of source.streams) {
      const result = await syncOne(source, gate, stream, run_id);
      results.push(result);
      options.onStreamEnd?.(result);
      notifier.touch();
    }
    return results;
  }

  async function syncOne(source: OpenSource, gate: Gate, stream: string, run_id: string): Promise<StreamResult> {
    const run = { run_id, source: source.name, stream };
    const lock = `${source.name}.${stream}`;
    const started = performance.now();
    let counts: Counts = { read: 0, landed: 0, unchanged: 0, rejected: 0 };
    let failure: Failure | null = null;
    let reconciliation: Reconciliation | null = null;
    const connection = await pool.connect();
    try {
      signal.throwIfAborted();
      if (!(await tryLockSoon(connection, "stream", lock))) {
        throw new SourceError({
          code: "already_running",
          message: `Another sync is reading ${lock} right now.`,
          mend: "Wait until it has finished.",
        });
      }
      const read = () =>
        source.sync(stream, {
          connection,
          run,
          full: options.full ?? false,
          now: now(),
          signal,
          onProgress: (progress) => {
            counts = progress;
            notifier.touch();
            options.onProgress?.({ ...progress, source: source.name, stream });
          },
        });
      counts = await gate.pass(read);
      const wish = options.reconcile;
      if (wish) reconciliation = await gate.pass(() => reconcileOne(source, run, connection, wish));
      counts.landed += (reconciliation?.repaired ?? 0) + (reconciliation?.deleted ?? 0);
      await unlock(connection, "stream", lock);
      log.info({ ...run, ...counts }, "stream synced");
    } catch (error) {
      failure = toFailure(error);
      if (failure.code === "stopped" && stop?.signal.aborted) failure = stop.failure();
      const cause = error instanceof SourceError ? { cause: error.cause } : { err: error };
      if (failure.code === "stopped" || failure.code === "cancelled") log.info(run, "stream stopped");
      else log.error({ ...run, ...failure, ...cause }, "stream failed");
      await failStream(pool, run, failure);
    } finally {
      // A failed stream may leave the connection inside a transaction or a COPY; closing it also frees the lock.
      connection.release(failure !== null);
    }
    return {
      source: source.name,
      stream,
      ...counts,
      failure,
      reconciliation,
      seconds: (performance.now() - started) / 1000,
    };
  }

  async function reconcileOne(
    source: OpenSource,
    run: StreamRun,
    connection: pg.PoolClient,
    wish: { accept_deletions: boolean },
  ): Promise<Reconciliation | null> {
    const started_at = new Date();
    try {
      const found = await source.reconcile(run.stream, { connection, run, signal, ...wish });
      if (found) await keepReconciliation(pool, run, started_at, found);
      return found;
    } catch (error) {
      await keepFailedReconciliation(pool, run, started_at, toFailure(error));
      throw error;
    }
  }
}
