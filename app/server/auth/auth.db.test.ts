import { decodeProtectedHeader, jwtVerify } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ScratchDatabase, scratchDatabase } from "../testing/scratchDatabase.ts";
import { type TestServer, testSecret, testServer } from "../testing/testServer.ts";

let database: ScratchDatabase;
let server: TestServer;

beforeAll(async () => {
  database = await scratchDatabase();
  server = await testServer(database.url);
});
afterAll(async () => {
  await server?.close();
  await database?.drop();
});

const errorOf = (body: string) => JSON.parse(body).error;

describe("a sign-in link", () => {
  it("opens a session once and never again", async () => {
    const token = await server.link();
    const first = await server.post("/api/sign-in", { token });
    expect(first.status).toBe(204);
    const again = await server.post("/api/sign-in", { token });
    expect(again.status).toBe(410);
    expect(errorOf(again.body)).toMatchObject({
      code: "link_used",
      message: expect.stringContaining("atoll sign-in-link"),
    });
    expect(again.headers.getSetCookie()).toEqual([]);
  });

  it("opens one session when it is posted twice at once", async () => {
    const token = await server.link();
    const answers = await Promise.all([1, 2, 3].map(() => server.post("/api/sign-in", { token })));
    expect(answers.map((answer) => answer.status).sort()).toEqual([204, 410, 410]);
  });

  it("is not used up by whoever only opens it", async () => {
    const token = await server.link();
    await server.ask(`/sign-in?token=${token}`);
    expect((await server.post("/api/sign-in", { token })).status).toBe(204);
  });

  it("expires after 24 hours", async () => {
    const token = await server.link();
    await database.query("update app.sign_in_links set expires_at = now() where used_at is null");
    const answer = await server.post("/api/sign-in", { token });
    expect([answer.status, errorOf(answer.body).code]).toEqual([410, "link_expired"]);
  });

  it("that nobody made is refused, as is half of one", async () => {
    const garbage = await server.post("/api/sign-in", { token: "x".repeat(43) });
    expect([garbage.status, errorOf(garbage.body).code]).toEqual([404, "link_unknown"]);
    const half = await server.post("/api/sign-in", { token: "abc" });
    expect([half.status, errorOf(half.body).code]).toEqual([400, "link_incomplete"]);
  });

  it("is kept as a hash only", async () => {
    const token = await server.link();
    const [row] = await database.query("select count(*)::int as n from app.sign_in_links l where l::text like $1", [
      `%${token}%`,
    ]);
    expect(row?.n).toBe(0);
  });

  it("always signs the same first administrator in", async () => {
    await Promise.all([1, 2, 3].map(() => server.link()));
    expect(await database.query("select role from app.users")).toEqual([{ role: "administrator" }]);
  });
});

describe("the session cookie", () => {
  it("is out of reach of scripts and other sites", async () => {
    const answer = await server.post("/api/sign-in", { token: await server.link() });
    const [cookie] = answer.headers.getSetCookie();
    expect(cookie).toMatch(
      /^atoll_session=[\w-]{43}; Max-Age=1209600; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax$/,
    );
  });

  it("is Secure where people come by https", async () => {
    const secured = await testServer(database.url, { env: { ATOLL_PUBLIC_URL: "https://figures.example.org" } });
    const answer = await secured.post("/api/sign-in", { token: await secured.link() });
    await secured.close();
    expect(answer.headers.getSetCookie()[0]).toContain("; Secure;");
    expect(answer.headers.get("strict-transport-security")).toContain("max-age");
  });
});

