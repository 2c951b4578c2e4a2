import { z } from "zod";
import type { Budget } from "../../budget.ts";

/** `extensions.cost` of an answer; the numbers may be floats. */
export const throttleStatus = z.looseObject({
  requestedQueryCost: z.number(),
  throttleStatus: z.looseObject({
    maximumAvailable: z.number(),
    currentlyAvailable: z.number(),
    restoreRate: z.number(),
  }),
});

export type Bucket = {
  /** How long to wait before the document can be paid for, as far as the last answers tell. */
  waitMs: (document: string) => number;
  note: (document: string, cost: z.infer<typeof throttleStatus>) => void;
  budget: () => Budget[];
};

/** The shop's leaky bucket of cost points, followed from the answers, so that most throttling is avoided instead of met. */
export function createBucket(now: () => number = () => performance.now()): Bucket {
  const prices = new Map<string, number>();
  let level: { available: number; rate: number; most: number; at: number } | null = null;
  return {
    waitMs: (document) => {
      if (!level || level.rate <= 0) return 0;
      const available = level.available + ((now() - level.at) / 1000) * level.rate;
      const missing = (prices.get(document) ?? 0) - available;
      return missing <= 0 ? 0 : Math.ceil((missing / level.rate) * 1000);
    },
    note: (document, cost) => {
      prices.set(document, Math.min(cost.requestedQueryCost, cost.throttleStatus.maximumAvailable));
      const { currentlyAvailable, restoreRate, maximumAvailable } = cost.throttleStatus;
      level = { available: currentlyAvailable, rate: restoreRate, most: maximumAvailable, at: now() };
    },
    budget: () =>
      level
        ? [
            {
              name: "cost_points",
              limit: level.most,
              remaining: level.available,
              resets_at: null,
              restore_rate: level.rate,
            },
          ]
        : [],
  };
}
