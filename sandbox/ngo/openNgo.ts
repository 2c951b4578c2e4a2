import { canSign, whoCame } from "./buyer.ts";
import { wholeSecond } from "./calendar.ts";
import { companiesBefore, companyAt, companyTimes } from "./companies.ts";
import { dealAt, dealsBefore, dealTimes } from "./deals.ts";
import type { Handmade } from "./happen.ts";
import { identityAt } from "./identity.ts";
import { openJournal } from "./journal.ts";
import type { Ngo, OrderWish, Person } from "./ledger.ts";
import { type Merge, mergesOf } from "./merges.ts";
import { openOrders } from "./orders.ts";
import { OWNERS } from "./owners.ts";
import { contactTimes, customerTimes, personNow } from "./people.ts";
import { PIPELINES } from "./pipelines.ts";
import { orderSequence } from "./sequence.ts";
import type { SizeName } from "./size.ts";
import { plan, planCount, slotOfPlan, subscriptionAt } from "./subscriptions.ts";
import { surveysUntil } from "./surveys.ts";
import { updateIndex } from "./updateIndex.ts";
import { openWorld } from "./world.ts";

export type NgoOptions = {
  seed: number;
  size: SizeName;
  /** UTC milliseconds; may stand still or move on. */
  now: () => number;
  /** JSONL file of what was done by hand; null keeps it in memory. */
  journalPath: string | null;
};

