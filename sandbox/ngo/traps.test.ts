import { describe, expect, it } from "vitest";
import { isChargedBack } from "../truth/orderMoney.ts";
import { DAY, HOUR } from "./calendar.ts";
import type { Deal, Order, Person } from "./ledger.ts";
import { openNgo } from "./openNgo.ts";

const NOW = Date.UTC(2026, 10, 24, 3);
const SEEDS = [1, 2, 3];
const SITE_KEYS = ["Site", "Site de restauration", "_site"];

const has = (order: Order, status: Order["status"]) => order.status === status;
const disputed = (order: Order, type: string, status: string) =>
  order.disputes.some((dispute) => dispute.type === type && dispute.status === status);
const isPaid = (order: Order) => has(order, "paid");
const saidSite = (order: Order, spelling: string) =>
  order.lines.some((line) =>
    line.properties.some(({ key, value }) => SITE_KEYS.includes(key) && value.includes(spelling)),
  );
const isAdoption = (order: Order) => order.lines.every((line) => line.revenueClass === "adoption");
const net = (order: Order) => order.lines.reduce((sum, line) => sum + line.gross.shop - line.discount.shop, 0);

const ORDER_TRAPS: Record<string, (order: Order) => boolean> = {
  "in XPF": (order) => order.currency === "XPF",
  "in USD": (order) => order.currency === "USD",
  "refunded in full": (order) => has(order, "refunded"),
  "refunded by unit": (order) =>
    order.refunds.some((refund) => refund.lines.some((line) => line.quantity === 1)) &&
    has(order, "partially_refunded"),
  "money given back without a line": (order) =>
    order.refunds.some((refund) => refund.withoutLine.shop > 0 && refund.lines.length === 0),
  "both kinds of refund": (order) =>
    order.refunds.some((refund) => refund.lines.length > 0) &&
    order.refunds.some((refund) => refund.lines.length === 0),
  "refunded several times": (order) => order.refunds.length > 2,
  "packs of five": (order) => order.lines.some((line) => line.coralsPerUnit === 5),
  "packs of ten": (order) => order.lines.some((line) => line.coralsPerUnit === 10),
  "several packs": (order) => order.lines.some((line) => line.coralsPerUnit > 1 && line.quantity > 1),
  "gifts to several people": (order) => new Set(order.lines.flatMap((line) => line.recipient?.name ?? [])).size > 1,
  "one name for several units": (order) => order.lines.some((line) => line.recipient !== null && line.quantity === 3),
  "French recipient keys": (order) =>
    order.lines.some((line) => line.properties.some(({ key }) => key === "Nom du destinataire")),
  "English recipient keys": (order) =>
    order.lines.some((line) => line.properties.some(({ key }) => key === "Recipient name")),
  "with a tip": (order) => order.tip.shop > 0,
  "tip and goodwill": (order) => order.tip.shop > 0 && order.refunds.some((refund) => refund.withoutLine.shop > 0),
  "merchandise with shipping": (order) => order.shipping.shop > 0,
  "merchandise beside adoptions": (order) => new Set(order.lines.map((line) => line.revenueClass)).size > 2,
  "nothing but merchandise": (order) => order.lines.every((line) => line.revenueClass === "merchandise"),
  "a product type nobody mapped": (order) => order.lines.some((line) => line.revenueClass === "unassigned"),
  complimentary: (order) => isPaid(order) && isAdoption(order) && net(order) === 0,
  "percentage on several lines": (order) =>
    order.lines.length > 1 && order.lines.every((line) => line.discount.shop > 0) && net(order) > 0,
  "percentage in XPF": (order) =>
    order.currency === "XPF" && order.lines.length > 1 && order.lines.every((line) => line.discount.paid > 0),
  "guest with an e-mail": (order) => order.email !== null && order.customerId === null && order.sourceName === "web",
  "till without anybody": (order) => order.sourceName === "pos" && order.emailAsTyped === null,
  "entered late": (order) => order.processedAt < order.createdAt,
  "e-mail in capitals": (order) => order.emailAsTyped !== null && /[A-Z]/.test(order.emailAsTyped),
  "e-mail with blanks around it": (order) =>
    order.emailAsTyped !== null && order.emailAsTyped.trim() !== order.emailAsTyped,
  "from another e-mail of the same person": (order) => (order.email ?? 0) > 0,
  test: (order) => order.test,
  pending: (order) => has(order, "pending"),
  authorized: (order) => has(order, "authorized"),
  voided: (order) => has(order, "voided"),
  expired: (order) => has(order, "expired"),
  "paid days later": (order) => isPaid(order) && order.paidAt !== null && order.paidAt > order.createdAt + DAY / 2,
  "cancelled and refunded": (order) => order.cancelledAt !== null && has(order, "refunded"),
  "cancelled, money kept": (order) => order.cancelledAt !== null && isPaid(order),
  deleted: (order) => order.deletedAt !== null,
  "chargeback lost": (order) => disputed(order, "CHARGEBACK", "LOST"),
  "chargeback accepted": (order) => disputed(order, "CHARGEBACK", "ACCEPTED") && order.tip.shop > 0,
  "chargeback won": (order) => disputed(order, "CHARGEBACK", "WON"),
  "chargeback open": (order) => disputed(order, "CHARGEBACK", "NEEDS_RESPONSE"),
  "inquiry lost, which is no chargeback": (order) => disputed(order, "INQUIRY", "LOST") && !isChargedBack(order),
  "units removed by an edit": (order) => order.lines.some((line) => line.removed > 0),
  "edited, then refunded": (order) => order.lines.some((line) => line.removed > 0 && line.refunded > 0),
  "Moorea with an apostrophe or ʻokina": (order) =>
    saidSite(order, "Mo'orea") || saidSite(order, "Moʻorea") || saidSite(order, "Mo’orea"),
  "a site nobody said": (order) => order.lines.some((line) => line.coralsPerUnit > 0 && line.site === null),
  "a site said in a line property": (order) =>
    order.lines.some((line) => line.properties.some(({ key }) => SITE_KEYS.includes(key))),
  "no billing country": (order) => order.country === null,
  "several visits": (order) => order.visits.length > 3,
  "a tagged last visit": (order) => (order.visits.at(-1)?.utm ?? null) !== null,
  "a last visit without tags": (order) => order.visits.length > 0 && order.visits.at(-1)?.utm === null,
  "unknown channel": (order) => order.channel === "unknown",
  "sign-up for a plan": (order) => order.subscriptionId !== null && order.sourceName === "web",
  "renewal of a plan": (order) => order.subscriptionId !== null && order.channel === "monthly_plan",
  "at 23:30 on 31 December in Tahiti": (order) =>
    new Date(order.createdAt - 10 * HOUR).toISOString().slice(5, 16) === "12-31T23:30",
  "older price than today's": (order) =>
    order.lines.some((line) => line.coralsPerUnit === 1 && line.unitPrice.shop === 2900),
  "a note": (order) => order.note !== null,
};

