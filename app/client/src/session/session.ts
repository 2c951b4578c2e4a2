import { queryOptions, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { type Session, session } from "../../../shared/session.ts";
import { ApiError, getJson } from "./http.ts";

/** Null is a value, not an error: nobody is signed in. */
export const sessionQuery = queryOptions({
  queryKey: ["session"],
  queryFn: async ({ signal }): Promise<Session | null> => {
    try {
      return await getJson("/api/session", session, signal);
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
export const useSession = (): Session => {
  const { data } = useSuspenseQuery(sessionQuery);
  if (data === null) throw new Error("a page that needs a session was shown without one");
  return data;
};

/** Forgets the session, so that the page goes to sign-in. */
export const useSignedOut = (): (() => void) => {
  const client = useQueryClient();
  return () => client.setQueryData(sessionQuery.queryKey, null);
};