/** Opens the made-up NGO. Nothing is stored but the journal: the same options give the same world. */
export function openNgo({ seed, size, now, journalPath }: NgoOptions): Ngo {
  const world = openWorld(seed, size);
  const sequence = orderSequence(world);
  const journal = openJournal(journalPath, { seed, size });
  const orders = openOrders(world, sequence);
  const mergeList: Merge[] = [];
  for (const entry of journal.entries) {
    if (entry.type === "order") orders.place(entry);
    else if (entry.type === "deed") orders.alter(entry.slot, entry.at, entry.deed);
    else mergeList.push(entry);
  }
  let merges = mergesOf(world, mergeList);

  const slots = () => world.clock.countAt(now());
  const peopleAt = (at: number) => world.crowd.peopleBefore(world.clock.countAt(at));
  const lastOrder = (person: number, email: number) => orders.lastOrder(person, email, now());
  const person = (index: number): Person => personNow(world, merges, lastOrder, index, now());
  const customers = updateIndex({
    width: 4,
    countAt: peopleAt,
    times: (p, at, into) => customerTimes(world, merges, lastOrder, p, at, into),
  });
  const contacts = updateIndex({
    width: 4,
    countAt: peopleAt,
    times: (p, at, into) => contactTimes(world, merges, p, at, into),
  });
  const people = updateIndex({
    width: 1,
    countAt: peopleAt,
    times(p, at, into) {
      const four = new Float64Array(4);
      const next = customerTimes(world, merges, lastOrder, p, at, four);
      let newest = world.clock.at(world.crowd.slotOf(p));
      for (const time of four) if (time > newest) newest = time;
      contactTimes(world, merges, p, at, four);
      for (const time of four) if (time > newest) newest = time;
      into[0] = newest;
      return next;
    },
  });
  const companies = updateIndex({
    width: 1,
    countAt: (at) => companiesBefore(world, world.clock.countAt(at)),
    times: (index, at, into) => {
      const times = companyTimes(world, index, at);
      into[0] = times.updatedAt;
      return times.nextAt;
    },
  });
  const deals = updateIndex({
    width: 1,
    countAt: (at) => dealsBefore(world, world.clock.countAt(at)),
    times: (index, at, into) => {
      const times = dealTimes(world, index, at);
      into[0] = times.updatedAt;
      return times.nextAt;
    },
  });

  function met<T>(find: () => T): T {
    for (const buyer of orders.newBuyers(now())) touch(buyer);
    return find();
  }
  function touch(index: number): void {
    customers.touch(index);
    contacts.touch(index);
    people.touch(index);
  }
  /** The contact that now stands for a person's first one, while it is there. */
  function contactOf(index: number): number | null {
    const number = merges.survivorOf(index * 4);
    const owner = Math.floor(number / 4);
    const there = identityAt(world, owner, merges.storyUntil(owner, now())).contacts.some(
      (one) => one.slot === number % 4,
    );
    return there ? world.ids.contact.of(number) : null;
  }
  function numberOfContact(id: number): number {
    const number = world.ids.contact.numberOf(id);
    if (number === null || personIndexOfContact(id) === null) throw new RangeError(`no contact ${id}`);
    return number;
  }
  function personIndexOfContact(id: number): number | null {
    const number = world.ids.contact.numberOf(id);
    if (number === null || Math.floor(number / 4) >= peopleAt(now())) return null;
    const survivor = merges.survivorOf(number);
    const index = Math.floor(survivor / 4);
    const isHeld = person(index).contacts.some(
      (contact) => contact.id === world.ids.contact.of(survivor) || contact.mergedIds.includes(id),
    );
    return isHeld ? index : null;
  }
  function alter(id: number, deed: Handmade) {
    const slot = orders.slotOfId(id, now());
    if (slot === null) throw new RangeError(`no order ${id}`);
    const at = wholeSecond(now());
    orders.alter(slot, at, deed);
    journal.append({ type: "deed", at, slot, deed });
    return orders.ofSlot(slot, now());
  }
  function someone(wish: OrderWish, n: number): number {
    const count = peopleAt(now());
    if (wish.person !== undefined) {
      if (wish.person >= count) throw new RangeError(`no person ${wish.person}: there are ${count}`);
      return wish.person;
    }
    const dice = world.dice("lever buyer", n);
    for (let attempt = 0; attempt < 20; attempt++) {
      const index = dice.between(`buyer ${attempt}`, 0, count - 1);
      if (canSign(world, index)) return index;
    }
    return 0;
  }

  return {
    seed,
    size,
    now,
    products: world.shop.products,
    pipelines: PIPELINES,
    owners: OWNERS,
    peopleCount: () => peopleAt(now()),
    person: (index) => {
      if (index >= peopleAt(now())) throw new RangeError(`no person ${index}`);
      return person(index);
    },
    ordersCount: () => orders.count(now()),
    order: (index) => {
      if (index < 0 || index >= orders.count(now())) throw new RangeError(`no order ${index}`);
      return orders.at(index, now());
    },
    companiesCount: () => companiesBefore(world, slots()),
    company: (index) => companyAt(world, index, now()),
    dealsCount: () => dealsBefore(world, slots()),
    deal: (index) =>
      dealAt(world, index, now(), {
        orderAtSlot: (slot) => orders.ofSlot(sequence.ordinalOfSlot(slot), now()),
        contactOf,
        buyerOf: (slot) => whoCame(world, slot),
      }),
    subscriptionsCount: () => planCount(world, slots()),
    subscription: (index) => subscriptionAt(world, plan(world, index), whoCame(world, slotOfPlan(world, index)), now()),
    surveys: () => surveysUntil(world, now()),
    orderIndexOfId(id) {
      const slot = orders.slotOfId(id, now());
      return slot === null ? null : orders.indexOfSlot(slot);
    },
    personIndexOfCustomer(id) {
      const number = world.ids.customer.numberOf(id);
      const index = number === null ? null : Math.floor(number / 4);
      if (index === null || index >= peopleAt(now())) return null;
      return identityAt(world, index, now()).accounts.some((account) => account.email === (number ?? 0) % 4)
        ? index
        : null;
    },
    personIndexOfContact,
    companyIndexOfId(id) {
      const index = world.ids.company.numberOf(id);
      return index !== null && index < companiesBefore(world, slots()) ? index : null;
    },
    dealIndexOfId(id) {
      const index = world.ids.deal.numberOf(id);
      return index !== null && index < dealsBefore(world, slots()) ? index : null;
    },
    ordersByUpdate: () => orders.byUpdate(now()),
    peopleByUpdate: () => met(() => people.sorted(now())),
    companiesByUpdate: () => companies.sorted(now()),
    dealsByUpdate: () => deals.sorted(now()),
    customersByUpdate: () =>
      met(() => Float64Array.from(customers.sorted(now()), (slot) => world.ids.customer.of(slot))),
    contactsByUpdate: () => met(() => Float64Array.from(contacts.sorted(now()), (slot) => world.ids.contact.of(slot))),
    ordersOfPerson: (index) => orders.ofPerson(index, now()).map(orders.indexOfSlot),
    donorKey: (index, email) => merges.donorOf(index * 4 + email, now()),
    placeOrder(wish = {}) {
      const at = wholeSecond(now());
      const n = journal.entries.filter((entry) => entry.type === "order").length;
      const isGift = wish.donation !== undefined && wish.site === undefined && wish.corals === undefined;
      const resolved = {
        person: someone(wish, n),
        site: isGift ? null : (wish.site ?? "moorea"),
        corals: isGift ? 0 : (wish.corals ?? 1),
        donation: wish.donation ?? null,
        currency: wish.currency ?? "EUR",
        channel: wish.channel ?? "direct",
        processedAt: wholeSecond(wish.at ?? at),
      } as const;
      const entry = { type: "order", at, wish: resolved } as const;
      const order = orders.place(entry);
      journal.append(entry);
      touch(resolved.person);
      return order;
    },
    refundOrder(id, wish = {}) {
      if (wish.amount !== undefined) return alter(id, { type: "refund money", cents: wish.amount });
      if (wish.lineIndex === undefined) return alter(id, { type: "refund rest" });
      const slot = orders.slotOfId(id, now());
      const line = slot === null ? undefined : orders.ofSlot(slot, now()).lines[wish.lineIndex];
      const left = line ? line.quantity - line.removed - line.refunded : 0;
      return alter(id, { type: "refund line", line: wish.lineIndex, quantity: wish.quantity ?? left });
    },
    editOrder: (id, wish) => alter(id, { type: "edit line", line: wish.lineIndex, quantity: wish.quantity }),
    deleteOrder: (id) => alter(id, { type: "delete" }),
    mergeContacts(primaryId, mergedId) {
      const entry = {
        type: "merge",
        at: wholeSecond(now()),
        primary: numberOfContact(primaryId),
        merged: numberOfContact(mergedId),
      } as const;
      if (entry.primary === entry.merged) throw new RangeError(`contact ${primaryId} cannot be merged with itself`);
      if (merges.isGone(entry.primary) || merges.isGone(entry.merged))
        throw new RangeError("a contact that was merged is gone");
      journal.append(entry);
      mergeList.push(entry);
      merges = mergesOf(world, mergeList);
      touch(Math.floor(entry.primary / 4));
      touch(Math.floor(entry.merged / 4));
      return person(Math.floor(entry.primary / 4));
    },
  };
}
