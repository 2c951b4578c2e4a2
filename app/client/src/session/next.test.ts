import { describe, expect, it } from "vitest";
import { safeNext, signInPath } from "./next.ts";

describe("the way back after sign-in", () => {
  it("keeps path and query", () => {
    const path = "/?period=last_year";
    expect(safeNext(new URL(signInPath(path), "http://atoll").searchParams.get("next"))).toBe(path);
  });

  it.each(["//evil.example", "/\\evil.example", "https://evil.example", "javascript:alert(1)", "", "/sign-in?token=x"])(
    "never leaves the site (%s)",
    (next) => {
      expect(safeNext(next)).toBe("/");
    },
  );

  it("says nothing where there is nothing to say", () => {
    expect(signInPath("/")).toBe("/sign-in");
    expect(safeNext(null)).toBe("/");
  });
});
