import { expect, it } from "vitest";
import { createClock } from "./clock.ts";

it("begins at the set instant and runs on at the usual pace", () => {
  let real = 1_000_000;
  const clock = createClock("2026-11-24T09:00:00Z", () => real);
  real += 90_000;
  expect(clock.now().toISOString()).toBe("2026-11-24T09:01:30.000Z");
});

it("cuts the day in the zone of the NGO, not in UTC", () => {
  const clock = createClock("2027-01-01T09:30:00Z", () => 0);
  expect(clock.today("Pacific/Tahiti")).toBe("2026-12-31");
});

it("is the machine's clock where nothing is set", () => {
  expect(createClock(undefined, () => 86_400_000).today("UTC")).toBe("1970-01-02");
});
