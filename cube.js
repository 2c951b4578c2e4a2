// Settings for the official Cube image: the same model behind the same door as the engine in our own process.
import { createHmac, timingSafeEqual } from "node:crypto";
import gateway from "@cubejs-backend/api-gateway";
import { withSecretFiles } from "./bin/front/secretFiles.js";

const secret = withSecretFiles(process.env).ATOLL_CUBE_SECRET;
if (!secret) throw new Error("ATOLL_CUBE_SECRET is not set: it signs the tokens that readers come with.");

function readerOf(token = "") {
  const [head, body, mark = ""] = token.split(".");
  const due = createHmac("sha256", secret).update(`${head}.${body}`).digest();
  const given = Buffer.from(mark, "base64url");
  if (given.length !== due.length || !timingSafeEqual(given, due)) return null;
  const { iss, aud, exp, sub } = JSON.parse(Buffer.from(body, "base64url").toString());
  return iss === "atoll" && aud === "cube" && exp > Date.now() / 1000 && sub ? { user_id: sub } : null;
}

export default {
  schemaPath: "semantic",
  devServer: false,
  preAggregationsSchema: "rollups",
  contextToApiScopes: async () => ["graphql", "meta", "data"],
  async checkAuth(request, token) {
    const reader = readerOf(token);
    if (!reader) throw new gateway.CubejsHandlerError(403, "Forbidden", "The metrics API needs a valid token.");
    request.securityContext = reader;
  },
  // Days are cut in the organisation's zone before they reach the marts.
  queryRewrite: async (query) => ({ ...query, timezone: "UTC" }),
};
