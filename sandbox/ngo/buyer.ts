import type { Dice } from "./dice.ts";
import { accountEmails, emailCount, personaOf } from "./identity.ts";
import type { Currency } from "./ledger.ts";
import type { OrderPlan } from "./orderPlan.ts";
import { countryOf, countryShares } from "./places.ts";
import { planBefore, planOfSlot, slotOfPlan } from "./subscriptions.ts";
import type { World } from "./world.ts";

/** The person behind an order, or null for a till that asked nobody's name. Light: no name or address is made. */
export function personOf(world: World, plan: OrderPlan): number | null {
  if (plan.scenario.buyer === "nobody") return null;
  const { origin } = plan;
  if (origin.kind === "renewal") return subscriberOf(world, origin.plan);
  if (origin.kind === "one-off")
    return world.isSignUp(origin.slot)
      ? subscriberOf(world, planOfSlot(world, origin.slot))
      : whoCame(world, origin.slot);
  return world.crowd.returning(plan.dice, Math.max(1, origin.slot));
}

/** Who places one-off order k, tills without a name and plans taken up in place of others aside. */
export function whoCame(world: World, slot: number): number {
  if (world.crowd.arrivalAt(slot) === "newcomer") return world.crowd.peopleBefore(slot);
  return world.crowd.returning(world.dice("comes back", slot), slot);
}

/** Who has a plan: who came at its slot, or whoever gave up an earlier plan for it. */
export function subscriberOf(world: World, plan: number): number {
  return whoCame(world, slotOfPlan(world, planBefore(world, plan) ?? plan));
}

/** Which of the person's e-mails an order carries: the first one on a first order, now and then another later. */
export function emailOf(world: World, plan: OrderPlan, person: number): number {
  const { origin, subscription } = plan;
  const emails = emailCount(world, person);
  if (emails === 1) return 0;
  const slot = origin.kind === "renewal" ? slotOfPlan(world, origin.plan) : origin.slot;
  if (slot === world.crowd.slotOf(person)) return 0;
  const dice = subscription === null ? plan.dice : world.dice("subscriber", subscription);
  return dice.chance("second e-mail", 0.6) ? dice.between("which e-mail", 1, emails - 1) : 0;
}

/** The Shopify account that goes with a person's e-mail; guests and unregistered addresses have none. */
export function accountOf(world: World, person: number, email: number): number | null {
  return accountEmails(world, person).includes(email) ? world.ids.customer.of(person * 4 + email) : null;
}

export function countryOfPerson(world: World, person: number): string {
  return world.dice("home", person).weighted("country", countryShares());
}

export function currencyOf(dice: Dice, country: string | null, atTill: boolean): Currency {
  if (atTill) return dice.chance("till currency", 0.75) ? "XPF" : "EUR";
  const usual = country ? countryOf(country).currency : "EUR";
  return dice.chance("usual currency", 0.9) ? usual : "EUR";
}

/** How the buyer typed an address this time. */
export function typed(dice: Dice, email: string): string {
  const whim = dice.between("typed", 0, 11);
  if (whim === 0) return email.toUpperCase();
  if (whim === 1) return `${email.slice(0, 1).toUpperCase()}${email.slice(1)}`;
  if (whim === 2) return ` ${email}`;
  if (whim === 3) return `${email} `;
  return email;
}

/** Only people with one plain contact are asked to sign for a company: their record never merges. */
export function canSign(world: World, person: number): boolean {
  const persona = personaOf(world, person);
  return persona === "plain" || persona === "lead";
}
