import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useNavigate, useSearchParams } from "react-router";
import { ApiError, post } from "../session/http.ts";
import { safeNext } from "../session/next.ts";
import { sessionQuery } from "../session/session.ts";

const refusals = ["link_used", "link_expired", "link_unknown", "link_incomplete", "too_many_attempts"] as const;
type Refusal = (typeof refusals)[number] | "unreachable";
type State = { kind: "none" | "posting" } | { kind: "refused"; code: Refusal };

// A link works once: a page that is mounted twice must not post its token twice.
const posted = new Map<string, Promise<void>>();
const postOnce = (token: string): Promise<void> => {
  const mine = posted.get(token) ?? post("/api/sign-in", { token }, null);
  posted.set(token, mine);
  return mine;
};

const refusalOf = (error: unknown): Refusal =>
  error instanceof ApiError ? (refusals.find((code) => code === error.code) ?? "unreachable") : "unreachable";

/** Posts the token of a one-time link, takes it out of the address, and goes where the reader wanted to be. */
export const useLink = (): { state: State; again(): void } => {
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [token, setToken] = useState(search.get("token"));
  const [next] = useState(safeNext(search.get("next")));
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  useEffect(() => {
    if (token === null) return;
    let isOver = false;
    const run = async () => {
      try {
        await postOnce(token);
        // The page asked for the session before there was one: an answer still under way would be taken for the new one.
        await client.cancelQueries({ queryKey: sessionQuery.queryKey });
        await client.refetchQueries({ queryKey: sessionQuery.queryKey });
        if (!isOver) await navigate(next, { replace: true });
      } catch (error) {
        posted.delete(token);
        if (isOver) return;
        const code = refusalOf(error);
        setRefusal(code);
        // The address holds a secret: nobody should find it in the history.
        if (code !== "unreachable")
          await navigate(next === "/" ? "/sign-in" : `/sign-in?next=${encodeURIComponent(next)}`, { replace: true });
      }
    };
    void run();
    return () => {
      isOver = true;
    };
  }, [token, next, client, navigate]);

  return {
    state: refusal !== null ? { kind: "refused", code: refusal } : { kind: token === null ? "none" : "posting" },
    again: () => {
      setRefusal(null);
      setToken(null);
      // A new effect run needs a new value.
      setTimeout(() => setToken(search.get("token")), 0);
    },
  };
};
