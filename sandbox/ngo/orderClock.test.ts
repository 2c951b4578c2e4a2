import { describe, expect, it } from "vitest";
import { dayNumber, HORIZON, OPENING, REFERENCE, tahitiDay } from "./calendar.ts";
import { LEVER_SLOT } from "./ids.ts";
import { orderClock } from "./orderClock.ts";
import { SIZES } from "./size.ts";

const clock = orderClock(1, 20_000);

describe("the order clock", () => {
  it("places the promised number of orders between the opening and the reference instant", () => {
    expect(Math.abs(clock.countAt(REFERENCE) - 20_000)).toBeLessThan(60);
    expect(clock.countAt(OPENING - 1)).toBe(0);
    expect(clock.countAt(HORIZON + 1)).toBe(clock.total);
  });

  it("never goes back in time from one order to the next", () => {
    for (let k = 1; k < clock.total; k++) expect(clock.at(k)).toBeGreaterThanOrEqual(clock.at(k - 1));
  });

  it("counts exactly the orders placed up to an instant", () => {
    for (let k = 0; k < 5000; k += 37) {
      expect(clock.countAt(clock.at(k))).toBeGreaterThan(k);
      expect(clock.countAt(clock.at(k) - 1)).toBeLessThanOrEqual(k);
    }
  });

  it("is busier on Giving Tuesday and World Oceans Day than a fortnight before", () => {
    const perDay = new Map<number, number>();
    for (let k = 0; k < clock.total; k++) {
      const day = tahitiDay(clock.at(k));
      perDay.set(day, (perDay.get(day) ?? 0) + 1);
    }
    for (const peak of [dayNumber(2024, 12, 3), dayNumber(2025, 12, 2), dayNumber(2025, 6, 8)]) {
      expect(perDay.get(peak) ?? 0).toBeGreaterThan(1.8 * (perDay.get(peak - 14) ?? 0));
    }
  });

  it("leaves room for the lever's orders even in the large world, up to the horizon", () => {
    for (const seed of [1, 2, 3])
      expect(orderClock(seed, SIZES.large.oneOffOrders).total).toBeLessThan(0.9 * LEVER_SLOT);
  });

  it("grows from year to year", () => {
    const ofYear = (year: number) =>
      clock.countAt(Date.UTC(year + 1, 0, 1, 10)) - clock.countAt(Date.UTC(year, 0, 1, 10));
    expect(ofYear(2025)).toBeGreaterThan(1.5 * ofYear(2022));
  });
});
