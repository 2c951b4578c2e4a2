import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { TileQuery } from "../../../shared/overview.ts";
import { loadRows, type Row } from "./cubeClient.ts";
import { type Failure, isPassing, toFailure } from "./failure.ts";
import { useMartsVersion } from "./live.ts";

/** What a tile knows of its question. `rows` with a `failure` are the last good ones. */
export type Answer = {
  rows: Row[] | null;
  failure: Failure | null;
  /** True for a minute after a publish changed the rows under the reader's eyes. */
  is_updated: boolean;
  retry(): void;
};

type Shown = { question: string; rows: Row[]; text: string; changed_at: number | null };

const updatedForMs = 60_000;

/**
 * Asks Cube and asks again after every publish. The marts' version is part of the key: an answer that was on its way when new
 * marts came is dropped, never painted over a newer one. A new question starts empty, it does not borrow the old one's rows.
 */
export const useCubeQuery = (query: TileQuery | null): Answer => {
  const version = useMartsVersion();
  const question = JSON.stringify(query);
  const { data, error, refetch } = useQuery({
    queryKey: ["cube", version, question],
    queryFn: ({ signal }) => (query === null ? [] : loadRows(query, signal)),
    enabled: query !== null && version !== null,
    staleTime: Number.POSITIVE_INFINITY,
    retry: (times, failed) => times < 4 && isPassing(toFailure(failed)),
    retryDelay: (times) => Math.min(500 * 2 ** times, 8000),
  });

  const [shown, setShown] = useState<Shown | null>(null);
  const kept = shown?.question === question ? shown : null;
  if (data !== undefined && kept?.rows !== data) {
    const text = JSON.stringify(data);
    const changed_at = kept === null ? null : kept.text === text ? kept.changed_at : performance.now();
    setShown({ question, rows: data, text, changed_at });
  }

  const changedAt = kept?.changed_at ?? null;
  const [isUpdated, setUpdated] = useState(false);
  useEffect(() => {
    setUpdated(changedAt !== null);
    if (changedAt === null) return;
    const timer = setTimeout(() => setUpdated(false), updatedForMs);
    return () => clearTimeout(timer);
  }, [changedAt]);

  return {
    rows: query === null ? [] : (data ?? kept?.rows ?? null),
    failure: error === null ? null : toFailure(error),
    is_updated: isUpdated,
    retry: () => void refetch(),
  };
};

/** Several questions of one tile as one: it is loading, failed or updated where any of them is. */
export const joinAnswers = (answers: Answer[]): Omit<Answer, "rows"> & { is_loading: boolean } => ({
  is_loading: answers.some(({ rows }) => rows === null),
  failure: answers.find(({ failure }) => failure !== null)?.failure ?? null,
  is_updated: answers.some(({ is_updated }) => is_updated),
  retry: () => {
    for (const answer of answers) if (answer.failure !== null) answer.retry();
  },
});
