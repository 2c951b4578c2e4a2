import { jwtVerify } from "jose";
import { z } from "zod";

export type Reader = { user_id: string };

const claims = z.object({ sub: z.string().min(1) });

/**
 * Who asks, from "Bearer <token>": HS256, issuer "atoll", audience "cube", with an expiry. Null where the token is missing,
 * forged, expired or meant for something else.
 */
export function createTokenCheck(secret: string): (token: string | undefined) => Promise<Reader | null> {
  const key = new TextEncoder().encode(secret);
  return async (token) => {
    if (!token) return null;
    try {
      const { payload } = await jwtVerify(token, key, {
        algorithms: ["HS256"],
        issuer: "atoll",
        audience: "cube",
        requiredClaims: ["exp", "sub"],
      });
      return { user_id: claims.parse(payload).sub };
    } catch {
      // Which of the checks failed would help only a forger.
      return null;
    }
  };
}

/** The token of an Authorization header, whatever its scheme, as Cube reads it. */
export function tokenOf(header: string | string[] | undefined): string | undefined {
  if (typeof header !== "string") return undefined;
  const [first, second] = header.trim().split(/\s+/, 2);
  return second ?? first;
}
