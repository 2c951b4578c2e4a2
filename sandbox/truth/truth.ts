import type { Deal, Ngo, Order, Subscription } from "../ngo/ledger.ts";
import { Adoptions } from "./adoptions.ts";
import { LeftBaskets } from "./checkouts.ts";
import { cohortFigures } from "./cohorts.ts";
import { Corals, keptSites } from "./corals.ts";
import { DonorGifts } from "./donorGifts.ts";
import { Giving } from "./giving.ts";
import { dayOf } from "./ledgerDay.ts";
import { isCaptured, isRaisedClass, netLines } from "./orderMoney.ts";
import { partnerCountry } from "./partnerCountry.ts";
import { isPartnerDeal, PartnerPipeline, wonCents } from "./pipeline.ts";
import { Gifts, Raised } from "./raised.ts";
import { readRates } from "./rates.ts";
import { RecurringGiving } from "./recurring.ts";
import { reefFigures } from "./reef.ts";
import { retentionFigures } from "./retention.ts";
import { rollingFigures } from "./rollingRetention.ts";
import type { Truth } from "./schema.ts";
import { standingFigures } from "./standing.ts";

export { type Truth, truthSchema } from "./schema.ts";

/** What the truth reads of the NGO: its ledger, never a payload. */
export type Ledger = Pick<
  Ngo,
  | "seed"
  | "size"
  | "now"
  | "pipelines"
  | "ordersCount"
  | "order"
  | "dealsCount"
  | "deal"
  | "company"
  | "companyIndexOfId"
  | "person"
  | "personIndexOfContact"
  | "donorKey"
  | "publishedRates"
  | "checkoutsCount"
  | "checkout"
  | "subscriptionsCount"
  | "subscription"
  | "certificates"
  | "surveys"
>;

/** States the NGO's figures at this moment, summed from its ledger one order and one deal at a time. */
export function truth(ledger: Ledger): Truth {
  const rates = readRates(ledger.publishedRates());
  const raised = new Raised();
  const gifts = new Gifts();
  const giving = new Giving();
  const corals = new Corals();
  const adoptions = new Adoptions();
  const recurring = new RecurringGiving();
  const donorGifts = new DonorGifts();
  const baskets = new LeftBaskets();
  const now = ledger.now();
  const pipeline = new PartnerPipeline(ledger.pipelines, rates, now);

  for (let i = 0; i < ledger.ordersCount(); i++) {
    const order = ledger.order(i);
    corals.addOrder(order);
    giving.addOrder(order);
    recurring.addOrder(order);
    const donor = donorOfOrder(ledger, order);
    adoptions.addOrder(order, donor);
    for (const site of keptSites(order)) donorGifts.adopt(donor, order.processedAt, site);
    const cents = raiseOrder(order, raised);
    if (cents <= 0) continue;
    gifts.add(order.processedAt, donor);
    donorGifts.give(donor, order.processedAt, {
      cents,
      channel: order.channel,
      country: order.country ?? "unassigned",
    });
  }
  for (let i = 0; i < ledger.checkoutsCount(); i++) baskets.add(ledger.checkout(i));
  for (let i = 0; i < ledger.dealsCount(); i++) {
    const deal = ledger.deal(i);
    pipeline.add(deal);
    if (!isPartnerDeal(deal) || !deal.isWon) continue;
    corals.add(deal.closeAt, deal.site, deal.corals);
    const donor = donorOfDeal(ledger, deal);
    adoptions.addLot(deal, donor);
    if (deal.corals > 0) donorGifts.adopt(donor, deal.closeAt, deal.site);
    const cents = wonCents(deal, rates);
    const where = { channel: "partner_deal", country: partnerCountry(ledger, deal) };
    raised.add({
      at: deal.closeAt,
      revenueClass: "partner",
      currency: deal.currency,
      ...where,
      cents,
      original: deal.amount,
    });
    giving.addDeal(deal.closeAt, cents);
    if (cents <= 0) continue;
    gifts.add(deal.closeAt, donor);
    donorGifts.give(donor, deal.closeAt, { cents, ...where });
  }
  for (const certificate of ledger.certificates()) {
    adoptions.addCertificate(certificate, ledger.order(certificate.orderIndex));
  }
  const today = dayOf(now);
  const givers = donorGifts.givers();
  return {
    seed: ledger.seed,
    size: ledger.size,
    now: new Date(now).toISOString(),
    zone: "Pacific/Tahiti",
    ...raised.figures(),
    ...gifts.figures(),
    ...giving.figures(),
    ...corals.figures(),
    ...adoptions.figures(),
    ...reefFigures(ledger.surveys(), corals.figures().corals_by_site),
    ...pipeline.figures(),
    ...baskets.figures(),
    ...recurring.figures(
      Array.from({ length: ledger.subscriptionsCount() }, (_, i) => ledger.subscription(i)),
      (plan) => donorOfPlan(ledger, plan),
      now,
    ),
    ...retentionFigures(givers, today),
    ...rollingFigures(givers, today),
    ...cohortFigures(givers, today),
    ...standingFigures(givers, today),
  };
}

/** Adds an order's raised lines and returns their net in EUR cents: a gift counts where it is positive. */
function raiseOrder(order: Order, raised: Raised): number {
  if (!isCaptured(order)) return 0;
  let net = 0;
  for (const line of netLines(order)) {
    if (!isRaisedClass(line.revenueClass)) continue;
    net += line.net.shop;
    raised.add({
      at: order.processedAt,
      revenueClass: line.revenueClass,
      currency: order.currency,
      channel: order.channel,
      country: order.country ?? "unassigned",
      cents: line.net.shop,
      original: line.net.paid,
    });
  }
  return net;
}

function donorOfOrder(ledger: Ledger, order: Order): number | null {
  return order.person === null || order.email === null ? null : ledger.donorKey(order.person, order.email);
}

/** A contract belongs to the subscriber's first account, whatever address an order of theirs carries. */
function donorOfPlan(ledger: Ledger, plan: Subscription): number | null {
  const account = ledger.person(plan.person).customers[0];
  return account ? ledger.donorKey(plan.person, account.email) : null;
}

/** The first company, else the first contact's person, else nobody. */
function donorOfDeal(ledger: Ledger, deal: Deal): number | string | null {
  const company = deal.companyIds[0];
  if (company !== undefined) return `company ${company}`;
  const contact = deal.contactIds[0];
  if (contact === undefined) return null;
  const person = ledger.personIndexOfContact(contact);
  if (person === null) return null;
  const email = ledger.person(person).contacts.find((candidate) => candidate.id === contact)?.email ?? null;
  return email === null ? `contact ${contact}` : ledger.donorKey(person, email);
}
