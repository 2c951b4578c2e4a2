import { describe, expect, it } from "vitest";
import { contactId, tinyCompany, tinyPerson } from "../hubspot/tinyNgo.ts";
import type { Deal, Order } from "../ngo/ledger.ts";
import { openNgo } from "../ngo/openNgo.ts";
import { PIPELINES } from "../ngo/pipelines.ts";
import { dealOf, lineOf, money, orderOf } from "./tinyLedger.ts";
import { type Ledger, truth, truthSchema } from "./truth.ts";

const COMPANIES = [tinyCompany(27), tinyCompany(28, { country: "Suisse" }), tinyCompany(29, { country: "Atlantis" })];
const PEOPLE = [tinyPerson(0, {}, { country: "BE" })];
const NOW = Date.UTC(2026, 10, 24, 3);
function truthOf(orders: Order[], deals: Deal[] = []) {
  const at =
    <T>(things: T[]) =>
    (i: number) => {
      const thing = things[i];
      if (!thing) throw new RangeError(`no ${i}`);
      return thing;
    };
  const ledger: Ledger = {
    seed: 1,
    size: "test",
    now: () => NOW,
    pipelines: PIPELINES,
    ordersCount: () => orders.length,
    order: at(orders),
    dealsCount: () => deals.length,
    deal: at(deals),
    company: at(COMPANIES),
    companyIndexOfId: (id) => COMPANIES.findIndex((company) => company.id === id),
    person: at(PEOPLE),
    personIndexOfContact: (id) => (id === contactId(0) ? 0 : null),
    donorKey: (person, email) => person * 4 + email,
    publishedRates: () => [],
    checkoutsCount: () => 0,
    checkout: at([]),
    subscriptionsCount: () => 0,
    subscription: at([]),
    surveys: () => [],
    certificates: () => [],
  };
  return truthSchema.parse(truth(ledger));
}

const refundOf = (more: Partial<Order["refunds"][number]>) => ({
  id: 1,
  at: 0,
  note: null,
  lines: [],
  withoutLine: money(0),
  ...more,
});

