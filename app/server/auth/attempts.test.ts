import { expect, it } from "vitest";
import { createAttempts } from "./attempts.ts";

const create = (options: { now?: () => number } = {}) =>
  createAttempts({ perWindow: 2, windowMs: 60_000, maxCallers: 3, ...options });

it("lets a caller go on until the window is full, then says how long to wait", () => {
  let now = 0;
  const attempts = create({ now: () => now });
  expect([1, 2].map(() => attempts.secondsToWait("a"))).toEqual([0, 0]);
  now = 20_000;
  expect(attempts.secondsToWait("a")).toBe(40);
  expect(attempts.secondsToWait("b")).toBe(0);
});

it("opens a new window when the old one has passed", () => {
  let now = 0;
  const attempts = create({ now: () => now });
  for (let i = 0; i < 5; i += 1) attempts.secondsToWait("a");
  now = 60_001;
  expect(attempts.secondsToWait("a")).toBe(0);
});

it("remembers no more callers than it may, however many come", () => {
  const attempts = create();
  for (let i = 0; i < 1000; i += 1) attempts.secondsToWait(`caller ${i}`);
  expect(attempts.size()).toBe(3);
});
