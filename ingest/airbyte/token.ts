import createClient from "openapi-fetch";
import { z } from "zod";
import { SourceError } from "../errors.ts";
import { parseShape } from "../http.ts";
import type { components, paths } from "./api.gen.ts";
import { service } from "./service.ts";

export type Application = { api_url: string; client_id: string; client_secret: string };

export type Tokens = {
  current: (signal: AbortSignal) => Promise<string>;
  /** Drops a token that was refused; false where a fresh one was refused too. */
  forget: (token: string) => boolean;
};

type Granted = Pick<components["schemas"]["TokenResponse"], "access_token" | "expires_in">;
const granted: z.ZodType<Granted> = z.looseObject({
  access_token: z.string().min(1),
  expires_in: z.number().positive(),
});

/** Airbyte's tokens live for minutes: each is renewed when four fifths of its time are over. */
const usable = 0.8;

/** Tokens for an application's id and secret; `send` carries the request and repeats it where that is worth it. */
export function createTokens(
  application: Application,
  send: (request: Request) => Promise<Response>,
  now: () => number = Date.now,
): Tokens {
  const api = createClient<paths>({ baseUrl: application.api_url, fetch: send });
  let held: { token: string; renew_at: number } | null = null;
  let refusedFresh = 0;

  return {
    current: async (signal) => {
      if (held && now() < held.renew_at) return held.token;
      const asked_at = now();
      const { data, response } = await api.POST("/applications/token", {
        body: {
          client_id: application.client_id,
          client_secret: application.client_secret,
          grant_type: "client_credentials",
        },
        signal,
      });
      if (!response.ok) {
        throw new SourceError({
          code: "request_refused",
          message: `Airbyte gives no access tokens there (HTTP ${response.status}).`,
          mend: "Set AIRBYTE_API_URL to the address of its public API, such as https://airbyte.example.org/api/public/v1.",
        });
      }
      const { access_token, expires_in } = parseShape(service, granted, data);
      held = { token: access_token, renew_at: asked_at + expires_in * 1000 * usable };
      return access_token;
    },
    forget: (token) => {
      if (held?.token === token) held = null;
      refusedFresh += 1;
      return refusedFresh <= 2;
    },
  };
}
