import { createHmac } from "node:crypto";
import { SignJWT } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { readModel } from "./model.ts";
import { secret, startCube, token } from "./testing/testCube.ts";

// Nothing listens there: every door must hold without a database.
const nowhere = "postgres://reader:reader@127.0.0.1:1/none";
let site: Awaited<ReturnType<typeof startCube>>;

beforeAll(async () => {
  site = await startCube(nowhere);
});
afterAll(() => site.stop());

const metaBody = z.object({ cubes: z.array(z.object({ name: z.string() })) });
const errorBody = z.object({ error: z.string(), code: z.string() });
const json = { "content-type": "application/json" };
const bearer = async () => ({ ...json, authorization: `Bearer ${await token()}` });
const query = encodeURIComponent(JSON.stringify({ measures: ["fundraising.net_raised"] }));

const base64 = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
const claims = { iss: "atoll", aud: "cube", sub: "user-1", exp: 4_000_000_000 };
const signed = (header: object, key = secret) => {
  const text = `${base64(header)}.${base64(claims)}`;
  return `${text}.${createHmac("sha256", key).update(text).digest("base64url")}`;
};

const forged: Record<string, () => Promise<string | null>> = {
  "no token": async () => null,
  "an empty one": async () => "",
  "a garbage one": async () => "garbage",
  "one without algorithm": async () => `${base64({ alg: "none", typ: "JWT" })}.${base64(claims)}.`,
  "another algorithm": async () =>
    new SignJWT(claims).setProtectedHeader({ alg: "HS512" }).sign(new TextEncoder().encode(secret)),
  "another secret": async () => signed({ alg: "HS256" }, "another-secret-of-the-same-length-as-ours"),
  "an expired one": () => token({ exp: Math.floor(Date.now() / 1000) - 1 }),
  "one that never expires": () => token({ exp: undefined }),
  "another audience": () => token({ aud: "site" }),
  "another issuer": () => token({ iss: "someone" }),
  "one in nobody's name": () => token({ sub: undefined }),
};

const doors: [string, RequestInit?][] = [
  [`/cubejs-api/v1/load?query=${query}`],
  ["/cubejs-api/v1/load", { method: "POST", body: "{}" }],
  ["/cubejs-api/v1/meta"],
  ["/cubejs-api/v1/meta?extended=true"],
  ["/cubejs-api/v1/sql?query={}"],
  ["/cubejs-api/v1/cubesql", { method: "POST", body: "{}" }],
  ["/cubejs-api/v1/pre-aggregations/jobs", { method: "POST", body: "{}" }],
  ["/cubejs-api/graphql", { method: "POST", body: '{"query":"{ __schema { types { name } } }"}' }],
  ["/cubejs-api/graphql", { headers: { accept: "text/html" } }],
];

describe("a reader whose token is not good", () => {
  it("runs these tests in what Cube calls development", () => {
    expect(process.env.NODE_ENV).toBe("test");
  });

  describe.each(Object.entries(forged))("%s", (_name, make) => {
    it.each(doors)("gets 403 on %s", async (path, init) => {
      const given = await make();
      const headers = { ...json, ...(given === null ? {} : { authorization: `Bearer ${given}` }), ...init?.headers };
      const response = await fetch(site.url + path, { ...init, headers });
      expect(response.status).toBe(403);
      expect(await response.json()).toMatchObject({ code: "forbidden" });
    });
  });
});

describe("a reader", () => {
  it("is known by a token of their own, whatever word stands before it", async () => {
    expect((await fetch(`${site.url}/cubejs-api/v1/meta`, { headers: await bearer() })).status).toBe(200);
    const headers = { authorization: signed({ alg: "HS256" }) };
    expect((await fetch(`${site.url}/cubejs-api/v1/meta`, { headers })).status).toBe(200);
  });

  it("sees views and never a cube", async () => {
    const response = await fetch(`${site.url}/cubejs-api/v1/meta`, { headers: await bearer() });
    const body = await response.json();
    const files = (await readModel()).map(({ fileName }) => fileName);
    const views = files.flatMap((name) => /^views\/(\w+)\.yml$/.exec(name)?.[1] ?? []);
    expect(metaBody.parse(body).cubes.map((view) => view.name)).toEqual(views);
    expect(views).toContain("fundraising");
    expect(JSON.stringify(body)).not.toContain("marts.");
  });

  it.each([
    ["/cubejs-api/v1/meta?extended=true", 403, "forbidden"],
    ["/cubejs-api/v1/sql?query={}", 403, "forbidden"],
    ["/cubejs-api/v1/sql?format=sql&query=select", 501, "needs_native"],
    ["/cubejs-api/v1/load?query={", 400, "invalid_query"],
    ["/cubejs-api/v1/load", 400, "invalid_query"],
    [
      `/cubejs-api/v1/load?query=${encodeURIComponent('{"measures":["fundraising.nett_raised"]}')}`,
      400,
      "unknown_member",
    ],
    [`/cubejs-api/v1/load?query=${query}`, 503, "database_unreachable"],
    ["/cubejs-api/playground/context", 404, "not_found"],
  ])("asking %s gets %i %s", async (path, status, code) => {
    const response = await fetch(site.url + path, { headers: await bearer() });
    expect([response.status, errorBody.parse(await response.json()).code]).toEqual([status, code]);
  });

  it.each([
    ["/cubejs-api/v1/cubesql", '{"query":"select 1"}', 501],
    ["/cubejs-api/v1/convert-query", "{}", 501],
    ["/cubejs-api/v1/load", "{", 400],
    ["/cubejs-api/v1/load", `{"query":"${"x".repeat(1_100_000)}"}`, 413],
    ["/cubejs-api/v1/pre-aggregations/jobs", '{"action":"post"}', 403],
  ])("posting to %s gets %3$i", async (path, body, status) => {
    const response = await fetch(site.url + path, { method: "POST", headers: await bearer(), body });
    expect(response.status).toBe(status);
  });

  it("is told why there is no SQL API", async () => {
    const response = await fetch(`${site.url}/cubejs-api/v1/cubesql`, {
      method: "POST",
      headers: await bearer(),
      body: "{}",
    });
    expect(errorBody.parse(await response.json()).error).toMatch(/native addon/);
  });

  it("learns nothing of the database from its absence", async () => {
    const response = await fetch(`${site.url}/cubejs-api/v1/load?query=${query}`, { headers: await bearer() });
    expect(await response.text()).not.toMatch(/127\.0\.0\.1|ECONN|select|marts|reader/i);
    expect(response.headers.get("retry-after")).toBe("2");
  });
});

describe("the host", () => {
  it.each(["/", "/playground", "/cubejs-system/v1/context", "/readyz", "/livez", "/sign-in"])(
    "keeps %s for itself",
    async (path) => {
      const response = await fetch(site.url + path);
      expect([response.status, await response.text()]).toEqual([418, "the host answers"]);
    },
  );
});
