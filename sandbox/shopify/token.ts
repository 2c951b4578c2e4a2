import { randomBytes } from "node:crypto";
import { z } from "zod";

/** Seconds that a token got by client credentials lives, as Shopify says it. */
export const TOKEN_SECONDS = 86_399;
export const SCOPES: readonly string[] = [
  "read_all_orders",
  "read_customers",
  "read_discounts",
  "read_orders",
  "read_own_subscription_contracts",
  "read_products",
  "read_reports",
  "read_shopify_payments_disputes",
];

const grantRequest = z.object({
  grant_type: z.literal("client_credentials"),
  client_id: z.string().min(1),
  client_secret: z.string(),
});

export type Grant = { status: number; body: Record<string, string | number> };

/** The static token, and those given out for client credentials: any id, with the static token as its secret. */
export function createTokens(secret: string, clock: () => number = Date.now, epoch: () => number = () => 0) {
  const given = new Map<string, { expires: number; epoch: number }>();
  return {
    accepts(token: string | undefined): boolean {
      if (token === undefined) return false;
      const held = given.get(token);
      return token === secret || (held !== undefined && held.expires > clock() && held.epoch === epoch());
    },
    grant(body: unknown): Grant {
      const asked = grantRequest.safeParse(body);
      if (!asked.success) {
        const field = String(asked.error.issues[0]?.path[0] ?? "body");
        return {
          status: 400,
          body: { error: "invalid_request", error_description: `${field} is missing or not supported` },
        };
      }
      if (asked.data.client_secret !== secret) {
        return { status: 401, body: { error: "invalid_client", error_description: "The client secret is not valid" } };
      }
      const token = `shpat_${randomBytes(16).toString("hex")}`;
      given.set(token, { expires: clock() + TOKEN_SECONDS * 1000, epoch: epoch() });
      return { status: 200, body: { access_token: token, scope: SCOPES.join(","), expires_in: TOKEN_SECONDS } };
    },
  };
}
