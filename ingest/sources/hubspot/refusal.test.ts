import { describe, expect, it } from "vitest";
import { ThrottledError } from "../../errors.ts";
import { refusalOf } from "./refusal.ts";

const answer = (status: number, body: object | string, headers: Record<string, string> = {}) => ({
  status,
  headers: new Headers(headers),
  text: typeof body === "string" ? body : JSON.stringify(body),
});
const limited = (policyName: string | undefined, message: string) => ({
  status: "error",
  message,
  errorType: "RATE_LIMIT",
  ...(policyName ? { policyName } : {}),
});
const waitOf = (refusal: ReturnType<typeof refusalOf>) =>
  refusal instanceof ThrottledError ? refusal.retryAfterMs : null;

describe("a refusal of HubSpot's", () => {
  it.each([
    ["TEN_SECONDLY_ROLLING", "You have reached your ten_secondly_rolling limit.", 10_000],
    [undefined, "You have reached your ten_secondly_rolling limit.", 10_000],
    ["SECONDLY", "You have reached your secondly limit.", 1_000],
    [undefined, "You have reached your secondly limit.", 1_000],
  ])("by the limit %s (%s) is waited for as long as its window", (policy, message, wait) => {
    expect(waitOf(refusalOf(answer(429, limited(policy, message))))).toBe(wait);
  });

  it("that says when to come back is believed", () => {
    const body = limited("TEN_SECONDLY_ROLLING", "You have reached your ten_secondly_rolling limit.");
    expect(waitOf(refusalOf(answer(429, body, { "retry-after": "3" })))).toBe(3_000);
  });

  it.each([
    ["DAILY", "You have reached your daily limit."],
    [undefined, "You have reached your daily limit."],
  ])("by the daily limit (%s) ends the run", (policy, message) => {
    const refusal = refusalOf(answer(429, limited(policy, message)));
    expect(refusal).toMatchObject({ code: "daily_limit" });
    expect(waitOf(refusal)).toBeNull();
  });

  it("of a proxy in front of it, whose body is no JSON, is left to the usual rules", () => {
    expect(refusalOf(answer(429, "<html>Too many requests</html>"))).toBeNull();
  });

  it("because a record is locked is waited for, two seconds at least", () => {
    expect(waitOf(refusalOf(answer(423, { status: "error", message: "locked" })))).toBe(2_000);
  });

  it("because the account is being moved is waited for when that is short, and named when it is long", () => {
    expect(waitOf(refusalOf(answer(477, "", { "retry-after": "30" })))).toBe(30_000);
    const long = refusalOf(answer(477, "", { "retry-after": "86400" }));
    expect(waitOf(long)).toBeNull();
    expect(long).toMatchObject({ code: "account_moving", message: expect.stringMatching(/again at 20\d\d-/) });
    expect(refusalOf(answer(477, ""))).toMatchObject({ code: "account_moving" });
  });

  it.each([200, 400, 404, 500, 502, 504])("with status %i means nothing of its own", (status) => {
    expect(refusalOf(answer(status, {}))).toBeNull();
  });
});
