import { SignJWT } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createCube } from "../../../cube/createCube.ts";
import { type ScratchDatabase, scratchDatabase } from "../testing/scratchDatabase.ts";
import { silent, type TestServer, testSecret, testServer, until } from "../testing/testServer.ts";

let database: ScratchDatabase;
let server: TestServer;
let token: string;

beforeAll(async () => {
  database = await scratchDatabase();
  server = await testServer(database.url, {
    createCube: () =>
      createCube({
        databaseUrl: database.url,
        secret: testSecret,
        zone: () => "Pacific/Tahiti",
        now: () => new Date(),
        log: silent,
      }),
  });
  const answer = await server.ask("/api/cube-token", { headers: await server.signIn() });
  token = String(answer.json().token);
  const started = await until(
    () => server.ask("/cubejs-api/v1/meta"),
    ({ status }) => status !== 503,
    60_000,
  );
  expect(started.status).not.toBe(503);
});
afterAll(async () => {
  await server?.close();
  await database?.drop();
});

const query = encodeURIComponent(JSON.stringify({ measures: ["fundraising.net_raised"] }));
const doors = [
  `/cubejs-api/v1/load?query=${query}`,
  "/cubejs-api/v1/meta",
  "/cubejs-api/v1/sql",
  "/cubejs-api/graphql",
];

const signed = (secret: string, audience: string, expires: string) =>
  new SignJWT({})
    .setProtectedHeader({ alg: "HS256" })
    .setSubject("u")
    .setIssuer("atoll")
    .setAudience(audience)
    .setIssuedAt()
    .setExpirationTime(expires)
    .sign(new TextEncoder().encode(secret));

const refusedTokens = async () => ({
  none: null,
  garbage: "garbage",
  unsigned: `${btoa('{"alg":"none"}')}.${btoa('{"sub":"u","iss":"atoll","aud":"cube","exp":9999999999}')}.`,
  "signed with another secret": await signed(testSecret.replace("u", "v"), "cube", "10m"),
  "made for something else": await signed(testSecret, "mail", "10m"),
  expired: await signed(testSecret, "cube", "-1s"),
});

describe("Cube behind this server, with NODE_ENV=test", () => {
  it("answers nobody without a good token", async () => {
    expect(process.env.NODE_ENV).toBe("test");
    for (const [what, bad] of Object.entries(await refusedTokens())) {
      for (const door of doors) {
        const answer = await server.ask(door, { headers: bad === null ? {} : { authorization: `Bearer ${bad}` } });
        expect([what, door, [401, 403].includes(answer.status), answer.status]).toEqual([
          what,
          door,
          true,
          answer.status,
        ]);
        expect(answer.body).not.toContain("net_raised");
      }
    }
  });

  it("is not opened by the session cookie alone", async () => {
    const page = await server.signIn();
    expect([401, 403]).toContain((await server.ask("/cubejs-api/v1/meta", { headers: page })).status);
  });

  it("tells its members to a reader with a token of this server", async () => {
    const answer = await server.ask("/cubejs-api/v1/meta", { headers: { authorization: `Bearer ${token}` } });
    expect(answer.status).toBe(200);
    expect(answer.body).toContain("fundraising.net_raised");
  });

  it("says that there are no figures yet where there are none", async () => {
    const answer = await server.ask(doors[0] ?? "", { headers: { authorization: `Bearer ${token}` } });
    expect([answer.status, answer.json()]).toEqual([503, expect.objectContaining({ code: "not_ready" })]);
  });

  it("takes a query by POST, which a body parser in front of it would break", async () => {
    await database.query("create schema marts");
    await database.query(
      "create table marts.build_runs (build_id bigint, invocation_id text, finished_at timestamptz)",
    );
    await database.query("insert into marts.build_runs values (1, 'first', now())");
    const answer = await server.post(
      "/cubejs-api/v1/load",
      { query: { measures: ["fundraising.no_such_measure"] } },
      { authorization: `Bearer ${token}` },
    );
    expect([answer.status, answer.json()]).toEqual([
      400,
      expect.objectContaining({ code: "unknown_member", member: "fundraising.no_such_measure" }),
    ]);
  });

  it("waits for the first build without holding up what says so", async () => {
    const answer = await server.ask("/readyz");
    expect([answer.status, answer.json()]).toEqual([
      503,
      expect.objectContaining({ status: "setting_up", step: "start", problem: null }),
    ]);
  });

  it.each(["/playground/context", "/playground/files", "/livez"])("opens nothing of Cube's own at %s", async (path) => {
    expect((await server.ask(path)).body).toContain("The site has not been built yet");
  });
});
