import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decimal, moneyBag, plainMoney } from "./money.ts";

describe("decimal", () => {
  it.each([
    [5500, "EUR", "55.0"],
    [1235, "EUR", "12.35"],
    [1230, "USD", "12.3"],
    [5, "EUR", "0.05"],
    [0, "EUR", "0.0"],
    [-1050, "EUR", "-10.5"],
    [3819, "XPF", "3819.0"],
    [0, "XPF", "0.0"],
  ] as const)("writes %i minor units of %s as %s", (minor, currency, text) => {
    expect(decimal(minor, currency)).toBe(text);
  });

  it("loses no cent", () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), (minor) => {
        expect(Math.round(Number(decimal(minor, "EUR")) * 100)).toBe(minor === 0 ? 0 : minor);
      }),
    );
  });
});

describe("moneyBag", () => {
  it("gives the shop's euros and what the buyer paid", () => {
    expect(moneyBag({ shop: 3200, paid: 3819 }, "XPF")).toEqual({
      shopMoney: { __typename: "MoneyV2", amount: "32.0", currencyCode: "EUR" },
      presentmentMoney: { __typename: "MoneyV2", amount: "3819.0", currencyCode: "XPF" },
    });
  });
});

describe("plainMoney", () => {
  it("keeps both decimals", () => {
    expect(plainMoney(3200)).toBe("32.00");
  });
});
