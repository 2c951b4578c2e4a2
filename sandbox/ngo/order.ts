import { roundRatio } from "../truth/allocate.ts";
import { fillBasket, type Pick } from "./basket.ts";
import { accountOf, countryOfPerson, currencyOf, emailOf, personOf, typed } from "./buyer.ts";
import { DAY, HOUR } from "./calendar.ts";
import type { Channel, Currency, Order } from "./ledger.ts";
import { type Discount, linesOf, minus, moneyOn, NOTHING, sumOf } from "./lines.ts";
import { NOTES } from "./names.ts";
import { type Deeds, type OrderPlan, play } from "./orderPlan.ts";
import { emailsOfPerson } from "./person.ts";
import { type Plan, plan as planAt } from "./subscriptions.ts";
import { visitsBefore, webChannel } from "./visits.ts";
import type { World } from "./world.ts";

/** An order of the made-up history as it stands at `now`, after everything that has happened to it. */
export function orderAt(world: World, plan: OrderPlan, deeds: Deeds, now: number): Order {
  return play(world, placed(world, plan), plan, deeds, now);
}

function placed(world: World, plan: OrderPlan): Order {
  const { dice, scenario, origin, ordinal } = plan;
  const person = personOf(world, plan);
  const email = person === null ? null : emailOf(world, plan, person);
  const address = person === null || email === null ? null : (emailsOfPerson(world, person)[email] ?? null);
  const subscription = plan.subscription === null ? null : planAt(world, plan.subscription);
  const isRenewal = origin.kind === "renewal";
  const atTill = scenario.source === "pos";
  const country = countryHere(world, plan, person);
  const currency = currencyHere(world, plan, person, country);
  const channel = channelOf(plan);
  const picks = subscription ? planPicks(subscription, plan) : fillBasket(world.shop, dice, scenario.basket, origin.at);
  const discount = discountOf(plan);
  const lines = linesOf(world, ordinal, picks, currency, origin.at, discount?.off ?? null);
  const worth = sumOf(lines.map((line) => minus(line.gross, line.discount)));
  const wantsTip = scenario.tip ?? (!isRenewal && !atTill && dice.chance("tip", 0.08));
  const tip = wantsTip ? roundRatio(worth.shop, dice.pick("tip share", [5, 10, 15]), 100) : 0;
  const isShipped = !atTill && lines.some((line) => line.revenueClass === "merchandise");
  const unpaid = scenario.unpaid ?? null;
  return {
    index: ordinal,
    id: world.ids.order.of(ordinal),
    name: `#${1001 + ordinal}`,
    person,
    email,
    emailAsTyped: address === null ? null : typed(dice, address),
    customerId:
      person === null || email === null || scenario.buyer === "guest" ? null : accountOf(world, person, email),
    country,
    currency,
    createdAt: origin.at,
    processedAt: scenario.enteredLate ? origin.at - dice.between("entered late", 1, 4) * DAY - 3 * HOUR : origin.at,
    updatedAt: origin.at,
    paidAt: unpaid ? null : origin.at,
    cancelledAt: null,
    deletedAt: null,
    test: scenario.test ?? false,
    status: unpaid ?? "paid",
    channel,
    visits: visitsBefore(dice, channel, origin.at, scenario.visits),
    sourceName: isRenewal ? "subscription_contract" : (scenario.source ?? "web"),
    discountCode: discount?.code ?? null,
    lines,
    tip: tip > 0 ? moneyOn(world, tip, currency, origin.at) : NOTHING,
    shipping: isShipped ? moneyOn(world, dice.pick("shipping", [590, 890, 1290]), currency, origin.at) : NOTHING,
    refunds: [],
    disputes: [],
    subscriptionId: subscription ? world.ids.subscription.of(subscription.index) : null,
    note: dice.chance("note", 0.03) ? dice.pick("note text", NOTES) : null,
    tags: tagsOf(plan),
  };
}

function planPicks(subscription: Plan, plan: OrderPlan): Pick[] {
  const renewal = plan.origin.kind === "renewal" ? subscription.renewals[plan.origin.renewal] : null;
  const variant = renewal?.variant ?? subscription.changes[0]?.variant;
  if (!variant) throw new RangeError(`plan ${subscription.index} has no payment for order ${plan.ordinal}`);
  return [{ variant, quantity: 1, site: variant.site, recipient: null, properties: [] }];
}

function countryHere(world: World, plan: OrderPlan, person: number | null): string | null {
  if (person !== null) return plan.dice.chance("no billing address", 0.02) ? null : countryOfPerson(world, person);
  return plan.dice.chance("till country", 0.5) ? "PF" : null;
}

function currencyHere(world: World, plan: OrderPlan, person: number | null, country: string | null): Currency {
  if (plan.scenario.currency) return plan.scenario.currency;
  if (plan.subscription === null) return currencyOf(plan.dice, country, plan.scenario.source === "pos");
  return currencyOf(
    world.dice("subscriber", plan.subscription),
    person === null ? null : countryOfPerson(world, person),
    false,
  );
}

function channelOf(plan: OrderPlan): Channel {
  if (plan.origin.kind === "renewal") return "monthly_plan";
  if (plan.scenario.source === "pos") return "events";
  if (plan.scenario.source === "shopify_draft_order") return "unknown";
  return plan.scenario.channel ?? webChannel(plan.dice);
}

/** The code that an order uses, and what it takes off. */
export function discountOf({ scenario, dice, origin }: OrderPlan): { code: string; off: Discount } | null {
  const usual =
    origin.kind === "renewal" || !dice.chance("discounted", 0.08)
      ? "none"
      : dice.pick("discount kind", ["percent", "percent", "fixed"] as const);
  switch (scenario.discount ?? usual) {
    case "none":
      return null;
    case "percent": {
      const percent = dice.pick("percent", [10, 15, 20]);
      return { code: `REEF${percent}`, off: { percent } };
    }
    case "fixed":
      return { code: "MARURU5", off: { cents: 500 } };
    case "free":
      return { code: dice.pick("free code", ["PRESSE100", "STAFF-FREE"]), off: { percent: 100 } };
  }
}

function tagsOf({ origin, subscription, scenario }: OrderPlan): string[] {
  if (origin.kind === "renewal") return ["Subscription", "Subscription Recurring Order"];
  if (subscription !== null) return ["Subscription", "Subscription First Order"];
  return scenario.enteredLate ? ["imported", "event"] : [];
}
