import { subscriberOf, whoCame } from "./buyer.ts";
import { wholeSecond } from "./calendar.ts";
import { certificatesUntil } from "./certificates.ts";
import { checkoutAt, checkoutsAt } from "./checkouts.ts";
import { companiesBefore, companyAt } from "./companies.ts";
import { contactBook } from "./contactBook.ts";
import { crmDesk } from "./crmDesk.ts";
import { crmLevers } from "./crmLevers.ts";
import { LOTS_PER_DEAL } from "./dealLots.ts";
import { dealsBefore } from "./dealSlots.ts";
import { dealAt } from "./deals.ts";
import { discountsAt } from "./discounts.ts";
import { accountEmails } from "./identity.ts";
import { openJournal } from "./journal.ts";
import type { Deal, Ngo, Person } from "./ledger.ts";
import { orderLevers } from "./levers.ts";
import { openOrders } from "./orders.ts";
import { orderTally } from "./orderTally.ts";
import { OWNERS } from "./owners.ts";
import { emailPlaces, personNow } from "./people.ts";
import { PIPELINES } from "./pipelines.ts";
import { orderSequence } from "./sequence.ts";
import type { SizeName } from "./size.ts";
import { plan, planCount, subscriptionAt } from "./subscriptions.ts";
import { surveysUntil } from "./surveys.ts";
import { updatesOf } from "./updates.ts";
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
  const tally = orderTally(world, sequence);
  const journal = openJournal(journalPath, { seed, size });
  const orders = openOrders(world, sequence);
  for (const entry of journal.entries) {
    if (entry.type === "order") orders.place(entry);
    if (entry.type === "deed") orders.alter(entry.slot, entry.at, entry.deed);
  }
  const slots = () => world.clock.countAt(now());
  const peopleCount = () => world.crowd.peopleBefore(slots());
  const companiesCount = () => companiesBefore(world, slots());
  const dealsCount = () => dealsBefore(world, slots());
  const lastOrder = (person: number, email: number) => orders.lastOrder(person, email, now());
  const desk = crmDesk(world, () => book);
  const book = contactBook(world, journal, now, peopleCount, desk.isForgotten);
  for (const entry of journal.entries) if (entry.type === "crm") desk.add(entry);
  const updates = updatesOf(world, book.merges, desk, lastOrder);
  const person = (index: number): Person => desk.personAfter(personNow(world, book.merges(), lastOrder, index, now()));
  const deal = (index: number): Deal =>
    desk.dealAfter(
      dealAt(world, index, desk.dealStoryUntil(index, now()), {
        orderAtSlot: (slot) => orders.ofSlot(sequence.ordinalOfSlot(slot), now()),
        contactOf: book.idOfPerson,
        buyerOf: (slot) => whoCame(world, slot),
      }),
    );
  const companyIndexOfId = (id: number): number | null => {
    const index = world.ids.company.numberOf(id);
    return index !== null && index < companiesCount() ? index : null;
  };
  const dealIndexOfId = (id: number): number | null => {
    const index = world.ids.deal.numberOf(id);
    return index !== null && index < dealsCount() ? index : null;
  };

  /** An order touches its customer, so people who bought since the last look are looked at again. */
  function withNewBuyers<T>(look: (at: number) => T): T {
    for (const buyer of orders.newBuyers(now())) updates.touchPerson(buyer);
    return look(now());
  }
  function within<T>(index: number, count: number, what: string, make: () => T): T {
    if (!Number.isInteger(index) || index < 0 || index >= count)
      throw new RangeError(`no ${what} ${index}: there are ${count}`);
    return make();
  }
  return {
    seed,
    size,
    now,
    products: world.shop.products,
    pipelines: PIPELINES,
    owners: OWNERS,
    peopleCount,
    person: (index) => within(index, peopleCount(), "person", () => person(index)),
    ordersCount: () => orders.count(now()),
    order: (index) => within(index, orders.count(now()), "order", () => orders.at(index, now())),
    companiesCount,
    company: (index) => within(index, companiesCount(), "company", () => companyAt(world, index, now())),
    dealsCount,
    deal: (index) => within(index, dealsCount(), "deal", () => deal(index)),
    subscriptionsCount: () => planCount(world, slots()),
    subscription: (index) =>
      within(index, planCount(world, slots()), "subscription", () =>
        subscriptionAt(world, plan(world, index), subscriberOf(world, index), now()),
      ),
    checkoutsCount: () => checkoutsAt(world, now()),
    checkout: (index) => within(index, checkoutsAt(world, now()), "checkout", () => checkoutAt(world, index, now())),
    codeDiscounts: () => discountsAt(world, now(), tally.uses(now())),
    disputedOrders: () => tally.disputed(now()).map((ordinal) => orders.indexOfSlot(ordinal)),
    surveys: () => surveysUntil(world, now()),
    certificates: () =>
      certificatesUntil(world, { count: orders.count(now()), at: (index) => orders.at(index, now()) }, now()),
    publishedRates: () => journal.entries.flatMap((entry) => (entry.type === "rate" ? [entry] : [])),
    publishRate: (rate) => journal.append({ type: "rate", at: wholeSecond(now()), ...rate }),
    orderIndexOfId(id) {
      const slot = orders.slotOfId(id, now());
      return slot === null ? null : orders.indexOfSlot(slot);
    },
    personIndexOfCustomer(id) {
      const number = world.ids.customer.numberOf(id);
      if (number === null || Math.floor(number / 4) >= peopleCount()) return null;
      const index = Math.floor(number / 4);
      return accountEmails(world, index).includes(number % 4) ? index : null;
    },
    personIndexOfContact: book.personOfId,
    companyIndexOfId,
    dealIndexOfId,
    subscriptionIndexOfId(id) {
      const index = world.ids.subscription.numberOf(id);
      return index !== null && index < planCount(world, slots()) ? index : null;
    },
    checkoutIndexOfId(id) {
      const index = world.ids.checkout.numberOf(id);
      return index !== null && index < checkoutsAt(world, now()) ? index : null;
    },
    orderIndexOfDispute(id) {
      const slot = world.ids.dispute.numberOf(id);
      if (slot === null || slot >= sequence.countAt(now())) return null;
      return orders.ofSlot(slot, now()).disputes.some((dispute) => dispute.id === id) ? orders.indexOfSlot(slot) : null;
    },
    dealIndexOfLot(id) {
      const number = world.ids.dealLot.numberOf(id);
      const index = number === null ? null : Math.floor(number / LOTS_PER_DEAL);
      return index !== null && index < dealsCount() ? index : null;
    },
    ordersByUpdate: () => orders.byUpdate(now()),
    peopleByUpdate: () => withNewBuyers(updates.people),
    companiesByUpdate: () => updates.companies(now()),
    dealsByUpdate: () => updates.deals(now()),
    customersByUpdate: () => withNewBuyers(updates.customers),
    contactsByUpdate: () => withNewBuyers(updates.contacts),
    ordersOfPerson: (index) => orders.ofPerson(index, now()),
    donorKey(index, email) {
      const merges = book.merges();
      const place = merges.isTouched(index) ? emailPlaces(world, merges, index)[email] : index * 4 + email;
      if (place === undefined) throw new RangeError(`person ${index} has no e-mail ${email}`);
      return merges.donorOf(place, now());
    },
    ...orderLevers(world, orders, journal, now, { count: peopleCount, touch: updates.touchPerson }),
    ...crmLevers(world, desk, journal, now, {
      personOfContact: book.personOfId,
      person,
      indexOfDeal: dealIndexOfId,
      deal,
      company: (id) => {
        const index = companyIndexOfId(id);
        return index === null ? null : companyAt(world, index, now());
      },
      touchPerson: updates.touchPerson,
      touchDeal: updates.touchDeal,
    }),
    mergeContacts(primaryId, mergedId) {
      const merged = book.merge(primaryId, mergedId);
      updates.touchPerson(merged.primary);
      updates.touchPerson(merged.merged);
      return person(merged.primary);
    },
  };
}
