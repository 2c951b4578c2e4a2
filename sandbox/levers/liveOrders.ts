import type { Ngo, OrderWish } from "../ngo/ledger.ts";

const EVERY_MS = 4000;
const SITES = ["moorea", "tikehau", "ahe", "malolo", "koh_mak"] as const;
const CHANNELS = ["instagram", "email", "direct", "organic_search"] as const;

/** Places an order every few seconds, for demos; the function returned stops it. */
export function startLiveOrders(ngo: Ngo, placed: (name: string) => void, everyMs: number = EVERY_MS): () => void {
  let n = 0;
  const timer = setInterval(() => {
    placed(ngo.placeOrder(wishOf(n++)).name);
  }, everyMs);
  timer.unref();
  return () => clearInterval(timer);
}

function wishOf(n: number): OrderWish {
  const channel = CHANNELS[n % CHANNELS.length] ?? "direct";
  if (n % 4 === 3) return { donation: 1000 + (n % 7) * 500, channel };
  return { site: SITES[n % SITES.length] ?? "moorea", corals: 1 + (n % 5), channel };
}
