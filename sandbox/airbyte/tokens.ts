import { randomBytes } from "node:crypto";

/** Seconds that a token lives, as Airbyte has it by default. */
const LIFE_SECONDS = 900;

/** Tokens for an application: any id, with the sandbox's token as its secret. */
export function createTokens(secret: string, clock: () => number = Date.now) {
  const given = new Map<string, number>();
  return {
    grant(clientSecret: string): { access_token: string; token_type: "Bearer"; expires_in: number } | null {
      if (clientSecret !== secret) return null;
      const access_token = randomBytes(24).toString("base64url");
      given.set(access_token, clock() + LIFE_SECONDS * 1000);
      return { access_token, token_type: "Bearer", expires_in: LIFE_SECONDS };
    },
    accepts: (header: string | undefined): boolean =>
      (given.get(/^Bearer (.+)$/.exec(header ?? "")?.[1] ?? "") ?? 0) > clock(),
    /** Ends all of them at once. */
    expire: (): void => given.clear(),
  };
}
