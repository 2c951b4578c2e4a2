import { createHash, randomBytes, timingSafeEqual } from "node:crypto";

/** 256 random bits, safe in URLs and cookies. */
export const newToken = () => randomBytes(32).toString("base64url");

/** What the database keeps of a token. No salt is needed, since tokens cannot be guessed. */
export const hashToken = (token: string) => createHash("sha256").update(token).digest();

/** Compares two secrets in time that does not depend on where they differ. */
export const isSameSecret = (given: string, kept: string) => timingSafeEqual(hashToken(given), hashToken(kept));
