import type { Currency, Money } from "../../ngo/ledger.ts";
import { decimal, plainMoney, SHOP_CURRENCY } from "../../shopify/money.ts";

/** Euro cents as the number that Airbyte's schema makes of REST's text. */
export const numberOf = (cents: number): number => Number(plainMoney(cents));

/** REST's pair of amounts. Airbyte's schema makes numbers of most; those it does not know by name stay texts. */
export function moneySet({ shop, paid }: Money, paidIn: Currency, as: "number" | "text" = "number") {
  const side = (minor: number, currency: Currency) => {
    const amount = decimal(minor, currency);
    return { amount: as === "number" ? Number(amount) : amount, currency_code: currency };
  };
  return { shop_money: side(shop, SHOP_CURRENCY), presentment_money: side(paid, paidIn) };
}
