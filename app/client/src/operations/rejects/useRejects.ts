import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import {
  type MeantRejects,
  type RejectGroup,
  rejectGroups,
  rejects as rejectsShape,
} from "../../../../shared/rejects.ts";
import { ApiError, getJson, post } from "../../session/http.ts";
import { useSession, useSignedOut } from "../../session/session.ts";
import { operationsKey } from "../useOperations.ts";

const rejectsKey = [...operationsKey, "rejects"] as const;
/** Somebody looks on while the worker lands what they asked for. */
const watchMs = 1_000;

/** Open rejects by what they have in common; asked again each second while some wait for the worker. */
export const useRejectGroups = () =>
  useQuery({
    queryKey: [...rejectsKey, "groups"],
    queryFn: ({ signal }) => getJson("/api/operations/rejects/groups", rejectGroups, signal),
    refetchInterval: ({ state }) => (state.data?.groups.some(({ waiting }) => waiting > 0) ? watchMs : false),
    retry: 1,
  });

/** Rejects by pages, newest first: the open ones of a group, or those that were closed. */
export const useRejectList = (asked: { group: RejectGroup } | { state: "closed" }) =>
  useInfiniteQuery({
    queryKey: [...rejectsKey, "list", asked],
    initialPageParam: null,
    queryFn: ({ pageParam, signal }: { pageParam: number | null; signal: AbortSignal }) => {
      const search = new URLSearchParams({
        ...("group" in asked ? asked.group : { state: "closed" }),
        ...(pageParam === null ? {} : { before: String(pageParam) }),
      });
      return getJson(`/api/operations/rejects?${search}`, rejectsShape, signal);
    },
    getNextPageParam: (last) => last.next_before,
    refetchInterval: ({ state }) =>
      state.data?.pages.some((page) => page.rejects.some((reject) => reject.state === "waiting")) ? watchMs : false,
    placeholderData: keepPreviousData,
    retry: 1,
  });

export type RejectWish =
  | { kind: "replay"; meant: MeantRejects; payload?: string }
  | { kind: "dismiss"; meant: MeantRejects; note: string };

/** Has rejects landed again or set aside, then asks how they stand. */
export const useRejectWish = (onDone?: () => void) => {
  const client = useQueryClient();
  const { csrf_token } = useSession();
  const signedOut = useSignedOut();
  const { mutate, isPending, error } = useMutation({
    mutationFn: ({ kind, ...wish }: RejectWish) => post(`/api/operations/rejects/${kind}`, wish, csrf_token),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: rejectsKey });
      onDone?.();
    },
    onError: (failed) => {
      if (failed instanceof ApiError && failed.status === 401) signedOut();
    },
  });
  return { wish: mutate, is_pending: isPending, refusal: error === null ? null : error.message };
};
