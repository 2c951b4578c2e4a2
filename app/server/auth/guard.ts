import type { Request, RequestHandler } from "express";
import type { Database } from "../database.ts";
import { HttpError } from "../errors.ts";
import { readSessionCookie, setSessionCookie } from "./cookie.ts";
import { type ActiveSession, findSession, renewSession } from "./sessions.ts";
import { isSameSecret } from "./token.ts";

const known = new WeakMap<Request, ActiveSession>();

/** The session of a request that passed `requireSession`. */
export function sessionOf(request: Request): ActiveSession {
  const session = known.get(request);
  if (!session) throw new Error(`${request.path} asks for a session without requireSession before it`);
  return session;
}

/** Lets a request pass that carries a living session and, where it changes something, that session's CSRF token. */
export function requireSession(database: Database, publicUrl: URL): RequestHandler {
  return async (request, response, next) => {
    const token = readSessionCookie(request);
    const session = token === null ? null : await findSession(database, token);
    if (token === null || session === null)
      throw new HttpError(401, "signed_out", "You are signed out. Sign in to go on.");
    if (session.is_due_for_renewal) {
      await renewSession(database, session.session_id);
      setSessionCookie(response, publicUrl, token);
    }
    const isReading = request.method === "GET" || request.method === "HEAD";
    if (!isReading && !isSameSecret(request.get("x-atoll-csrf") ?? "", session.csrf_token))
      throw new HttpError(
        403,
        "csrf_refused",
        "This request did not come from the site's own page. Reload the page and try again.",
      );
    known.set(request, session);
    next();
  };
}
