import { expect, it } from "vitest";
import { openNgo } from "../ngo/openNgo.ts";
import { startLiveOrders } from "./liveOrders.ts";

it("places orders until it is stopped", async () => {
  const ngo = openNgo({ seed: 1, size: "test", now: () => Date.UTC(2026, 10, 24), journalPath: null });
  const before = ngo.ordersCount();
  const names: string[] = [];
  const stop = startLiveOrders(ngo, (name) => names.push(name), 5);
  await expect.poll(() => names.length).toBeGreaterThanOrEqual(5);
  stop();
  expect(ngo.ordersCount()).toBe(before + names.length);
});
