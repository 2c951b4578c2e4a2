import type { Currency, Money } from "../ngo/ledger.ts";

const MINOR_DIGITS: Record<Currency, number> = { EUR: 2, USD: 2, XPF: 0 };
export const SHOP_CURRENCY: Currency = "EUR";
export const NOTHING: Money = { shop: 0, paid: 0 };

export type MoneyV2 = { __typename: "MoneyV2"; amount: string; currencyCode: Currency };
export type MoneyBag = { shopMoney: MoneyV2; presentmentMoney: MoneyV2 };

/** Minor units as Shopify's `Decimal`: no needless zeros, yet always one digit after the point ("55.0", "12.35"). */
export function decimal(minor: number, currency: Currency): string {
  const digits = MINOR_DIGITS[currency];
  const sign = minor < 0 ? "-" : "";
  const padded = String(Math.abs(minor)).padStart(digits + 1, "0");
  const whole = padded.slice(0, padded.length - digits);
  const fraction = padded.slice(padded.length - digits).replace(/0+$/, "");
  return `${sign}${whole}.${fraction || "0"}`;
}

/** Euro cents as the older scalar `Money`, which keeps both decimals ("55.00"). */
export function plainMoney(cents: number): string {
  return (cents / 100).toFixed(2);
}

export function moneyV2(minor: number, currency: Currency): MoneyV2 {
  return { __typename: "MoneyV2", amount: decimal(minor, currency), currencyCode: currency };
}

export function moneyBag(money: Money, paidIn: Currency): MoneyBag {
  return { shopMoney: moneyV2(money.shop, SHOP_CURRENCY), presentmentMoney: moneyV2(money.paid, paidIn) };
}

export function plus(...amounts: readonly Money[]): Money {
  return amounts.reduce((sum, money) => ({ shop: sum.shop + money.shop, paid: sum.paid + money.paid }), NOTHING);
}

export function minus(from: Money, taken: Money): Money {
  return { shop: from.shop - taken.shop, paid: from.paid - taken.paid };
}

export function times(unit: Money, quantity: number): Money {
  return { shop: unit.shop * quantity, paid: unit.paid * quantity };
}
