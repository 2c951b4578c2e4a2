import { describe, expect, it } from "vitest";
import { isRateDue } from "./publication.ts";

const friday = "2026-10-30";
const due = (now: string, success: string | null, failure: string | null = null) =>
  isRateDue(
    { last_success_at: success ? new Date(success) : null, last_failure_at: failure ? new Date(failure) : null },
    new Date(now),
  );

describe("the bank is asked", () => {
  it("when it never was", () => {
    expect(due(`${friday}T09:00:00Z`, null)).toBe(true);
  });

  it("once after each publication, and not again until the next", () => {
    expect(due(`${friday}T15:14:00Z`, "2026-10-29T15:20:00Z")).toBe(false);
    expect(due(`${friday}T15:15:00Z`, "2026-10-29T15:20:00Z")).toBe(true);
    expect(due(`${friday}T23:00:00Z`, `${friday}T15:20:00Z`)).toBe(false);
  });

  it("not at weekends, when it publishes nothing", () => {
    expect(due("2026-11-01T20:00:00Z", `${friday}T15:20:00Z`)).toBe(false);
    expect(due("2026-11-02T15:15:00Z", `${friday}T15:20:00Z`)).toBe(true);
  });

  it("again an hour after it could not be reached", () => {
    expect(due(`${friday}T16:00:00Z`, null, `${friday}T15:20:00Z`)).toBe(false);
    expect(due(`${friday}T16:20:00Z`, null, `${friday}T15:20:00Z`)).toBe(true);
    expect(due(`${friday}T16:00:00Z`, "2026-10-29T15:20:00Z", `${friday}T15:20:00Z`)).toBe(false);
  });
});
