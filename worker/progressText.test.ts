import { describe, expect, it } from "vitest";
import { createProgressText } from "./progressText.ts";

const orders = (read: number, at: number, expected: number | null = 1_000) => ({
  source: "shopify",
  stream: "orders",
  read,
  expected,
  at,
});

describe("the line of progress", () => {
  it("draws a bar with rows, rate and what is left", () => {
    const progress = createProgressText();
    progress.report(orders(0, 0));
    progress.report(orders(250, 1_000));
    expect(progress.text(100)).toBe("shopify.orders  [######..................]  250 of 1,000  250/s  3 s left");
  });

  it("invents no end where the source gave no number, and no rate from a moment", () => {
    const progress = createProgressText();
    progress.report(orders(40, 0, null));
    progress.report(orders(80, 100, null));
    expect(progress.text(100)).toBe("shopify.orders  80");
  });

  it("goes by the last seconds", () => {
    const progress = createProgressText();
    for (let second = 0; second <= 60; second += 1)
      progress.report(orders(second < 40 ? second : 40 + (second - 40) * 10, second * 1_000, 10_000));
    expect(progress.text(100)).toContain("10/s");
  });

  it("says both sources, and never more than fits", () => {
    const progress = createProgressText();
    progress.report(orders(500, 0));
    progress.report({ source: "hubspot", stream: "contacts", read: 10, expected: 436, at: 0 });
    expect(progress.text(120)).toContain(" | hubspot.contacts");
    for (const width of [30, 60, 80, 120]) expect(progress.text(width).length).toBeLessThan(width);
    progress.ended("shopify");
    expect(progress.text(120)).not.toContain("shopify");
  });
});
