import { describe, expect, it } from "vitest";
import type { Service } from "./http.ts";
import { failureOf, readRetryAfter } from "./http.ts";

const now = Date.parse("2026-11-24T00:00:00Z");
const service: Service = {
  name: "Shop",
  mends: { unauthorized: "new token", forbidden: "more rights", unreachable: "network" },
};
const failure = (status: number, headers = {}) =>
  failureOf(service, { status, headers: new Headers(headers), text: "why" });

describe("Retry-After", () => {
  it.each([
    ["2.0", 2_000],
    ["10", 10_000],
    ["Tue, 24 Nov 2026 00:00:05 GMT", 5_000],
    ["Mon, 23 Nov 2026 00:00:00 GMT", 0],
    ["soon", null],
    [null, null],
  ])("of %s is %s milliseconds", (header, ms) => {
    expect(readRetryAfter(header, now)).toBe(ms);
  });
});

describe("an answer's status", () => {
  it.each([
    [401, "unauthorized", "SourceError"],
    [402, "account_frozen", "SourceError"],
    [403, "forbidden", "SourceError"],
    [404, "request_refused", "SourceError"],
    [423, "server_error", "RetryableError"],
    [429, "throttled", "ThrottledError"],
    [500, "server_error", "RetryableError"],
    [504, "server_error", "RetryableError"],
  ])("%i means %s, a %s", (status, code, name) => {
    expect(failure(status)).toMatchObject({ code, name, cause: "why" });
  });

  it("of 2xx is no failure", () => {
    expect([failure(200), failure(207)]).toEqual([null, null]);
  });

  it("of a limit carries the wait that was asked for", () => {
    expect(failure(429, { "retry-after": "2.0" })).toMatchObject({ retryAfterMs: 2_000 });
  });
});
