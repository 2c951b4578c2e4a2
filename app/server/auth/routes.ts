import { type RequestHandler, Router } from "express";
import { type Session, signInRequest } from "../../shared/session.ts";
import type { Clock } from "../clock.ts";
import type { Database } from "../database.ts";
import type { ServerEnv } from "../env.ts";
import { HttpError } from "../errors.ts";
import type { ReadOrganisation } from "../organisation.ts";
import { type Attempts, createAttempts } from "./attempts.ts";
import { clearSessionCookie, setSessionCookie } from "./cookie.ts";
import { sessionOf } from "./guard.ts";
import { endSession } from "./sessions.ts";
import { signIn } from "./signInLinks.ts";

const another = "Ask for another: `atoll sign-in-link` prints one.";
const refusals = {
  link_unknown: [404, `This sign-in link is not known here. ${another}`],
  link_used: [410, `This sign-in link has already been used; each works once. ${another}`],
  link_expired: [410, `This sign-in link has expired; each works for 24 hours. ${another}`],
} as const;

type Options = {
  database: Database;
  env: ServerEnv;
  clock: Clock;
  organisation: ReadOrganisation;
  requireSession: RequestHandler;
  /** Told at once when a session ends, so that its open event streams end with it. */
  onSessionEnd(sessionId: string): void;
  attempts?: Attempts;
};

/** POST /api/sign-in, POST /api/sign-out, GET /api/session. */
export function authRoutes(options: Options): Router {
  const { database, env, clock, organisation, requireSession, onSessionEnd } = options;
  const attempts = options.attempts ?? createAttempts({ perWindow: 20, windowMs: 5 * 60_000, maxCallers: 10_000 });
  const router = Router();

  // A link opened by a mail scanner must stay good, hence POST: only the page itself trades the token.
  router.post("/api/sign-in", async (request, response) => {
    const seconds = attempts.secondsToWait(request.ip ?? "unknown");
    if (seconds > 0)
      throw new HttpError(429, "too_many_attempts", `Too many attempts to sign in. Try again in ${seconds} seconds.`, {
        headers: { "retry-after": String(seconds) },
      });
    const parsed = signInRequest.safeParse(request.body);
    if (!parsed.success)
      throw new HttpError(400, "link_incomplete", `This sign-in link is incomplete: copy the whole line. ${another}`);
    const result = await signIn(database, parsed.data.token);
    if (!result.ok) {
      const [status, message] = refusals[result.reason];
      throw new HttpError(status, result.reason, message);
    }
    setSessionCookie(response, env.publicUrl, result.session_token);
    response.status(204).end();
  });

  router.post("/api/sign-out", requireSession, async (request, response) => {
    const { session_id } = sessionOf(request);
    await endSession(database, session_id);
    onSessionEnd(session_id);
    clearSessionCookie(response, env.publicUrl);
    response.status(204).end();
  });

  router.get("/api/session", requireSession, async (request, response) => {
    const { user_id, name, email, role, csrf_token } = sessionOf(request);
    const settings = await organisation.read();
    const answer: Session = {
      user: { id: user_id, name, email, role },
      csrf_token,
      today: clock.today(settings.time_zone),
      now: clock.now().toISOString(),
      ...settings,
      sandbox: env.isSandbox,
    };
    response.json(answer);
  });

  return router;
}
