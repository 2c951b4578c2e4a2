import { DAY, HOUR } from "./calendar.ts";
import { basketLeft } from "./checkouts.ts";
import { lotsOf } from "./dealLots.ts";
import { type PartnerPlan, partnerPlan, standingOf } from "./dealPlan.ts";
import { dealSlot } from "./dealSlots.ts";
import type { Deal, Order } from "./ledger.ts";
import { OWNERS } from "./owners.ts";
import { PARTNERS, SHOP_PIPELINE } from "./pipelines.ts";
import type { World } from "./world.ts";

export type DealTimes = { createdAt: number; updatedAt: number; nextAt: number; archivedAt: number | null };

export function dealTimes(world: World, index: number, now: number): DealTimes {
  const { kind, slot, number } = dealSlot(world, index);
  const createdAt = world.clock.at(slot);
  if (kind === "partner") {
    const plan = partnerPlan(world, number, slot);
    const { updatedAt, nextAt } = standingOf(plan, now);
    return { createdAt, updatedAt, nextAt, archivedAt: isPast(plan.archivedAt, now) };
  }
  const movesAt = createdAt + (kind === "mirror_order" ? 2 * DAY : HOUR);
  return {
    createdAt,
    updatedAt: movesAt <= now ? movesAt : createdAt,
    nextAt: movesAt > now ? movesAt : Number.POSITIVE_INFINITY,
    archivedAt: null,
  };
}

function isPast(at: number | null, now: number): number | null {
  return at !== null && at <= now ? at : null;
}

/** What deals need from elsewhere: the order at a slot, and the surviving contact of a person, if there is one. */
export type DealSources = {
  orderAtSlot(slot: number): Order;
  contactOf(person: number): number | null;
  buyerOf(slot: number): number;
};

export function dealAt(world: World, index: number, now: number, sources: DealSources): Deal {
  const { kind, slot, number } = dealSlot(world, index);
  const times = dealTimes(world, index, now);
  const base = {
    index,
    id: world.ids.deal.of(index),
    createdAt: times.createdAt,
    updatedAt: times.updatedAt,
    archivedAt: times.archivedAt,
  };
  if (kind === "partner") {
    const plan = partnerPlan(world, number, slot);
    const lots = lotsOf(world, index, number, plan, now);
    return { ...base, ...partner(world, index, plan, now, sources), lots };
  }
  if (kind === "mirror_order") return { ...base, ...mirror(number, sources.orderAtSlot(slot), now, sources), lots: [] };
  return { ...base, ...checkout(world, number, slot, times, sources), lots: [] };
}

const LOST_REASONS = ["Budget", "No answer", "Chose another cause", "Not this year", null] as const;

type Body = Omit<Deal, "index" | "id" | "createdAt" | "updatedAt" | "archivedAt" | "lots">;

function partner(world: World, index: number, plan: PartnerPlan, now: number, sources: DealSources): Body {
  const dice = world.dice("deal", index);
  const standing = standingOf(plan, now);
  const signer = plan.signer === null ? null : sources.contactOf(plan.signer);
  const what =
    plan.corals > 0
      ? `${plan.corals} corals`
      : dice.pick("what", ["Mécénat annuel", "Nursery sponsorship", "Research grant", "Reef Week 🌊"]);
  return {
    name: `${what} – ${plan.company === null ? "individual" : `partner ${plan.company + 1}`}`,
    kind: "partner",
    ecommSynced: false,
    orderIndex: null,
    pipelineId: plan.pipelineId,
    stageId: standing.stageId,
    history: plan.steps.filter((step, i) => i === 0 || step.at <= now),
    amount: plan.amount,
    currency: plan.currency,
    companyIds: plan.company === null ? [] : [world.ids.company.of(plan.company)],
    contactIds: signer === null ? [] : [signer],
    ownerId: dice.chance("owned", 0.9) ? dice.pick("owner", OWNERS).id : null,
    corals: plan.corals,
    site: plan.site,
    closeAt: standing.outcome === null ? plan.expectedAt : (plan.steps.at(-1)?.at ?? plan.expectedAt),
    isWon: standing.outcome === true,
    isLost: standing.outcome === false,
    lostReason: standing.outcome === false ? dice.pick("lost reason", LOST_REASONS) : null,
  };
}

/** A shop order copied into the CRM by the integration. Now and then somebody moved it or its mark was lost. */
function mirror(number: number, order: Order, now: number, sources: DealSources): Body {
  const isMoved = number % 8 === 3;
  const isWon = isMoved || order.createdAt + 2 * DAY <= now;
  const contact = order.person === null ? null : sources.contactOf(order.person);
  const stageId = isMoved ? "closedwon" : isWon ? "shipped" : "processed";
  const processed = { at: order.createdAt, stageId: isMoved ? stageId : "processed" };
  const shipped = { at: order.createdAt + 2 * DAY, stageId };
  const worth = order.lines.reduce((sum, line) => sum + line.unitPrice.shop * line.quantity, order.shipping.shop);
  return {
    name: order.name,
    kind: "mirror_order",
    ecommSynced: number % 8 !== 5,
    orderIndex: order.index,
    pipelineId: isMoved ? PARTNERS : SHOP_PIPELINE,
    stageId,
    history: isWon && !isMoved ? [processed, shipped] : [processed],
    amount: worth,
    currency: "EUR",
    companyIds: [],
    contactIds: contact === null ? [] : [contact],
    ownerId: null,
    corals: 0,
    site: null,
    closeAt: order.createdAt,
    isWon,
    isLost: false,
    lostReason: null,
  };
}

/** A basket somebody left behind: open for ever, never money. */
function checkout(world: World, number: number, slot: number, times: DealTimes, sources: DealSources): Body {
  const isAbandoned = times.updatedAt > times.createdAt;
  const stageId = isAbandoned ? "checkout_abandoned" : "checkout_pending";
  const pending = { at: times.createdAt, stageId: "checkout_pending" };
  const contact = sources.contactOf(sources.buyerOf(slot));
  return {
    ...basketLeft(world, number),
    kind: "mirror_checkout",
    ecommSynced: true,
    orderIndex: null,
    pipelineId: SHOP_PIPELINE,
    stageId,
    history: isAbandoned ? [pending, { at: times.updatedAt, stageId }] : [pending],
    currency: "EUR",
    companyIds: [],
    contactIds: contact === null ? [] : [contact],
    ownerId: null,
    corals: 0,
    site: null,
    closeAt: world.clock.at(slot) + 30 * DAY,
    isWon: false,
    isLost: false,
    lostReason: null,
  };
}
