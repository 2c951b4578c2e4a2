import { keepPreviousData, queryOptions, useInfiniteQuery } from "@tanstack/react-query";
import { type Run, runs, type StreamRun, streamRuns } from "../../../../shared/operations.ts";
import { getJson } from "../../session/http.ts";
import { operationsKey } from "../useOperations.ts";

export type RunFilter = { source: string | null; status: Run["status"] | null };

/** The run log by pages, newest first. */
export const useRuns = ({ source, status }: RunFilter) =>
  useInfiniteQuery({
    queryKey: [...operationsKey, "runs", source, status],
    initialPageParam: null,
    queryFn: ({ pageParam, signal }: { pageParam: number | null; signal: AbortSignal }) => {
      const asked = new URLSearchParams({
        ...(source === null ? {} : { source }),
        ...(status === null ? {} : { status }),
        ...(pageParam === null ? {} : { before: String(pageParam) }),
      });
      return getJson(`/api/operations/runs?${asked}`, runs, signal);
    },
    getNextPageParam: (last) => last.next_before,
    placeholderData: keepPreviousData,
    retry: 1,
  });

/** The streams of one run. */
export const streamRunsQuery = (runId: number) =>
  queryOptions({
    queryKey: [...operationsKey, "run", runId],
    queryFn: async ({ signal }): Promise<StreamRun[]> =>
      (await getJson(`/api/operations/runs/${runId}`, streamRuns, signal)).streams,
  });
