import { z } from "zod";
import type { Database } from "../database.ts";
import { hashToken } from "./token.ts";
import { user } from "./users.ts";

const activeSession = user.extend({ session_id: z.uuid(), csrf_token: z.string(), is_due_for_renewal: z.boolean() });

export type ActiveSession = z.infer<typeof activeSession>;

/** The session a cookie's token opens, or null where there is none, it ended, or nobody used it for 14 days. */
export async function findSession(database: Database, token: string): Promise<ActiveSession | null> {
  const [session] = await database.rows(
    activeSession,
    `select session_id, csrf_token, user_id, name, email, role, last_seen_at < now() - interval '1 hour' as is_due_for_renewal
     from app.sessions join app.users using (user_id)
     where token_hash = $1 and expires_at > now()`,
    [hashToken(token)],
  );
  return session ?? null;
}

/** Lengthens a session in use to 14 days from now, never past 90 days after sign-in. */
export async function renewSession(database: Database, sessionId: string): Promise<void> {
  await database.run(
    `update app.sessions
     set last_seen_at = now(), expires_at = least(now() + interval '14 days', created_at + interval '90 days')
     where session_id = $1`,
    [sessionId],
  );
}

export async function endSession(database: Database, sessionId: string): Promise<void> {
  await database.run(`delete from app.sessions where session_id = $1`, [sessionId]);
}

/** Those of the given sessions that have not ended. */
export async function livingSessions(database: Database, sessionIds: string[]): Promise<Set<string>> {
  const rows = await database.rows(
    z.object({ session_id: z.uuid() }),
    `select session_id from app.sessions where session_id = any($1::uuid[]) and expires_at > now()`,
    [sessionIds],
  );
  return new Set(rows.map((row) => row.session_id));
}
