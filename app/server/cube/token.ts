import { type RequestHandler, Router } from "express";
import { SignJWT } from "jose";
import type { z } from "zod";
import type { cubeToken } from "../../shared/session.ts";
import { sessionOf } from "../auth/guard.ts";

const tenMinutes = 10 * 60;

/** A token with which the reader's own browser asks Cube, for ten minutes. */
async function mintCubeToken(secret: string, userId: string): Promise<z.infer<typeof cubeToken>> {
  const expiresAt = Math.floor(Date.now() / 1000) + tenMinutes;
  const token = await new SignJWT({})
    .setProtectedHeader({ alg: "HS256" })
    .setSubject(userId)
    .setIssuer("atoll")
    .setAudience("cube")
    .setIssuedAt()
    .setExpirationTime(expiresAt)
    .sign(new TextEncoder().encode(secret));
  return { token, expires_at: new Date(expiresAt * 1000).toISOString() };
}

/** GET /api/cube-token. */
export function cubeTokenRoute(requireSession: RequestHandler, secret: string): Router {
  const router = Router();
  router.get("/api/cube-token", requireSession, async (request, response) => {
    response.json(await mintCubeToken(secret, sessionOf(request).user_id));
  });
  return router;
}
