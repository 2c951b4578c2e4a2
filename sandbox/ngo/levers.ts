import { canSign } from "./buyer.ts";
import { wholeSecond } from "./calendar.ts";
import type { Handmade } from "./happen.ts";
import type { Journal } from "./journal.ts";
import type { Ngo, Order, OrderWish } from "./ledger.ts";
import type { Orders } from "./orders.ts";
import type { World } from "./world.ts";

export type Levers = Pick<Ngo, "placeOrder" | "refundOrder" | "editOrder" | "deleteOrder">;

/** What tests and demos may do to orders by hand. Each deed is tried before it is written to the journal. */
export function orderLevers(
  world: World,
  orders: Orders,
  journal: Journal,
  now: () => number,
  people: { count(): number; touch(index: number): void },
): Levers {
  function slotOf(id: number): number {
    const slot = orders.slotOfId(id, now());
    if (slot === null) throw new RangeError(`no order ${id}`);
    return slot;
  }
  function alter(id: number, deed: Handmade): Order {
    const slot = slotOf(id);
    const at = wholeSecond(now());
    if (orders.ofSlot(slot, now()).deletedAt !== null) throw new RangeError(`order ${id} is deleted`);
    orders.alter(slot, at, deed);
    journal.append({ type: "deed", at, slot, deed });
    return orders.ofSlot(slot, now());
  }
  function buyer(wish: OrderWish, n: number): number {
    const count = people.count();
    if (wish.person !== undefined) {
      if (!Number.isInteger(wish.person) || wish.person < 0 || wish.person >= count) {
        throw new RangeError(`no person ${wish.person}: there are ${count}`);
      }
      return wish.person;
    }
    if (count === 0) throw new RangeError("nobody has come to the shop yet");
    const dice = world.dice("lever buyer", n);
    for (let attempt = 0; attempt < 20; attempt++) {
      const person = dice.between(`buyer ${attempt}`, 0, count - 1);
      if (canSign(world, person)) return person;
    }
    return 0;
  }
  return {
    placeOrder(wish = {}) {
      const at = wholeSecond(now());
      const n = journal.entries.filter((entry) => entry.type === "order").length;
      const isGift = wish.donation !== undefined && wish.site === undefined && wish.corals === undefined;
      const entry = {
        type: "order" as const,
        at,
        wish: {
          person: buyer(wish, n),
          site: isGift ? null : (wish.site ?? "moorea"),
          corals: isGift ? 0 : (wish.corals ?? 1),
          donation: wish.donation ?? null,
          currency: wish.currency ?? "EUR",
          channel: wish.channel ?? "direct",
          processedAt: wholeSecond(wish.at ?? at),
        },
      };
      requirePositive("donation", entry.wish.donation ?? 1);
      requirePositive("corals", entry.wish.site === null ? 1 : entry.wish.corals);
      journal.append(entry);
      people.touch(entry.wish.person);
      return orders.place(entry);
    },
    refundOrder(id, wish = {}) {
      if (wish.amount !== undefined) return alter(id, { type: "refund money", cents: wish.amount });
      if (wish.lineIndex === undefined) return alter(id, { type: "refund rest" });
      const line = orders.ofSlot(slotOf(id), now()).lines[wish.lineIndex];
      const left = line ? line.quantity - line.removed - line.refunded : 0;
      return alter(id, { type: "refund line", line: wish.lineIndex, quantity: wish.quantity ?? left });
    },
    editOrder: (id, wish) => alter(id, { type: "edit line", line: wish.lineIndex, quantity: wish.quantity }),
    deleteOrder: (id) => alter(id, { type: "delete" }),
  };
}

function requirePositive(what: string, value: number): void {
  if (!Number.isSafeInteger(value) || value < 1)
    throw new RangeError(`${what} must be a whole number above 0, not ${value}`);
}
