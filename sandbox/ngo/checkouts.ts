import { whoCame } from "./buyer.ts";
import { HOUR } from "./calendar.ts";
import { dealsOfKindBefore, slotOfKind } from "./dealSlots.ts";
import type { Checkout } from "./ledger.ts";
import { SITES } from "./sites.ts";
import type { World } from "./world.ts";

/** What lies in a basket that somebody left behind: the CRM's deal says its name and sum, the shop also what is in it. */
export function basketLeft(world: World, number: number): { name: string; amount: number } {
  const amount = world.dice("checkout", number).pick("amount", [3200, 6400, 15_000, 28_500]);
  return { name: `#C${7_301_000 + number * 37}`, amount };
}

/** Baskets count as abandoned an hour after they were filled. */
const PATIENCE = HOUR;

export function checkoutsAt(world: World, now: number): number {
  let count = dealsOfKindBefore(world, "mirror_checkout", world.clock.countAt(now));
  while (count > 0 && filledAt(world, count - 1) + PATIENCE > now) count--;
  return count;
}

const filledAt = (world: World, number: number): number => world.clock.at(slotOfKind(world, "mirror_checkout", number));

/** An abandoned checkout. Every fifth one is taken up again within days. */
export function checkoutAt(world: World, number: number, now: number): Checkout {
  const { name, amount } = basketLeft(world, number);
  const createdAt = filledAt(world, number);
  const dice = world.dice("checkout", number);
  const returnsAt = number % 5 === 3 ? createdAt + dice.between("returns", 3, 90) * HOUR : Number.POSITIVE_INFINITY;
  const completedAt = returnsAt <= now ? returnsAt : null;
  const corals = amount < 10_000 ? 1 : amount < 20_000 ? 5 : 10;
  const quantity = amount === 6400 ? 2 : 1;
  const shelf = world.shop.sitePacks.get(dice.pick("site", SITES)) ?? [];
  const variant = shelf.find((candidate) => candidate.coralsPerUnit === corals);
  if (!variant) throw new RangeError(`no pack of ${corals} corals is sold`);
  return {
    id: world.ids.checkout.of(number),
    name,
    person: whoCame(world, slotOfKind(world, "mirror_checkout", number)),
    createdAt,
    updatedAt: completedAt ?? createdAt + PATIENCE,
    completedAt,
    lines: [{ variantId: variant.id, quantity, unitPrice: amount / quantity }],
  };
}
