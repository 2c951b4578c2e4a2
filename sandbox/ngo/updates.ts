import { companiesBefore, companyTimes } from "./companies.ts";
import type { CrmDesk } from "./crmDesk.ts";
import { dealsBefore } from "./dealSlots.ts";
import { dealTimes } from "./deals.ts";
import type { Merges } from "./merges.ts";
import { contactTimes, customerTimes, type LastOrders } from "./people.ts";
import { type UpdateIndex, updateIndex } from "./updateIndex.ts";
import type { World } from "./world.ts";

/** Who changed when, for everything but orders. Customers and contacts are numbered person * 4 + slot. */
export type Updates = {
  people(now: number): Uint32Array;
  /** Ids, sorted by (last change, id). */
  customers(now: number): Float64Array;
  contacts(now: number): Float64Array;
  companies(now: number): Uint32Array;
  deals(now: number): Uint32Array;
  touchPerson(index: number): void;
  touchDeal(index: number): void;
};

export function updatesOf(world: World, merges: () => Merges, desk: CrmDesk, lastOrder: LastOrders): Updates {
  const peopleAt = (now: number) => world.crowd.peopleBefore(world.clock.countAt(now));
  /** The same as `contactTimes`, with what was done by hand. */
  function timesOfContacts(person: number, now: number, into: Float64Array): number {
    const nextAt = contactTimes(world, merges(), person, now, into);
    for (const [slot, at] of into.entries()) {
      const number = person * 4 + slot;
      if (desk.isForgotten(number)) into[slot] = Number.NaN;
      else into[slot] = Math.max(at, desk.contactChangedAt(number));
    }
    return nextAt;
  }
  const customers = updateIndex({
    width: 4,
    countAt: peopleAt,
    times: (person, now, into) => customerTimes(world, merges(), lastOrder, person, now, into),
  });
  const contacts = updateIndex({
    width: 4,
    countAt: peopleAt,
    times: timesOfContacts,
  });
  const four = new Float64Array(4);
  const people = updateIndex({
    width: 1,
    countAt: peopleAt,
    times(person, now, into) {
      let newest = world.clock.at(world.crowd.slotOf(person));
      customerTimes(world, merges(), lastOrder, person, now, four);
      for (const at of four) if (at > newest) newest = at;
      const nextAt = timesOfContacts(person, now, four);
      for (const at of four) if (at > newest) newest = at;
      into[0] = newest;
      return nextAt;
    },
  });
  const companies = updateIndex({
    width: 1,
    countAt: (now) => companiesBefore(world, world.clock.countAt(now)),
    times: (index, now, into) => {
      const times = companyTimes(world, index, now);
      into[0] = times.updatedAt;
      return times.nextAt;
    },
  });
  const deals = updateIndex({
    width: 1,
    countAt: (now) => dealsBefore(world, world.clock.countAt(now)),
    times: (index, now, into) => {
      const until = desk.dealStoryUntil(index, now);
      const times = dealTimes(world, index, until);
      into[0] = Math.max(times.updatedAt, desk.dealChangedAt(index));
      return until < now ? Number.POSITIVE_INFINITY : times.nextAt;
    },
  });
  return {
    people: (now) => people.sorted(now),
    customers: idsOf(customers, world.ids.customer.of),
    contacts: idsOf(contacts, world.ids.contact.of),
    companies: (now) => companies.sorted(now),
    deals: (now) => deals.sorted(now),
    touchPerson(index) {
      customers.touch(index);
      contacts.touch(index);
      people.touch(index);
    },
    touchDeal: deals.touch,
  };
}

function idsOf(index: UpdateIndex, idOf: (slot: number) => number): (now: number) => Float64Array {
  let slots: Uint32Array | null = null;
  let ids = new Float64Array(0);
  return (now) => {
    const sorted = index.sorted(now);
    if (sorted !== slots) ids = Float64Array.from(sorted, idOf);
    slots = sorted;
    return ids;
  };
}