describe("the truth", () => {
  it("counts a gift, its donor and its coral in the year of Tahiti", () => {
    const lastMinutes = Date.UTC(2026, 0, 1, 9, 30);
    const figures = truthOf([
      orderOf({ processedAt: lastMinutes, currency: "XPF", lines: [lineOf({ unitPrice: money(3000, 3580) })] }),
    ]);
    expect(figures).toMatchObject({
      net_raised_by_month: { "2025-12": "30.00" },
      net_raised_by_currency: { XPF: "30.00" },
      net_raised_original_by_currency: { XPF: "3580" },
      net_raised_by_country: { FR: "30.00" },
      gifts_by_year: { "2025": 1 },
      new_donors_by_year: { "2025": 1 },
      corals_by_site: { Moʻorea: 1 },
      corals_by_year: { "2025": 1 },
      gifts: 1,
      donors: 1,
    });
  });

  it("leaves out tests, deleted orders and money that never came", () => {
    const out = truthOf([
      orderOf({ test: true }),
      orderOf({ deletedAt: NOW }),
      ...(["pending", "authorized", "voided", "expired"] as const).map((status) => orderOf({ status })),
    ]);
    expect(out).toMatchObject({ gifts: 0, donors: 0, net_raised_by_month: {}, corals_by_site: {} });
  });

  it("spreads money given back without a line over every line and the tip", () => {
    const order = orderOf({
      status: "partially_refunded",
      lines: [lineOf(), lineOf({ id: 2, revenueClass: "merchandise", coralsPerUnit: 0 })],
      tip: money(1000),
      refunds: [refundOf({ withoutLine: money(700) })],
    });
    expect(truthOf([order]).net_raised_by_class).toEqual({ adoption: "27.00", tip: "9.00" });
  });

  it("takes refunded units off money and corals, and counts no gift once nothing is left", () => {
    const units = lineOf({ quantity: 3, coralsPerUnit: 5, refunded: 1, refund: money(3000) });
    const partly = truthOf([orderOf({ status: "partially_refunded", lines: [units] })]);
    expect([partly.net_raised_by_class, partly.corals_by_year, partly.gifts]).toEqual([
      { adoption: "60.00" },
      { "2025": 10 },
      1,
    ]);
    const wholly = truthOf([orderOf({ status: "refunded", lines: [lineOf({ refunded: 1, refund: money(3000) })] })]);
    expect([wholly.net_raised_by_class, wholly.corals_by_year, wholly.gifts]).toEqual([{ adoption: "0.00" }, {}, 0]);
  });

  it("keeps the corals of a free adoption, which is no gift", () => {
    const free = truthOf([orderOf({ lines: [lineOf({ discount: money(3000), coralsPerUnit: 10, site: null })] })]);
    expect([free.gifts, free.corals_by_site]).toEqual([0, { Unassigned: 10 }]);
  });

  it("takes everything back for a lost chargeback, and nothing for a won one or an inquiry", () => {
    const dispute = (type: "CHARGEBACK" | "INQUIRY", status: "LOST" | "ACCEPTED" | "WON") =>
      orderOf({
        disputes: [{ id: 1, at: 0, type, status, reason: "GENERAL", evidenceSentAt: null, finalizedAt: null }],
      });
    for (const lost of [dispute("CHARGEBACK", "LOST"), dispute("CHARGEBACK", "ACCEPTED")]) {
      expect(truthOf([lost])).toMatchObject({
        gifts: 0,
        corals_by_year: {},
        net_raised_by_class: { adoption: "0.00" },
      });
    }
    for (const kept of [dispute("CHARGEBACK", "WON"), dispute("INQUIRY", "LOST")]) {
      expect(truthOf([kept])).toMatchObject({ gifts: 1, corals_by_year: { "2025": 1 } });
    }
  });

  it("raises nothing by merchandise or by what nobody has mapped", () => {
    const lines = [lineOf({ revenueClass: "merchandise" }), lineOf({ revenueClass: "unassigned" })];
    expect(truthOf([orderOf({ lines })])).toMatchObject({ gifts: 0, net_raised_by_class: {}, corals_by_year: {} });
  });

  it("counts a gift from a till that asked no name, but no donor", () => {
    expect(truthOf([orderOf({ person: null, email: null, country: null })])).toMatchObject({
      gifts: 1,
      donors: 0,
      net_raised_by_country: { unassigned: "30.00" },
    });
  });

  it("counts a donor once a year and as new only in the first", () => {
    const given = (person: number, year: number) => orderOf({ person, processedAt: Date.UTC(year, 3, 1) });
    const figures = truthOf([given(1, 2024), given(1, 2025), given(1, 2025), given(2, 2025)]);
    expect([figures.donors, figures.donors_by_year]).toEqual([2, { "2024": 1, "2025": 2 }]);
    expect(figures.new_donors_by_year).toEqual({ "2024": 1, "2025": 1 });
  });

  it("adds won partner deals at the rate of the day they closed", () => {
    const figures = truthOf(
      [],
      [
        dealOf({ corals: 60, site: "ahe" }),
        dealOf({ id: 10, currency: "XPF", amount: 1_000_000 }),
        dealOf({ id: 11, currency: "USD", amount: 113_140, closeAt: Date.UTC(2021, 11, 1, 20), companyIds: [78] }),
        dealOf({ id: 12, amount: 0 }),
      ],
    );
    expect(figures).toMatchObject({
      won_amount_by_year: { "2021": "1000.00", "2025": "9380.00" },
      won_deals_by_year: { "2021": 1, "2025": 3 },
      net_raised_by_channel: { partner_deal: "10380.00" },
      net_raised_original_by_currency: { EUR: "1000.00", USD: "1131.40", XPF: "1000000" },
      gifts: 3,
      donors: 2,
      corals_by_site: { Ahe: 60 },
    });
  });

  it("gives a deal the country of its first company, else of its first contact", () => {
    const of = (companyIds: number[], contactIds: number[] = []) => dealOf({ companyIds, contactIds });
    const both = of([78, 77], [contactId(0)]);
    expect(truthOf([], [both, of([77]), of([], [contactId(0)]), of([])]).net_raised_by_country).toEqual({
      CH: "1000.00",
      FJ: "1000.00",
      BE: "1000.00",
      unassigned: "1000.00",
    });
    expect(() => truthOf([], [of([79])])).toThrow("Atlantis");
  });

  it("keeps mirrors and archived deals out of everything", () => {
    const figures = truthOf(
      [],
      [
        dealOf({ kind: "mirror_order" }),
        dealOf({ kind: "mirror_checkout", isWon: false }),
        dealOf({ archivedAt: NOW }),
      ],
    );
    expect(figures).toMatchObject({ gifts: 0, open_deals: 0, won_deals_by_year: {}, open_pipeline_amount: "0.00" });
  });

  it("weighs open deals by their stage, at the rate of the day they were made", () => {
    const open = (stageId: string, pipelineId: string, amount: number) =>
      dealOf({ stageId, pipelineId, amount, isWon: false });
    const figures = truthOf(
      [],
      [
        open("presentationscheduled", "default", 100_001),
        open("146203982", "73625140", 10_001),
        dealOf({ isWon: false, isLost: true, stageId: "closedlost" }),
      ],
    );
    expect(figures).toMatchObject({
      open_deals: 2,
      open_pipeline_amount: "1100.02",
      open_pipeline_by_stage: { "Proposal sent": "1100.02" },
      weighted_pipeline: "635.01",
    });
  });
});

