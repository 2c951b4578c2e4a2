import { parseCookie } from "cookie";
import type { CookieOptions, Request, Response } from "express";

const name = "atoll_session";
const fourteenDays = 14 * 24 * 60 * 60 * 1000;

// Lax, not Strict: a link to a dashboard in a mail must open it signed in. Mutations are guarded by the CSRF token.
const options = (publicUrl: URL): CookieOptions => ({
  httpOnly: true,
  sameSite: "lax",
  secure: publicUrl.protocol === "https:",
  path: "/",
});

/** The session token a request carries, or null. */
export const readSessionCookie = (request: Request): string | null =>
  parseCookie(request.headers.cookie ?? "")[name] ?? null;

export const setSessionCookie = (response: Response, publicUrl: URL, token: string) =>
  response.cookie(name, token, { ...options(publicUrl), maxAge: fourteenDays });

export const clearSessionCookie = (response: Response, publicUrl: URL) =>
  response.clearCookie(name, options(publicUrl));
