import { describe, expect, it } from "vitest";
import { openNgo } from "./openNgo.ts";

const NOW = Date.UTC(2026, 10, 24, 3);

function dealsOf(seed: number, now = NOW) {
  const ngo = openNgo({ seed, size: "test", now: () => now, journalPath: null });
  return Array.from({ length: ngo.dealsCount() }, (_, i) => ngo.deal(i));
}

describe.each([1, 2, 3])("deals of seed %i", (seed) => {
  const deals = dealsOf(seed);

  it("stand in the last stage of their history, which rises in time and ends by their last change", () => {
    for (const deal of deals) {
      expect(deal.history.at(-1)?.stageId).toBe(deal.stageId);
      expect(deal.history[0]?.at).toBe(deal.createdAt);
      const times = deal.history.map(({ at }) => at);
      expect(times).toEqual([...new Set(times)].sort((a, b) => a - b));
      expect(times.at(-1)).toBeLessThanOrEqual(deal.updatedAt);
      if (deal.kind === "partner" && (deal.isWon || deal.isLost)) expect(times.at(-1)).toBe(deal.closeAt);
    }
    expect(deals.some(({ history }) => history.length >= 4)).toBe(true);
  });

  it("are worth what their lots add up to, and promise as many corals", () => {
    const itemised = deals.filter(({ lots }) => lots.some(({ removedAt }) => removedAt === null));
    expect(itemised.length).toBeGreaterThan(10);
    for (const deal of itemised) {
      const left = deal.lots.filter(({ removedAt }) => removedAt === null);
      expect(left.reduce((sum, { amount }) => sum + amount, 0)).toBe(deal.amount);
      if (deal.corals > 0) expect(left.reduce((sum, { units }) => sum + units, 0)).toBe(deal.corals);
    }
    expect(itemised.some(({ lots }) => lots.some(({ removedAt }) => removedAt !== null))).toBe(true);
    expect(deals.filter(({ kind }) => kind !== "partner").flatMap(({ lots }) => lots)).toEqual([]);
  });

  it("only ever gain history, and keep what they had", () => {
    for (const [i, earlier] of dealsOf(seed, Date.UTC(2025, 5, 1)).entries()) {
      expect(deals[i]?.history.slice(0, earlier.history.length)).toEqual(earlier.history);
    }
  });
});