describe("the truth about money after the gift", () => {
  const order = orderOf({
    processedAt: Date.UTC(2025, 11, 20, 20),
    lines: [
      lineOf({ quantity: 2, refunded: 1, refund: money(3000) }),
      lineOf({ id: 2, revenueClass: "merchandise", unitPrice: money(3000) }),
    ],
    refunds: [
      refundOf({ at: Date.UTC(2025, 11, 28, 20), lines: [{ id: 1, lineId: 1, quantity: 1, amount: money(3000) }] }),
      refundOf({ id: 2, at: Date.UTC(2026, 0, 5, 20), withoutLine: money(1000) }),
    ],
    status: "partially_refunded",
  });

  it("tells a refund by the day of the gift and by its own", () => {
    const figures = truthOf([order]);
    expect(figures.refunds_by_gift_year).toEqual({ "2025": "35.00" });
    expect(figures.refunds_by_refund_year).toEqual({ "2025": "30.00", "2026": "5.00" });
    expect(figures.refund_count).toBe(2);
    expect(figures.gross_raised_by_year).toEqual({ "2025": "60.00" });
  });

  it("takes of a payment's fee what falls on raised lines", () => {
    // 2.1 % of 90 euros and 30 cents are 2.19, of which two thirds are the coral's.
    expect(truthOf([order]).fees_by_year).toEqual({ "2025": "1.46" });
  });

  it("has an open chargeback at risk, and neither an inquiry nor a lost one", () => {
    const dispute = { id: 1, at: 0, reason: "GENERAL", evidenceSentAt: null, finalizedAt: null } as const;
    const disputed = (type: "CHARGEBACK" | "INQUIRY", status: "UNDER_REVIEW" | "LOST") =>
      truthOf([orderOf({ disputes: [{ ...dispute, type, status }] })]);
    expect(disputed("CHARGEBACK", "UNDER_REVIEW").chargebacks_at_risk).toBe("30.00");
    expect(disputed("INQUIRY", "UNDER_REVIEW").chargebacks_at_risk).toBe("0.00");
    expect(disputed("CHARGEBACK", "LOST")).toMatchObject({
      chargebacks_at_risk: "0.00",
      chargebacks_by_year: { "2025": "30.00" },
    });
  });

  it("finds the middle of gifts, or half-way between two", () => {
    const gift = (cents: number) => orderOf({ lines: [lineOf({ unitPrice: money(cents) })] });
    expect(truthOf([gift(1000), gift(9000), gift(2000)]).median_gift).toBe("20.000");
    expect(truthOf([gift(1000), gift(2001)])).toMatchObject({
      median_gift: "15.005",
      largest_gift_by_year: { "2025": "20.01" },
    });
  });
});

