import { describe, expect, it } from "vitest";
import { readEnv } from "./env.ts";

const token = { ATOLL_SANDBOX_TOKEN: "long-enough" };

describe("readEnv", () => {
  it("has a default for everything but the token, and takes blanks as absent", () => {
    expect(readEnv({ ...token, ATOLL_SANDBOX_PORT: "", ATOLL_NOW: "" })).toEqual({
      ok: true,
      env: expect.objectContaining({
        ATOLL_SANDBOX_PORT: 4001,
        ATOLL_SANDBOX_SEED: 1,
        ATOLL_SANDBOX_SIZE: "demo",
        ATOLL_SANDBOX_LIVE: false,
        ATOLL_DATA_DIR: ".data",
      }),
    });
  });

  it("reads the instant that fixes now", () => {
    const reading = readEnv({ ...token, ATOLL_NOW: "2026-11-24T00:00:00Z" });
    expect(reading.ok && reading.env.ATOLL_NOW).toBe(Date.UTC(2026, 10, 24));
  });

  it.each([
    [{}, "ATOLL_SANDBOX_TOKEN"],
    [{ ...token, ATOLL_SANDBOX_PORT: "http" }, "ATOLL_SANDBOX_PORT"],
    [{ ...token, ATOLL_SANDBOX_SIZE: "huge" }, "ATOLL_SANDBOX_SIZE"],
    [{ ...token, ATOLL_NOW: "today" }, "ATOLL_NOW"],
  ])("names what is wrong in %j and how to mend it", (source, name) => {
    const reading = readEnv(source);
    expect(reading.ok ? "" : reading.problem).toMatch(new RegExp(`^${name} .*Set it to`));
  });
});
