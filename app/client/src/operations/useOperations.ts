import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { operations } from "../../../shared/operations.ts";
import { freshnessQuery } from "../query/live.ts";
import { getJson } from "../session/http.ts";
import { toSteps } from "./toSteps.ts";

/** All that this page asks begins so, and is asked again at once when a step is told of. */
export const operationsKey = ["operations"] as const;

/** How everything stands, asked again whenever freshness tells of a step, each half minute, and more often without a live connection. */
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
