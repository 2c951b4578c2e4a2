import { z } from "zod";
import type { Database } from "../database.ts";
import { hashToken, newToken } from "./token.ts";

/** Makes a one-time link for a user, good for 24 hours, and returns the token that goes into it. Only its hash is kept. */
export async function createSignInLink(database: Database, userId: string): Promise<string> {
  const token = newToken();
  await database.run(
    `insert into app.sign_in_links (user_id, token_hash, expires_at) values ($1, $2, now() + interval '24 hours')`,
    [userId, hashToken(token)],
  );
  return token;
}

export type SignIn =
  | { ok: true; session_token: string }
  | { ok: false; reason: "link_unknown" | "link_used" | "link_expired" };

/**
 * Trades a link's token for a session, once. Link and session change in one statement, so that neither a crash between them
 * nor two clicks at once can lose or double the sign-in.
 */
export async function signIn(database: Database, token: string): Promise<SignIn> {
  const sessionToken = newToken();
  const opened = await database.rows(
    z.object({ session_id: z.uuid() }),
    `with link as (
       update app.sign_in_links set used_at = now()
       where token_hash = $1 and used_at is null and expires_at > now() returning user_id
     )
     insert into app.sessions (user_id, token_hash, csrf_token, expires_at)
     select user_id, $2, $3, now() + interval '14 days' from link returning session_id`,
    [hashToken(token), hashToken(sessionToken), newToken()],
  );
  if (opened.length > 0) {
    await database.run(`delete from app.sessions where expires_at < now()`);
    return { ok: true, session_token: sessionToken };
  }
  const [link] = await database.rows(
    z.object({ is_used: z.boolean() }),
    `select used_at is not null as is_used from app.sign_in_links where token_hash = $1`,
    [hashToken(token)],
  );
  if (!link) return { ok: false, reason: "link_unknown" };
  return { ok: false, reason: link.is_used ? "link_used" : "link_expired" };
}
