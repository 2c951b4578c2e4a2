import { cubeError } from "../../../shared/cubeQuery.ts";
import { ApiError } from "../session/http.ts";

/** Why a question has no answer, as a tile can say it. */
export type Failure =
  | { kind: "network" | "busy" | "signed_out" }
  | { kind: "unknown_member"; member: string; nearest: string[] }
  | { kind: "server"; reason: string };

const fieldOf = (error: object, name: string): unknown =>
  "response" in error || "status" in error ? Reflect.get(error, name) : undefined;

/** Reads what Cube's client or our own API threw. Cube's client leaves the status undefined where nobody answered. */
export const toFailure = (error: unknown): Failure => {
  if (!(error instanceof Error)) return { kind: "server", reason: String(error) };
  if (error instanceof ApiError) {
    if (error.status === 401) return { kind: "signed_out" };
    if (error.status === 0) return { kind: "network" };
    return error.status >= 502 && error.status <= 504 ? { kind: "busy" } : { kind: "server", reason: error.message };
  }
  const status = fieldOf(error, "status");
  const answer = cubeError.safeParse(fieldOf(error, "response"));
  if (answer.success && answer.data.code === "unknown_member")
    return { kind: "unknown_member", member: answer.data.member ?? "?", nearest: answer.data.nearest ?? [] };
  if (status === 401) return { kind: "signed_out" };
  if (typeof status === "number") {
    if (status >= 502 && status <= 504) return { kind: "busy" };
    return { kind: "server", reason: error.message || String(status) };
  }
  return /network|fetch|load failed/i.test(error.message)
    ? { kind: "network" }
    : { kind: "server", reason: error.message };
};

/** Worth asking again by itself: the same question may pass in a moment. */
export const isPassing = (failure: Failure): boolean => failure.kind === "network" || failure.kind === "busy";

/** True where the token, not the question, was refused. */
export const isTokenRefused = (error: unknown): boolean => error instanceof Error && fieldOf(error, "status") === 403;
