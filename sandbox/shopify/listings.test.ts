import { describe, expect, it } from "vitest";
import { openNgo } from "../ngo/openNgo.ts";
import { customerListings, orderListings } from "./listings.ts";
import { positionOf } from "./page.ts";

const DAY = 86_400_000;

describe("orderListings", () => {
  it("keeps every sort right while orders are placed by hand and the clock moves on", () => {
    let now = Date.UTC(2026, 5, 1);
    const ngo = openNgo({ seed: 1, size: "test", now: () => now, journalPath: null });
    const listings = orderListings(ngo);
    for (const sortKey of ["ID", "CREATED_AT", "PROCESSED_AT", "UPDATED_AT"]) {
      for (let day = 0; day < 4; day++) {
        ngo.placeOrder({ donation: 1000, at: now - 30 * DAY });
        now += 9 * DAY;
        const listing = listings(sortKey);
        const keys = Array.from({ length: listing.length }, (_, i) => listing.key(listing.at(i)));
        expect(listing.length).toBe(ngo.ordersCount());
        expect(keys).toEqual(keys.toSorted((a, b) => Number(a.value) - Number(b.value) || a.id - b.id));
        expect(keys.every((key, i) => positionOf(listing, key, false) === i)).toBe(true);
      }
    }
  });
});

describe("customerListings", () => {
  it("has every customer under each sort key, in its order", () => {
    const ngo = openNgo({ seed: 1, size: "test", now: () => Date.UTC(2026, 10, 24), journalPath: null });
    const listings = customerListings(ngo);
    for (const sortKey of ["ID", "CREATED_AT", "UPDATED_AT"]) {
      const listing = listings(sortKey);
      const keys = Array.from({ length: listing.length }, (_, i) => listing.key(listing.at(i)));
      expect(new Set(keys.map((key) => key.id)).size).toBe(ngo.customersByUpdate().length);
      expect(keys).toEqual(keys.toSorted((a, b) => Number(a.value) - Number(b.value) || a.id - b.id));
    }
  });
});
