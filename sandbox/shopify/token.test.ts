import { describe, expect, it } from "vitest";
import { createTokens, TOKEN_SECONDS } from "./token.ts";

const asked = { grant_type: "client_credentials", client_id: "any", client_secret: "secret" };

describe("createTokens", () => {
  it("accepts the static token and nothing else", () => {
    const tokens = createTokens("secret");
    expect([tokens.accepts("secret"), tokens.accepts("Secret"), tokens.accepts(undefined)]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it("gives a token for a day to whoever knows the secret", () => {
    let now = 0;
    const tokens = createTokens("secret", () => now);
    const grant = tokens.grant(asked);
    expect(grant).toMatchObject({ status: 200, body: { expires_in: 86_399 } });
    const token = String(grant.body.access_token);
    expect(tokens.accepts(token)).toBe(true);
    now += TOKEN_SECONDS * 1000;
    expect(tokens.accepts(token)).toBe(false);
  });

  it("names what is wrong with a request", () => {
    const tokens = createTokens("secret");
    expect(tokens.grant({ ...asked, client_secret: "guess" })).toMatchObject({
      status: 401,
      body: { error: "invalid_client" },
    });
    expect(tokens.grant({ ...asked, grant_type: "password" })).toMatchObject({
      status: 400,
      body: { error_description: expect.stringContaining("grant_type") },
    });
    expect(tokens.grant(undefined)).toMatchObject({ status: 400 });
  });
});
