import type { PartnerPlan } from "./dealPlan.ts";
import type { DealLot } from "./ledger.ts";
import { SITE_NAMES } from "./sites.ts";
import type { World } from "./world.ts";

/** Lots of a deal are numbered deal * 4 + place. */
export const LOTS_PER_DEAL = 4;

const PLAQUE = 15_000;

/**
 * What a partner deal consists of: corals in one lot or two, or one grant. Every sixth deal once had a plaque on it, which
 * was taken off when the deal moved on; one in four without corals was never itemised.
 */
export function lotsOf(world: World, index: number, number: number, plan: PartnerPlan, now: number): DealLot[] {
  const [first, second] = plan.steps;
  const createdAt = first?.at ?? 0;
  const lot = (place: number, name: string, units: number, amount: number, removedAt: number | null): DealLot => ({
    id: world.ids.dealLot.of(index * LOTS_PER_DEAL + place),
    name,
    units,
    amount,
    createdAt,
    removedAt,
  });
  const hadPlaque = number % 6 === 1 && second !== undefined && second.at <= now;
  const plaque = hadPlaque ? [lot(3, "Name plaque", 1, PLAQUE, second.at)] : [];
  if (plan.corals === 0) return [...(number % 4 === 0 ? [] : [lot(0, "Grant", 1, plan.amount, null)]), ...plaque];

  const where = plan.site === null ? "any reef" : SITE_NAMES[plan.site];
  const isSplit = number % 3 === 0 && plan.corals >= 100;
  const units = isSplit ? Math.floor((plan.corals * 3) / 50) * 10 : plan.corals;
  const amount = Math.floor((plan.amount * units) / plan.corals);
  const rest = lot(1, `Coral adoption lot, ${where}, second planting`, plan.corals - units, plan.amount - amount, null);
  return [lot(0, `Coral adoption lot, ${where}`, units, amount, null), ...(isSplit ? [rest] : []), ...plaque];
}
