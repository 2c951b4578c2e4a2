import { describe, expect, it } from "vitest";
import { readDatabaseEnv, readServerEnv } from "./env.ts";
import { testEnv } from "./testing/testServer.ts";

const valid = testEnv("postgres://u:p@127.0.0.1:5432/atoll");

describe("settings of the web server", () => {
  it("have defaults for all but the databases and the secret", () => {
    const env = readServerEnv(valid);
    expect(env).toMatchObject({
      ATOLL_PORT: 4000,
      ATOLL_HOST: "127.0.0.1",
      isSandbox: false,
    });
    expect(env.publicUrl.href).toBe("http://localhost:4000/");
  });

  it("treat an empty variable as one that is not set", () => {
    expect(readServerEnv({ ...valid, ATOLL_NOW: "", ATOLL_PORT: "" }).ATOLL_PORT).toBe(4000);
  });

  it.each([
    ["ATOLL_PORT", "tall", /ATOLL_PORT must be a number/],
    ["ATOLL_PORT", "70000", /ATOLL_PORT must be a whole number from 1 to 65535/],
    ["ATOLL_NOW", "yesterday", /ATOLL_NOW must be an ISO instant/],
    ["DATABASE_URL", "mysql://x", /DATABASE_URL must be a URL such as postgres:/],
    ["ATOLL_LOG_LEVEL", "loud", /ATOLL_LOG_LEVEL/],
  ])("name %s=%s and how to mend it", (name, value, words) => {
    expect(() => readServerEnv({ ...valid, [name]: value })).toThrow(words);
  });

  it("name a required variable that is missing", () => {
    expect(() => readDatabaseEnv({})).toThrow("DATABASE_URL is not set (see .env.example).");
  });

  it.each([
    ["short", "abc"],
    ["a copied default", "test-guest-secret-change-me-please-now"],
    ["one letter repeated", "a".repeat(40)],
    ["counted up", "0123456789abcdef0123456789abcdef"],
  ])("refuse a secret that is %s", (_what, ATOLL_CUBE_SECRET) => {
    expect(() => readServerEnv({ ...valid, ATOLL_CUBE_SECRET })).toThrow(/ATOLL_CUBE_SECRET .*openssl rand -hex 32/);
  });

  it("accept what openssl rand -hex 32 prints", () => {
    const ATOLL_CUBE_SECRET = "b1946ac92492d2347c6235b4d2611184e3c1f0d7a95b8c6042b7f1a90d3e5c68";
    expect(readServerEnv({ ...valid, ATOLL_CUBE_SECRET }).ATOLL_CUBE_SECRET).toBe(ATOLL_CUBE_SECRET);
  });

  it("refuse plain http for an address outside this machine", () => {
    expect(() => readServerEnv({ ...valid, ATOLL_PUBLIC_URL: "http://figures.example.org" })).toThrow(
      /must begin with https/,
    );
    expect(readServerEnv({ ...valid, ATOLL_PUBLIC_URL: "https://figures.example.org" }).publicUrl.host).toBe(
      "figures.example.org",
    );
  });
});
