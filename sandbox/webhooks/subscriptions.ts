import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { z } from "zod";

const subscription = z.object({
  id: z.number(),
  /** As the header of a delivery names it, such as `orders/create`. */
  topic: z.string(),
  uri: z.string(),
  created_at: z.number(),
  updated_at: z.number(),
  /** Deliveries in a row that were not accepted. */
  failures: z.number(),
});
export type Subscription = z.infer<typeof subscription>;

/** Shopify deletes a subscription that the API made after this many failures in a row. */
const MOST_FAILURES = 8;
const FIRST_ID = 1_640_000_000_001;

export type Subscriptions = {
  all(): readonly Subscription[];
  of(topic: string): readonly Subscription[];
  create(topic: string, uri: string): Subscription;
  update(id: number, uri: string): Subscription | null;
  remove(id: number): boolean;
  /** Notes how a delivery went; true where it was the failure that deleted the subscription. */
  note(id: number, isAccepted: boolean): boolean;
};

/** The webhook subscriptions of the shop's app; with a `path` they outlive the program, as the journal does. */
export function openSubscriptions(options: { path: string | null; now(): number }): Subscriptions {
  const { path, now } = options;
  let all: Subscription[] =
    path && existsSync(path) ? z.array(subscription).parse(JSON.parse(readFileSync(path, "utf8"))) : [];
  let made = Math.max(FIRST_ID - 1, ...all.map(({ id }) => id));
  const keep = (): void => {
    if (path) writeFileSync(path, JSON.stringify(all));
  };
  const find = (id: number) => all.find((one) => one.id === id);
  function remove(id: number): boolean {
    const isThere = find(id) !== undefined;
    all = all.filter((one) => one.id !== id);
    keep();
    return isThere;
  }
  return {
    all: () => all,
    of: (topic) => all.filter((one) => one.topic === topic),
    create(topic, uri) {
      const at = now();
      const one = { id: ++made, topic, uri, created_at: at, updated_at: at, failures: 0 };
      all.push(one);
      keep();
      return one;
    },
    update(id, uri) {
      const one = find(id);
      if (!one) return null;
      Object.assign(one, { uri, updated_at: now(), failures: 0 });
      keep();
      return one;
    },
    remove,
    note(id, isAccepted) {
      const one = find(id);
      if (!one) return false;
      one.failures = isAccepted ? 0 : one.failures + 1;
      return one.failures >= MOST_FAILURES && remove(id);
    },
  };
}
