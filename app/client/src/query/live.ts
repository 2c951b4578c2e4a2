import { type QueryClient, queryOptions, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { serverEvent } from "../../../shared/events.ts";
import { type Freshness, freshness } from "../../../shared/freshness.ts";
import { setupStatus } from "../../../shared/setup.ts";
import { getJson } from "../session/http.ts";
import { sessionQuery } from "../session/session.ts";

export const freshnessQuery = queryOptions({
  queryKey: ["freshness"],
  queryFn: ({ signal }) => getJson("/api/freshness", freshness, signal),
  staleTime: Number.POSITIVE_INFINITY,
  retry: true,
  retryDelay: 2000,
});

export const setupQuery = queryOptions({
  queryKey: ["setup"],
  queryFn: ({ signal }) => getJson("/api/setup", setupStatus, signal),
  staleTime: Number.POSITIVE_INFINITY,
  retry: true,
  retryDelay: 1000,
  // Events tell more quickly; this is for the moments without a connection.
  refetchInterval: ({ state }) => (state.data?.status === "ready" ? false : 2000),
});

/** Counts the `published` events, which come when rollups are fresh; `freshness` alone may know of new marts earlier. */
const publishedKey = ["published"];

export const hear = (client: QueryClient, data: string): void => {
  const event = serverEvent.parse(JSON.parse(data));
  switch (event.type) {
    case "setup":
      client.setQueryData(setupQuery.queryKey, event.setup);
      if (event.setup.status === "ready") void client.invalidateQueries({ queryKey: freshnessQuery.queryKey });
      break;
    case "freshness":
      client.setQueryData(freshnessQuery.queryKey, event.freshness);
      break;
    case "published":
      client.setQueryData<number>(publishedKey, (count = 0) => count + 1);
      break;
  }
};

/** Names the marts that answers stand on; null until it is known. It changes with every publish, missed events included. */
export const useMartsVersion = (): string | null => {
  const { data: publishedAt } = useQuery({
    ...freshnessQuery,
    select: (known: Freshness) => known.published_at ?? "none",
  });
  const { data: count = 0 } = useQuery<number>({
    queryKey: publishedKey,
    enabled: false,
    initialData: 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return publishedAt === undefined ? null : `${publishedAt}#${count}`;
};

/** Keeps the page live over server-sent events; false while the connection has been down for a while. */
export const useLive = (): boolean => {
  const client = useQueryClient();
  const [isLive, setLive] = useState(true);
  useEffect(() => {
    let source: EventSource | null = null;
    let again: ReturnType<typeof setTimeout> | undefined;
    let doubt: ReturnType<typeof setTimeout> | undefined;
    let tries = 0;
    const open = () => {
      source = new EventSource("/api/events");
      source.onopen = () => {
        tries = 0;
        clearTimeout(doubt);
        doubt = undefined;
        setLive(true);
      };
      source.onmessage = ({ data }: MessageEvent<string>) => hear(client, data);
      source.onerror = () => {
        doubt ??= setTimeout(() => setLive(false), 5000);
        // It may have ended because the session did.
        void client.refetchQueries({ queryKey: sessionQuery.queryKey });
        if (source?.readyState !== EventSource.CLOSED) return;
        tries += 1;
        again = setTimeout(open, Math.min(1000 * 2 ** tries, 30_000));
      };
    };
    open();
    return () => {
      clearTimeout(again);
      clearTimeout(doubt);
      source?.close();
    };
  }, [client]);
  return isLive;
};
