import { describe, expect, it } from "vitest";
import { ApiError } from "../session/http.ts";
import { isPassing, isTokenRefused, toFailure } from "./failure.ts";

const requestError = (message: string, response: unknown, status?: number) =>
  Object.assign(new Error(message), { response, status });

describe("a failure of Cube's client", () => {
  it("names an unknown member and the nearest ones", () => {
    const answer = {
      error: "no such member",
      code: "unknown_member",
      member: "fundraising.net_rised",
      nearest: ["fundraising.net_raised"],
    };
    expect(toFailure(requestError("no such member", answer, 400))).toEqual({
      kind: "unknown_member",
      member: "fundraising.net_rised",
      nearest: ["fundraising.net_raised"],
    });
  });

  it("passes where nobody answered or the server is busy", () => {
    expect(isPassing(toFailure(requestError("network Error", {}, undefined)))).toBe(true);
    expect(isPassing(toFailure(requestError("", { error: "" }, 503)))).toBe(true);
    expect(isPassing(toFailure(requestError("broken", { error: "broken" }, 500)))).toBe(false);
  });

  it("tells a refused token from a refused question", () => {
    expect(isTokenRefused(requestError("Forbidden", { error: "Forbidden" }, 403))).toBe(true);
    expect(isTokenRefused(requestError("no", { error: "no" }, 400))).toBe(false);
  });
});

describe("a failure of our own API", () => {
  it("is a sign-out at 401 and a lost connection without an answer", () => {
    expect(toFailure(new ApiError("signed_out", 401, "x"))).toEqual({ kind: "signed_out" });
    expect(toFailure(new ApiError("unreachable", 0, "x"))).toEqual({ kind: "network" });
  });
});