describe("a session", () => {
  it("says who is signed in and what figures depend on", async () => {
    const page = await server.signIn();
    const answer = await server.ask("/api/session", { headers: page });
    expect(answer.json()).toMatchObject({
      user: { name: "Administrator", email: null, role: "administrator" },
      time_zone: "Pacific/Tahiti",
      reporting_currency: "EUR",
      fiscal_year_start: 1,
      sandbox: false,
    });
    expect(answer.headers.get("cache-control")).toBe("no-store");
  });

  it.each(["/api/session", "/api/cube-token", "/api/freshness", "/api/events"])("is asked for by %s", async (path) => {
    for (const cookie of ["", "atoll_session=", `atoll_session=${"x".repeat(43)}`, "atoll_session=%ff%00'--"]) {
      const answer = await server.ask(path, { headers: { cookie } });
      expect(answer.status).toBe(401);
      expect(answer.json()).toEqual({ error: { code: "signed_out", message: expect.any(String) } });
    }
  });

  it("ends when nobody used it for 14 days", async () => {
    const page = await server.signIn();
    await database.query("update app.sessions set expires_at = now() - interval '1 second'");
    expect((await server.ask("/api/session", { headers: page })).status).toBe(401);
  });

  it("in use is lengthened, but not past 90 days after sign-in", async () => {
    const page = await server.signIn();
    await database.query(
      "update app.sessions set created_at = now() - interval '89 days', last_seen_at = now() - interval '2 hours', expires_at = now() + interval '1 hour'",
    );
    const answer = await server.ask("/api/session", { headers: page });
    expect(answer.headers.getSetCookie()[0]).toContain("Max-Age=1209600");
    const [row] = await database.query(
      "select expires_at = created_at + interval '90 days' as is_capped from app.sessions",
    );
    expect(row?.is_capped).toBe(true);
  });

  it("is over after signing out, also for a copy of its cookie", async () => {
    const page = await server.signIn();
    const answer = await server.post("/api/sign-out", {}, page);
    expect(answer.status).toBe(204);
    expect(answer.headers.getSetCookie()[0]).toMatch(/^atoll_session=;.*Expires=Thu, 01 Jan 1970/);
    expect((await server.ask("/api/session", { headers: page })).status).toBe(401);
  });
});

describe("a change", () => {
  it("without the session's CSRF token is refused", async () => {
    const page = await server.signIn();
    const other = await server.signIn();
    for (const csrf of [undefined, "", "guess", other["x-atoll-csrf"]]) {
      const headers = { cookie: page.cookie, ...(csrf === undefined ? {} : { "x-atoll-csrf": csrf }) };
      const answer = await server.post("/api/sign-out", {}, headers);
      expect([answer.status, errorOf(answer.body).code]).toEqual([403, "csrf_refused"]);
    }
    expect((await server.ask("/api/session", { headers: page })).status).toBe(200);
  });

  it("asked for by another site's page is refused, sign-in included", async () => {
    const token = await server.link();
    const answer = await server.post("/api/sign-in", { token }, { "sec-fetch-site": "cross-site" });
    expect([answer.status, errorOf(answer.body).code]).toEqual([403, "other_site"]);
    expect((await server.post("/api/sign-in", { token }, { "sec-fetch-site": "same-origin" })).status).toBe(204);
  });

  it("with a body that is no JSON, or too much of it, is refused in words", async () => {
    const headers = { "content-type": "application/json" };
    const broken = await server.ask("/api/sign-in", { method: "POST", headers, body: "{" });
    expect([broken.status, errorOf(broken.body).code]).toEqual([400, "invalid_request"]);
    const huge = await server.post("/api/sign-in", { token: "x".repeat(100_000) });
    expect([huge.status, errorOf(huge.body).code]).toEqual([413, "invalid_request"]);
  });
});

describe("a token for Cube", () => {
  it("names the reader and lasts ten minutes", async () => {
    const page = await server.signIn();
    const { token, expires_at } = (await server.ask("/api/cube-token", { headers: page })).json();
    const key = new TextEncoder().encode(testSecret);
    const { payload } = await jwtVerify(String(token), key, {
      issuer: "atoll",
      audience: "cube",
      algorithms: ["HS256"],
    });
    const [user] = await database.query("select user_id from app.users");
    expect(payload.sub).toBe(user?.user_id);
    expect(new Date(String(expires_at)).getTime()).toBe(Number(payload.exp) * 1000);
    expect(Number(payload.exp) - Number(payload.iat)).toBe(600);
    expect(decodeProtectedHeader(String(token)).alg).toBe("HS256");
  });
});

describe("sign-in attempts", () => {
  it("are limited, and say when to try again", async () => {
    const busy = await testServer(database.url);
    const codes = [];
    for (let i = 0; i < 21; i += 1) codes.push((await busy.post("/api/sign-in", { token: "x".repeat(43) })).status);
    const refused = await busy.post("/api/sign-in", { token: await busy.link() });
    await busy.close();
    expect(codes.slice(0, 20)).toEqual(Array(20).fill(404));
    expect([codes[20], refused.status]).toEqual([429, 429]);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(250);
  });
});
