import { describe, expect, it } from "vitest";
import { formatDecimal, parseDecimal } from "./decimal.ts";

describe("decimals", () => {
  it.each([
    ["0", 0n],
    ["-0.00", 0n],
    ["12.34", 12_340_000n],
    ["-0.000001", -1n],
    ["1.5000000000", 1_500_000n],
  ])("read %s exactly", (text, millionths) => {
    expect(parseDecimal(text)).toBe(millionths);
  });

  it.each(["", "1e5", "1,5", "NaN", "0.0000001"])("refuse %s", (text) => {
    expect(() => parseDecimal(text)).toThrow(RangeError);
  });

  it.each([
    ["12.3", 2, "12.30"],
    ["-0.5", 0, "-0.5"],
    ["7.00", 0, "7"],
  ] as const)("show %s with at least %i digits", (text, digits, shown) => {
    expect(formatDecimal(parseDecimal(text), digits)).toBe(shown);
  });
});
