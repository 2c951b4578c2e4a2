import { z } from "zod";
import type { Patience, Service } from "../../http.ts";
import { exchange, failureOf, parseBody, withRetry } from "../../http.ts";

export type ShopifyAuth = { kind: "token"; token: string } | { kind: "client_credentials"; id: string; secret: string };

/** Client credentials give a token for 24 hours; it is renewed this long before its end. */
const marginMs = 5 * 60_000;
const granted = z.looseObject({ access_token: z.string().min(1), expires_in: z.number().positive().default(86_399) });

export type Tokens = {
  current: (signal: AbortSignal) => Promise<string>;
  /** Drops a token that was refused; false where no other can be had, or where a fresh one was refused too. */
  forget: (token: string) => boolean;
};

/** Access tokens of one shop: the static one, or one asked for with client credentials and renewed before it expires. */
export function createTokens(options: {
  auth: ShopifyAuth;
  base: string;
  service: Service;
  patience: Patience;
  now?: () => number;
}): Tokens {
  const { auth, service, patience } = options;
  const now = options.now ?? Date.now;
  if (auth.kind === "token") return { current: async () => auth.token, forget: () => false };

  let held: { token: string; expires: number } | null = null;
  let refused = 0;

  async function grant(id: string, secret: string, signal: AbortSignal): Promise<string> {
    const answer = await exchange(
      service,
      (callSignal) =>
        fetch(`${options.base}/admin/oauth/access_token`, {
          method: "POST",
          headers: { "content-type": "application/x-www-form-urlencoded", accept: "application/json" },
          body: new URLSearchParams({
            grant_type: "client_credentials",
            client_id: id,
            client_secret: secret,
          }).toString(),
          signal: callSignal,
        }),
      { timeoutMs: patience.timeoutMs, signal, secrets: [secret] },
    );
    const failure = failureOf(service, answer);
    if (failure) throw failure;
    const token = parseBody(service, granted, answer);
    held = { token: token.access_token, expires: now() + token.expires_in * 1000 };
    return token.access_token;
  }

  return {
    current: async (signal) => {
      if (held && now() < held.expires - marginMs) return held.token;
      return withRetry(() => grant(auth.id, auth.secret, signal), patience, signal);
    },
    forget: (token) => {
      if (held?.token === token) held = null;
      refused += 1;
      return refused <= 2;
    },
  };
}
