import { queryOptions, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { operations, type StreamRun, streamRuns } from "../../../shared/operations.ts";
import { freshnessQuery } from "../query/live.ts";
import { getJson } from "../session/http.ts";
import { toSteps } from "./toSteps.ts";

const operationsKey = ["operations"] as const;

/** The run log, asked again whenever freshness tells of a step, each half minute, and more often without a live connection. */
export const useOperations = (isLive: boolean) => {
  const client = useQueryClient();
  const { data: steps } = useQuery({ ...freshnessQuery, select: toSteps });
  useEffect(() => {
    if (steps !== undefined) void client.invalidateQueries({ queryKey: operationsKey });
  }, [client, steps]);
  return useQuery({
    queryKey: [...operationsKey, "page"],
    queryFn: ({ signal }) => getJson("/api/operations", operations, signal),
    refetchInterval: isLive ? 30_000 : 5_000,
    retry: 1,
  });
};

/** The streams of one run. */
export const streamRunsQuery = (runId: number) =>
  queryOptions({
    queryKey: [...operationsKey, "run", runId],
    queryFn: async ({ signal }): Promise<StreamRun[]> =>
      (await getJson(`/api/operations/runs/${runId}`, streamRuns, signal)).streams,
  });
