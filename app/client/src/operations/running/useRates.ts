import { useRef } from "react";
import type { SyncProgress } from "../../../../shared/freshness.ts";
import { serverNow } from "../../session/clock.ts";
import { type Sample, toRate, windowMs } from "./toRate.ts";

/**
 * Rows a second of each stream that is being read. It is learnt from what the page has seen; a page that opens in the middle
 * begins with the average since the stream's start.
 */
export const useRates = (run: SyncProgress | null): ((stream: SyncProgress["streams"][number]) => number | null) => {
  const seen = useRef<{ run_id: number; samples: Map<string, Sample[]> }>({ run_id: 0, samples: new Map() });
  if (run !== null && seen.current.run_id !== run.run_id) seen.current = { run_id: run.run_id, samples: new Map() };
  const { samples } = seen.current;
  const now = serverNow();
  for (const stream of run?.streams ?? []) {
    if (stream.status !== "running" || stream.started_at === null) continue;
    const key = `${stream.source}.${stream.stream}`;
    const known = samples.get(key) ?? [{ at: Date.parse(stream.started_at), rows: 0 }];
    if (known.at(-1)?.rows !== stream.rows_read) {
      const recent = known.filter(({ at }) => at >= now - 2 * windowMs);
      samples.set(key, [...recent, { at: now, rows: stream.rows_read }]);
    }
  }
  return ({ source, stream }) => toRate(samples.get(`${source}.${stream}`) ?? []);
};
