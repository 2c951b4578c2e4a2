import { expect, it } from "vitest";
import { createBucket } from "./bucket.ts";

it("leaks at its rate and never holds more than twenty seconds of it", () => {
  let now = 0;
  const bucket = createBucket(100, () => now);
  expect(bucket.status()).toEqual({ maximumAvailable: 2000, currentlyAvailable: 2000, restoreRate: 100 });
  expect(bucket.take(1900)).toBe(true);
  expect(bucket.take(200)).toBe(false);
  now += 1000;
  expect(bucket.take(200)).toBe(true);
  bucket.giveBack(150);
  expect(bucket.status().currentlyAvailable).toBe(150);
  now += 3_600_000;
  expect(bucket.status().currentlyAvailable).toBe(2000);
});
