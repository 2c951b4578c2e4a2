import { describe, expect, it } from "vitest";
import { cell, numberText, timeText } from "./cells.ts";

describe("timeText", () => {
  it.each([
    ["2024-01-01T00:00:00.000Z", "2024-01-01T00:00:00.000"],
    ["2024-01-01T12:13:14.5+02:00", "2024-01-01T12:13:14.500"],
    ["2024-01-01T12:13:14", "2024-01-01T12:13:14.000"],
    ["2024-01-01 12:13:14", "2024-01-01T12:13:14.000"],
    ["2024-01-01 12:13:14.123456", "2024-01-01T12:13:14.123"],
    ["2024-01-01 12:13:14.123 UTC", "2024-01-01T12:13:14.123"],
    ["2024-01-01 12:13:14.123 +00:00", "2024-01-01T12:13:14.123"],
  ])("writes %s as %s, offset dropped", (given, written) => {
    expect(timeText(given)).toBe(written);
  });

  it.each(["2026-11-01", "2024-01-01T00:00:00.000", "last week", ""])("leaves %j as it is", (given) => {
    expect(timeText(given)).toBe(given);
  });
});

describe("numberText", () => {
  it.each([
    [0, "0"],
    [12.5, "12.5"],
    [-3, "-3"],
    [1e21, "1000000000000000000000"],
    [1.5e22, "15000000000000000000000"],
    [1.25e-7, "0.000000125"],
    [-4e-10, "-0.0000000004"],
  ])("prints %d as %s, without exponent", (given, written) => {
    expect(numberText(given)).toBe(written);
  });
});

describe("cell", () => {
  it("keeps null and booleans, and turns numbers into strings", () => {
    expect([null, true, false, 3, "3.10"].map((value) => cell(value, "number"))).toEqual([
      null,
      true,
      false,
      "3",
      "3.10",
    ]);
  });

  it("passes json columns through", () => {
    expect(cell({ a: [1] }, "string")).toEqual({ a: [1] });
  });

  it("rewrites times only in time members", () => {
    expect(cell("2024-01-01 00:00:00", "string")).toBe("2024-01-01 00:00:00");
    expect(cell("2024-01-01 00:00:00", "time")).toBe("2024-01-01T00:00:00.000");
  });
});