const contacts = (person: Person) => person.contacts;
const PERSON_TRAPS: Record<string, (person: Person) => boolean> = {
  "joined in the CRM by an additional e-mail": (person) =>
    contacts(person).some((one) => one.additional.length > 0 && one.mergedIds.length === 0),
  "merged in the CRM": (person) =>
    contacts(person).some((one) => one.mergedIds.length > 0 && one.additional.length > 0),
  "two e-mails that nobody linked": (person) =>
    person.known.length === 2 && contacts(person).length === 1 && person.customers.length === 2,
  "duplicates not merged yet": (person) =>
    contacts(person).length === 2 && contacts(person).every((one) => one.email !== null),
  "three e-mails in two sets": (person) => person.known.length === 2 && person.emails.length === 3,
  "a contact without e-mail": (person) => contacts(person).some((one) => one.email === null),
  "an archived contact": (person) => contacts(person).some((one) => one.archivedAt !== null),
  "opted out": (person) => contacts(person).some((one) => one.optedOut),
  employee: (person) => contacts(person).some((one) => one.companyIds.length > 0),
  "lead without an account": (person) => person.customers.length === 0 && contacts(person).length > 0,
  "account without a contact": (person) => person.customers.length > 0 && contacts(person).length === 0,
};

const isWonPartner = (deal: Deal) => deal.kind === "partner" && deal.isWon;
const isOpen = (deal: Deal) => deal.kind === "partner" && !deal.isWon && !deal.isLost && deal.archivedAt === null;
const DEAL_TRAPS: Record<string, (deal: Deal) => boolean> = {
  "won in EUR": (deal) => isWonPartner(deal) && deal.currency === "EUR",
  "won in USD": (deal) => isWonPartner(deal) && deal.currency === "USD",
  "won in XPF": (deal) => isWonPartner(deal) && deal.currency === "XPF",
  "open among partners": (deal) => isOpen(deal) && deal.pipelineId === "default",
  "open among grants": (deal) => isOpen(deal) && deal.pipelineId !== "default",
  "open past its expected close": (deal) => isOpen(deal) && deal.closeAt < NOW,
  lost: (deal) => deal.isLost && deal.kind === "partner",
  "won, then archived": (deal) => isWonPartner(deal) && deal.archivedAt !== null,
  "won for nothing": (deal) => isWonPartner(deal) && deal.amount === 0,
  "won from a person": (deal) => isWonPartner(deal) && deal.companyIds.length === 0 && deal.contactIds.length > 0,
  "won from nobody": (deal) => isWonPartner(deal) && deal.companyIds.length === 0 && deal.contactIds.length === 0,
  "won in the last minutes of a year": (deal) =>
    isWonPartner(deal) && new Date(deal.closeAt - 10 * HOUR).toISOString().slice(5, 16) === "12-31T23:30",
  "a lot of corals": (deal) => isWonPartner(deal) && deal.corals >= 50 && deal.site !== null,
  "a lot of corals without a site": (deal) => deal.corals > 0 && deal.site === null,
  "mirror of an order": (deal) =>
    deal.kind === "mirror_order" && deal.ecommSynced && deal.pipelineId === "ecommerce" && deal.isWon,
  "mirror moved to another pipeline": (deal) =>
    deal.kind === "mirror_order" && deal.ecommSynced && deal.pipelineId === "default",
  "mirror that lost its mark": (deal) =>
    deal.kind === "mirror_order" && !deal.ecommSynced && deal.pipelineId === "ecommerce",
  "abandoned checkout": (deal) => deal.kind === "mirror_checkout" && deal.stageId === "checkout_abandoned",
};

