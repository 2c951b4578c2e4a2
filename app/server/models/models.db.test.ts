import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ScratchDatabase, scratchDatabase } from "../testing/scratchDatabase.ts";
import { type TestServer, testServer } from "../testing/testServer.ts";

let database: ScratchDatabase;
let server: TestServer;
let page: Awaited<ReturnType<TestServer["signIn"]>>;

beforeAll(async () => {
  database = await scratchDatabase();
  server = await testServer(database.url);
  page = await server.signIn();
});
afterAll(async () => {
  await server?.close();
  await database?.drop();
});

const open = (headers: Record<string, string> = {}) => server.ask("/docs/models", { headers, redirect: "manual" });

describe("the page of the models", () => {
  it("says when it will be there", async () => {
    const answer = await open(page);
    expect(answer.status).toBe(404);
    expect(answer.body).toContain("within a minute or two of the first build");
  });

  it("is the newest one, and can reach neither cookie nor network", async () => {
    for (const [project, html] of [
      ["old", "<p>old</p>"],
      ["new", "<p>fct_donations</p>"],
    ])
      await database.query("insert into app.model_pages (project, page, made_at) values ($1, $2, clock_timestamp())", [
        project,
        gzipSync(html ?? ""),
      ]);
    const answer = await open(page);
    expect(answer.status).toBe(200);
    expect(answer.body).toBe("<p>fct_donations</p>");
    const policy = answer.headers.get("content-security-policy") ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("sandbox allow-scripts");
    expect(policy).not.toContain("allow-same-origin");
    expect(answer.headers.get("cache-control")).toBe("no-store");
  });

  it("sends whoever is signed out to sign in and come back", async () => {
    const answer = await open();
    expect(answer.status).toBe(302);
    expect(answer.headers.get("location")).toBe("/sign-in?next=%2Fdocs%2Fmodels");
  });
});
