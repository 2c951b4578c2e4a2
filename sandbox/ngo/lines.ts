import { allocate, roundRatio } from "../truth/allocate.ts";
import type { Pick } from "./basket.ts";
import { tahitiDay } from "./calendar.ts";
import type { Currency, Money, OrderLine } from "./ledger.ts";
import { priceAt } from "./products.ts";
import type { World } from "./world.ts";

export type Discount = { percent: number } | { cents: number } | null;

export const NOTHING: Money = { shop: 0, paid: 0 };

/** EUR cents as the shop books them and as a buyer pays them that day. */
export function moneyOn(world: World, cents: number, currency: Currency, at: number): Money {
  return { shop: cents, paid: world.rates.fromEur(cents, currency, tahitiDay(at)) };
}

/** The lines of a new order: prices of the day, the discount spread over them in both currencies. `slot` makes the ids. */
export function linesOf(
  world: World,
  slot: number,
  picks: readonly Pick[],
  currency: Currency,
  at: number,
  discount: Discount,
): OrderLine[] {
  const lines = picks.map((pick, n): OrderLine => {
    const product = world.shop.productOf(pick.variant);
    const unitPrice = moneyOn(world, pick.price ?? priceAt(pick.variant, at), currency, at);
    return {
      id: world.ids.line.of(slot * 8 + n),
      productId: product.id,
      variantId: pick.variant.id,
      revenueClass: product.revenueClass,
      quantity: pick.quantity,
      removed: 0,
      refunded: 0,
      unitPrice,
      gross: times(unitPrice, pick.quantity),
      discount: NOTHING,
      refund: NOTHING,
      site: pick.site,
      species: pick.variant.species,
      coralsPerUnit: pick.variant.coralsPerUnit,
      recipient: pick.recipient,
      properties: pick.properties,
    };
  });
  if (discount) spreadDiscount(world, lines, currency, at, discount);
  return lines;
}

function spreadDiscount(
  world: World,
  lines: OrderLine[],
  currency: Currency,
  at: number,
  discount: NonNullable<Discount>,
): void {
  const subtotal = sumOf(lines.map((line) => line.gross));
  const total =
    "percent" in discount
      ? {
          shop: roundRatio(subtotal.shop, discount.percent, 100),
          paid: roundRatio(subtotal.paid, discount.percent, 100),
        }
      : moneyOn(world, Math.min(discount.cents, subtotal.shop), currency, at);
  const shop = allocate(
    total.shop,
    lines.map((line) => line.gross.shop),
  );
  const paid = allocate(
    Math.min(total.paid, subtotal.paid),
    lines.map((line) => line.gross.paid),
  );
  lines.forEach((line, i) => {
    line.discount = { shop: shop[i] ?? 0, paid: paid[i] ?? 0 };
  });
}

export function times(unit: Money, quantity: number): Money {
  return { shop: unit.shop * quantity, paid: unit.paid * quantity };
}

export function plus(a: Money, b: Money): Money {
  return { shop: a.shop + b.shop, paid: a.paid + b.paid };
}

export function minus(a: Money, b: Money): Money {
  return { shop: a.shop - b.shop, paid: a.paid - b.paid };
}

export function sumOf(amounts: readonly Money[]): Money {
  return amounts.reduce(plus, NOTHING);
}

/** What a line is worth after discount and the refunds that named it. */
export function remainderOf(line: OrderLine): Money {
  return minus(minus(line.gross, line.discount), line.refund);
}

/** Units of a line that were paid for and not given back. */
export function unitsLeft(line: OrderLine): number {
  return line.quantity - line.removed - line.refunded;
}
