import { useMutation, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { freshnessQuery } from "../query/live.ts";
import { ApiError, post } from "../session/http.ts";
import { useSession, useSignedOut } from "../session/session.ts";
import { type SyncState, toSyncState } from "./toSyncState.ts";

/** After this long without a sign of the run, the button is free again. */
const patienceMs = 15_000;
/** How long the outcome stays beside the button. */
const outcomeMs = 8000;

/** The sync as the page sees it; `state` is null while there is nothing to tell. */
export const useSync = (): { state: SyncState | null; is_busy: boolean; refusal: string | null; start(): void } => {
  const { csrf_token } = useSession();
  const signedOut = useSignedOut();
  const { data } = useQuery(freshnessQuery);
  const [asked, setAsked] = useState<{ after: number } | null>(null);
  const [isWatched, setWatched] = useState(false);
  const runId = data?.sync?.run_id ?? 0;
  const { mutate, error, isPending } = useMutation({
    mutationFn: () => post("/api/sync", {}, csrf_token),
    onMutate: () => {
      setAsked({ after: data?.sync?.status === "running" ? 0 : runId });
      setWatched(true);
    },
    onError: (failed) => {
      setAsked(null);
      if (failed instanceof ApiError && failed.status === 401) signedOut();
    },
  });
  const isAsked = asked !== null && runId <= asked.after;
  useEffect(() => {
    if (!isAsked) return;
    const timer = setTimeout(() => setAsked(null), patienceMs);
    return () => clearTimeout(timer);
  }, [isAsked]);

  const state = data === undefined ? null : toSyncState(data, isPending || isAsked);
  const isBusy = state !== null && (state.kind === "reading" || state.kind === "building" || state.kind === "waiting");
  useEffect(() => {
    if (isBusy) setWatched(true);
    else if (isWatched) {
      const timer = setTimeout(() => setWatched(false), outcomeMs);
      return () => clearTimeout(timer);
    }
    return undefined;
  }, [isBusy, isWatched]);

  return {
    state: isBusy || isWatched ? state : null,
    is_busy: isBusy,
    refusal: error === null ? null : error instanceof ApiError ? error.code : "unexpected",
    start: () => mutate(),
  };
};
