import { beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { secret, token } from "./testing/testCube.ts";

const configuration = z.object({
  devServer: z.literal(false),
  checkAuth: z.custom<(request: { securityContext?: unknown }, token?: string) => Promise<void>>(
    (each) => typeof each === "function",
  ),
});
let checkAuth: z.infer<typeof configuration>["checkAuth"];

beforeAll(async () => {
  process.env.ATOLL_CUBE_SECRET = secret;
  // By address: it is not part of the typed project, since the official image reads it as it is.
  const module = await import(new URL("../cube.js", import.meta.url).href);
  checkAuth = configuration.parse(module.default).checkAuth;
});

describe("cube.js of the official image", () => {
  it("knows a reader by the same token", async () => {
    const request = {};
    await checkAuth(request, await token());
    expect(request).toEqual({ securityContext: { user_id: "user-1" } });
  });

  it.each<[string, () => Promise<string | undefined>]>([
    ["none", async () => undefined],
    ["garbage", async () => "garbage"],
    ["an expired one", () => token({ exp: 1 })],
    ["one that never expires", () => token({ exp: undefined })],
    ["another audience", () => token({ aud: "site" })],
    ["another issuer", () => token({ iss: "someone" })],
    ["another secret", () => token({}, "another-secret-of-the-same-length-as-ours")],
  ])("refuses %s with 403", async (_name, make) => {
    await expect(checkAuth({}, await make())).rejects.toMatchObject({ status: 403 });
  });
});
