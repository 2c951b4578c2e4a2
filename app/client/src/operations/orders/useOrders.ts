import { useMutation } from "@tanstack/react-query";
import { createContext, useContext, useState } from "react";
import type { SyncOrder } from "../../../../shared/operations.ts";
import { ApiError, post } from "../../session/http.ts";
import { useSession, useSignedOut } from "../../session/session.ts";

export type Orders = {
  ask(order: SyncOrder): void;
  is_pending: boolean;
  /** What was asked for last and has not begun yet. */
  waiting: SyncOrder | null;
  /** A stable code of why the last order was refused. */
  refusal: string | null;
};

export const OrdersContext = createContext<Orders | null>(null);

/** Asks the worker for readings. An order waits until a run begins that is newer than `runId`, the newest known. */
export const useOrderDesk = (runId: number): Orders => {
  const { csrf_token } = useSession();
  const signedOut = useSignedOut();
  const [asked, setAsked] = useState<{ order: SyncOrder; after: number } | null>(null);
  const { mutate, isPending, error } = useMutation({
    mutationFn: (order: SyncOrder) => post("/api/sync", order, csrf_token),
    onSuccess: (_answer, order) => setAsked({ order, after: runId }),
    onError: (failed) => {
      if (failed instanceof ApiError && failed.status === 401) signedOut();
    },
  });
  return {
    ask: (order) => mutate(order),
    is_pending: isPending,
    waiting: asked !== null && runId <= asked.after ? asked.order : null,
    refusal: error === null ? null : error instanceof ApiError ? error.code : "unexpected",
  };
};

export const useOrders = (): Orders => {
  const orders = useContext(OrdersContext);
  if (orders === null) throw new Error("orders are asked for outside of the page that takes them");
  return orders;
};
