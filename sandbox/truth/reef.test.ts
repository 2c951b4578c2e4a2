import { describe, expect, it } from "vitest";
import type { Certificate, Survey } from "../ngo/fieldRecords.ts";
import { Adoptions } from "./adoptions.ts";
import { reefFigures } from "./reef.ts";
import { dealOf, lineOf, money, orderOf } from "./tinyLedger.ts";

const survey: Survey = {
  site: "moorea",
  date: "2026-03-01",
  species: "Porites rus",
  nursery: "North nursery",
  structure: "rope",
  sampled: 100,
  alive: 90,
  seeded: 10,
  outplanted: 20,
  lot: null,
  outplantSite: "Moʻorea reef 1",
  health: 2,
  bleach: 1,
  measured: { fragment: "MO1", length: 10, width: 10, height: 10 },
};

describe("the truth of reefs", () => {
  const figures = reefFigures(
    [
      survey,
      {
        ...survey,
        sampled: 10,
        alive: 1,
        health: 5,
        measured: { fragment: "MO2", length: 100.1, width: 10, height: 10 },
      },
      { ...survey, site: "tikehau", sampled: 10, alive: 10, measured: null },
    ],
    { Moʻorea: 80, Unassigned: 3 },
  );

  it("pools survival from counts along the tree", () => {
    expect(figures.survival_rate_by_site).toEqual({ Moʻorea: "0.827273", Tikehau: "1.000000" });
    expect(figures.survival_rate_by_branch).toEqual({ "French Polynesia": "0.841667" });
  });

  it("weighs a score by the living that it is of", () => {
    expect(figures.health_score_by_site.Moʻorea).toBe("2.032967");
  });

  it("leaves out a coral with a side more than ten times another", () => {
    expect(figures).toMatchObject({ corals_measured: 1, evi_by_site: { Moʻorea: "785.3982" } });
  });

  it("sets planted beside adopted, also where nothing was planted", () => {
    expect(figures.adoption_coverage_by_site).toEqual({ Moʻorea: "0.500000", Unassigned: "0.000000" });
  });
});

describe("the truth of adoptions", () => {
  const order = orderOf({
    lines: [
      lineOf({ quantity: 2, refunded: 1, coralsPerUnit: 5 }),
      lineOf({ recipient: { name: "Hina", email: null, message: null }, discount: money(3000) }),
    ],
  });
  const certificate: Certificate = {
    number: "AT-1-1",
    orderIndex: 0,
    line: 0,
    orderWritten: "#1",
    isSlip: false,
    sentDay: Date.UTC(2025, 5, 12) / 86_400_000,
    siteWritten: null,
    species: null,
    corals: 5,
    coralName: null,
    fragment: null,
    outplantedDay: null,
  };
  const told = (more: Partial<Certificate> = {}) => {
    const adoptions = new Adoptions();
    adoptions.addOrder(order, 1);
    adoptions.addLot(dealOf({ corals: 90 }), 2);
    adoptions.addLot(dealOf({ corals: 10, amount: 0 }), 2);
    adoptions.addLot(dealOf({ corals: 0 }), 3);
    adoptions.addCertificate({ ...certificate, ...more }, order);
    return adoptions.figures();
  };

  it("counts corals of packs, gifts and free ones, without units given back", () => {
    expect(told()).toMatchObject({
      adopters: 2,
      gift_adoptions_by_year: { "2025": 1 },
      gift_adoption_share_by_year: { "2025": "0.009434" },
      complimentary_adoptions_by_year: { "2025": 11 },
    });
  });

  it("waits for a certificate and a planting in the shop only", () => {
    expect(told()).toMatchObject({
      certificates_sent_by_year: { "2025": 5 },
      certificates_pending: 1,
      median_days_to_certificate: "4.0",
      adoptions_awaiting_outplant_by_site: { Moʻorea: 6 },
      share_awaiting_outplant_by_site: { Moʻorea: "1.000000" },
    });
    expect(told({ outplantedDay: certificate.sentDay + 400 })).toMatchObject({
      adoptions_outplanted_by_site: { Moʻorea: 5 },
      adoptions_awaiting_outplant_by_site: { Moʻorea: 1 },
      share_awaiting_outplant_by_site: { Moʻorea: "0.166667" },
      median_days_to_outplant: "404.0",
    });
  });

  it("gives a certificate of an unknown order to nobody", () => {
    expect(told({ isSlip: true })).toMatchObject({ certificates_sent_by_year: {}, certificates_pending: 6 });
  });
});