describe.each(SEEDS)("the test world of seed %i", (seed) => {
  const ngo = openNgo({ seed, size: "test", now: () => NOW, journalPath: null });
  const all = <T>(count: number, at: (i: number) => T) => Array.from({ length: count }, (_, i) => at(i));
  const missing = <T>(traps: Record<string, (record: T) => boolean>, records: readonly T[]) =>
    Object.entries(traps).flatMap(([name, holds]) => (records.some(holds) ? [] : [name]));

  it("holds every trap of an order", () => {
    expect(missing(ORDER_TRAPS, all(ngo.ordersCount(), ngo.order))).toEqual([]);
  });

  it("holds every trap of a person", () => {
    expect(missing(PERSON_TRAPS, all(ngo.peopleCount(), ngo.person))).toEqual([]);
  });

  it("holds every trap of a deal", () => {
    expect(missing(DEAL_TRAPS, all(ngo.dealsCount(), ngo.deal))).toEqual([]);
  });

  it("holds every story of a subscription", () => {
    const plans = all(ngo.subscriptionsCount(), ngo.subscription);
    const told = new Set(plans.flatMap((plan) => plan.events.map((event) => event.type)));
    expect(told).toEqual(new Set(["created", "upgraded", "downgraded", "paused", "resumed", "failed", "cancelled"]));
    expect(plans.some((plan) => plan.intervalMonths === 12)).toBe(true);
    const leaving = plans.filter((plan) => plan.status === "CANCELLED");
    const switched = leaving.some((left) =>
      plans.some(
        (plan) =>
          plan.person === left.person &&
          plan.createdAt - left.updatedAt > 0 &&
          plan.createdAt - left.updatedAt < 10 * DAY,
      ),
    );
    expect(switched).toBe(true);
  });

  it("sells at every site, and spells the variants as people do", () => {
    const sites = new Set(all(ngo.ordersCount(), ngo.order).flatMap((order) => order.lines.map((line) => line.site)));
    expect(sites).toEqual(new Set(["moorea", "tikehau", "ahe", "malolo", "koh_mak", null]));
    const options = ngo.products.flatMap((product) => product.variants.flatMap((variant) => variant.options));
    for (const spelling of ["Moorea", "Mo'orea", "Moʻorea", "MALOLO", "Koh-Mak"])
      expect(options).toContainEqual({ name: "Site", value: spelling });
  });

  it("surveys every site", () => {
    expect(new Set([...ngo.surveys()].map((survey) => survey.site)).size).toBe(5);
    for (const survey of ngo.surveys()) expect(survey.alive).toBeLessThanOrEqual(survey.sampled);
  });
});
