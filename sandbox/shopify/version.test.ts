import { expect, it } from "vitest";
import { servedVersion } from "./version.ts";

it.each([
  ["2026-10", "2026-10"],
  ["2026-01", "2026-01"],
  ["2025-10", "2026-01"],
  ["2020-04", "2026-01"],
  ["unstable", "unstable"],
  ["2029-01", null],
  ["2025-02", null],
  ["v3", null],
])("serves %s as %s", (asked, served) => {
  expect(servedVersion(asked)).toBe(served);
});
