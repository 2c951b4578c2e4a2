import { expect, it } from "vitest";
import { createClock } from "./clock.ts";

it("starts at the fixed instant and moves on", () => {
  let real = 5000;
  const now = createClock({ fixed: 1_000_000, lastDeed: null }, () => real);
  expect(now()).toBe(1_000_000);
  real += 250;
  expect(now()).toBe(1_000_250);
});

it("goes on past the last deed of an earlier run", () => {
  expect(createClock({ fixed: 1_000_000, lastDeed: 1_600_000 }, () => 0)()).toBe(1_601_000);
  expect(createClock({ fixed: 1_000_000, lastDeed: 900_000 }, () => 0)()).toBe(1_000_000);
});

it("is the real time where nothing is fixed", () => {
  expect(createClock({ fixed: null, lastDeed: 9 }, () => 42)()).toBe(42);
});
