import { describe, expect, it } from "vitest";
import { toLandingSite, toMoment } from "./visit.ts";

const visit = { occurredAt: "2026-01-01T00:00:00Z", source: "direct", referrerUrl: null };

describe("the landing site", () => {
  it("gets the campaign where the page's address has lost it", () => {
    const utmParameters = { source: "newsletter", medium: "email", campaign: null };
    expect(toLandingSite({ ...visit, landingPage: "https://reef.example/adopt?a=1", utmParameters })).toBe(
      "/adopt?a=1&utm_source=newsletter&utm_medium=email",
    );
  });
  it("is nothing without a visit, and kept as it is where it is no address", () => {
    expect(toLandingSite(null)).toBeNull();
    expect(toLandingSite({ ...visit, landingPage: "http://[broken", utmParameters: null })).toBe("http://[broken");
  });
});

describe("a moment of the journey", () => {
  it("that is no visit keeps its time alone", () => {
    expect(toMoment({ occurredAt: visit.occurredAt })).toEqual({
      occurred_at: visit.occurredAt,
      source: null,
      landing_page: null,
      referrer_url: null,
      utm_parameters: null,
    });
  });
});
