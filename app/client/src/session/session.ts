import { queryOptions, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { type Session, session } from "../../../shared/session.ts";
import { ApiError, getJson } from "./http.ts";

/** The session and the browser's moment it was read at, so that "now" can be told without trusting the browser's clock. */
export type ReadSession = Session & { read_at: number };

/** Null is a value, not an error: nobody is signed in. */
export const sessionQuery = queryOptions({
  queryKey: ["session"],
  queryFn: async ({ signal }): Promise<ReadSession | null> => {
    try {
      return { ...(await getJson("/api/session", session, signal)), read_at: performance.now() };
    } catch (error) {
      if (error instanceof ApiError && error.status === 401) return null;
      throw error;
    }
  },
  staleTime: Number.POSITIVE_INFINITY,
  retry: true,
  retryDelay: 1500,
});

/** The session inside pages, which are shown to people who are signed in. */
export const useSession = (): ReadSession => {
  const { data } = useSuspenseQuery(sessionQuery);
  if (data === null) throw new Error("a page that needs a session was shown without one");
  return data;
};

/** The server's now, in milliseconds: what it said, plus what has passed since. */
export const serverNow = ({ now, read_at }: Pick<ReadSession, "now" | "read_at">): number =>
  Date.parse(now) + (performance.now() - read_at);

/** Forgets the session, so that the page goes to sign-in. */
export const useSignedOut = (): (() => void) => {
  const client = useQueryClient();
  return () => client.setQueryData(sessionQuery.queryKey, null);
};
