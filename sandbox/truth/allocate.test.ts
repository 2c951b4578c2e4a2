import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { allocate, roundRatio } from "./allocate.ts";

const cents = fc.integer({ min: 0, max: 10_000_000 });

describe("allocate", () => {
  it("spreads a total over lines without losing a cent", () => {
    fc.assert(
      fc.property(cents, fc.array(cents, { minLength: 1, maxLength: 8 }), (total, weights) => {
        fc.pre(weights.some((weight) => weight > 0));
        expect(allocate(total, weights).reduce((sum, part) => sum + part, 0)).toBe(total);
      }),
    );
  });

  it("never gives a line more than it weighs when the total is no more than the weights", () => {
    fc.assert(
      fc.property(
        fc.array(cents, { minLength: 1, maxLength: 8 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (weights, share) => {
          const total = Math.floor(weights.reduce((sum, weight) => sum + weight, 0) * share);
          fc.pre(total > 0);
          allocate(total, weights).forEach((part, i) => {
            expect(part).toBeGreaterThanOrEqual(0);
            expect(part).toBeLessThanOrEqual((weights[i] ?? 0) + 1);
          });
        },
      ),
    );
  });

  it("rounds the running share, half away from zero", () => {
    expect(allocate(100, [1, 1, 1])).toEqual([33, 34, 33]);
    expect(allocate(1, [1, 1])).toEqual([1, 0]);
    expect(allocate(5, [0, 1, 0])).toEqual([0, 5, 0]);
  });

  it("refuses money that no line can carry", () => {
    expect(() => allocate(1, [0, 0])).toThrow("lines that weigh nothing");
    expect(allocate(0, [0, 0])).toEqual([0, 0]);
  });
});

describe("roundRatio", () => {
  it("agrees with exact integers whatever the size", () => {
    const any = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 });
    fc.assert(
      fc.property(any, any, any, (a, b, c) => {
        fc.pre(c !== 0);
        const twice = 2n * BigInt(a) * BigInt(b) * (c < 0 ? -1n : 1n);
        const scale = BigInt(Math.abs(c));
        const half = twice < 0n ? -scale : scale;
        expect(roundRatio(a, b, c)).toBe(Number((twice + half) / (2n * scale)));
      }),
    );
  });

  it("takes halves away from zero", () => {
    expect(roundRatio(1, 1, 2)).toBe(1);
    expect(roundRatio(-1, 1, 2)).toBe(-1);
    expect(roundRatio(1, -3, 2)).toBe(-2);
  });
});