describe("the truth about the course of deals", () => {
  const day = (date: string) => Date.parse(`${date}T20:00:00Z`);
  const open = (more: Partial<Deal>) => dealOf({ isWon: false, stageId: "qualifiedtobuy", ...more });

  it("calls an open deal overdue the day after it was expected, and stale after sixty days in one stage", () => {
    const moved = (date: string) => [{ at: day(date), stageId: "qualifiedtobuy" }];
    const figures = truthOf(
      [],
      [
        open({ closeAt: day("2026-11-22"), history: moved("2026-09-23") }),
        open({ closeAt: day("2026-11-23"), history: moved("2026-09-24") }),
        dealOf({ closeAt: day("2026-01-01"), history: moved("2026-01-01") }),
      ],
    );
    expect(figures).toMatchObject({
      overdue_deals: 1,
      overdue_amount: "1000.00",
      stale_deals: 1,
      stale_amount: "1000.00",
    });
  });

  it("takes the median of stays that are over", () => {
    const stays = (days: number) => [
      { at: day("2026-01-01"), stageId: "qualifiedtobuy" },
      { at: day("2026-01-01") + days * 86_400_000, stageId: "contractsent" },
    ];
    const figures = truthOf([], [open({ history: stays(3) }), open({ history: stays(10) }), open({ history: [] })]);
    expect(figures.median_days_by_stage).toEqual({ Qualified: "6.5" });
  });

  it("says why deals were lost, where anybody did", () => {
    const lost = { isWon: false, isLost: true, stageId: "closedlost" };
    const figures = truthOf([], [dealOf({ ...lost, lostReason: "Budget" }), dealOf(lost)]);
    expect(figures.lost_deals_by_reason).toEqual({ Budget: 1, Unassigned: 1 });
  });
});

describe("the truth of a made-up world", () => {
  it("adds up to the same total whichever way it is cut", () => {
    const figures = truth(openNgo({ seed: 2, size: "test", now: () => NOW, journalPath: null }));
    const total = (amounts: Record<string, string>) =>
      Object.values(amounts).reduce((sum, amount) => sum + Math.round(Number(amount) * 100), 0);
    const cuts = [
      figures.net_raised_by_class,
      figures.net_raised_by_channel,
      figures.net_raised_by_country,
      figures.net_raised_by_currency,
    ];
    for (const cut of cuts) expect(total(cut)).toBe(total(figures.net_raised_by_month));
    const corals = (counts: Record<string, number>) => Object.values(counts).reduce((sum, count) => sum + count, 0);
    expect(corals(figures.corals_by_site)).toBe(corals(figures.corals_by_year));
    expect(corals(figures.new_donors_by_year)).toBe(figures.donors);
    expect(corals(figures.gifts_by_year)).toBe(figures.gifts);
  });

  it("moves by exactly what is done by hand", () => {
    const ngo = openNgo({ seed: 1, size: "test", now: () => NOW, journalPath: null });
    const month = () => Number(truth(ngo).net_raised_by_month["2026-11"]);
    const before = { month: month(), gifts: truth(ngo).gifts };
    const order = ngo.placeOrder({ donation: 12_345 });
    expect([month() - before.month, truth(ngo).gifts - before.gifts].map((change) => change.toFixed(2))).toEqual([
      "123.45",
      "1.00",
    ]);
    ngo.refundOrder(order.id);
    expect([month(), truth(ngo).gifts]).toEqual([before.month, before.gifts]);
  });

  it("counts two merged people as one donor", () => {
    const ngo = openNgo({ seed: 1, size: "test", now: () => NOW, journalPath: null });
    const people = Array.from({ length: ngo.peopleCount() }, (_, i) => ngo.person(i)).filter(
      (person) => person.contacts.length === 1 && person.contacts[0]?.archivedAt === null && person.emails.length === 1,
    );
    for (const person of people.slice(0, 2)) ngo.placeOrder({ person: person.index });
    const before = truth(ngo).donors;
    const [a, b] = people.map((person) => person.contacts[0]?.id ?? 0);
    ngo.mergeContacts(a ?? 0, b ?? 0);
    expect(truth(ngo).donors).toBe(before - 1);
  });
});
