import { describe, expect, it } from "vitest";
import { DAY, HOUR } from "./calendar.ts";
import type { Ngo, Order } from "./ledger.ts";
import { openNgo } from "./openNgo.ts";

const NOW = Date.UTC(2026, 10, 24, 3);
const open = (seed: number, now = NOW, size: Ngo["size"] = "test") =>
  openNgo({ seed, size, now: () => now, journalPath: null });
const all = <T>(count: number, at: (i: number) => T) => Array.from({ length: count }, (_, i) => at(i));
const everything = (ngo: Ngo) => ({
  orders: all(ngo.ordersCount(), ngo.order),
  people: all(ngo.peopleCount(), ngo.person),
  companies: all(ngo.companiesCount(), ngo.company),
  deals: all(ngo.dealsCount(), ngo.deal),
  subscriptions: all(ngo.subscriptionsCount(), ngo.subscription),
  surveys: [...ngo.surveys()],
});

describe("the made-up NGO", () => {
  it("is the same for the same seed and another for another", () => {
    expect(everything(open(1))).toEqual(everything(open(1)));
    expect(everything(open(2)).orders).not.toEqual(everything(open(1)).orders);
  });

  it("has the promised sizes on the reference day", () => {
    const test = open(1);
    expect(Math.abs(test.ordersCount() - 600)).toBeLessThan(40);
    const demo = open(1, NOW, "demo");
    const people = all(demo.peopleCount(), demo.person);
    const count = (of: (person: (typeof people)[number]) => number) => people.reduce((sum, one) => sum + of(one), 0);
    expect(Math.abs(demo.ordersCount() - 20_000)).toBeLessThan(600);
    expect(Math.abs(count((person) => person.customers.length) - 12_000)).toBeLessThan(600);
    expect(Math.abs(count((person) => person.contacts.length) - 15_000)).toBeLessThan(600);
    expect(Math.abs(demo.dealsCount() - 900)).toBeLessThan(30);
  });

  it("orders in order of time, and gives every record ids that lead back to it", () => {
    const ngo = open(3);
    const { orders, people, companies, deals } = everything(ngo);
    for (const [i, order] of orders.entries()) {
      expect(order.createdAt).toBeGreaterThanOrEqual(orders[i - 1]?.createdAt ?? 0);
      expect(order.createdAt).toBeLessThanOrEqual(NOW);
      expect(order.index).toBe(i);
      expect(ngo.orderIndexOfId(order.id)).toBe(i);
      expect(ngo.orderIndexOfId(order.id + 1)).toBeNull();
    }
    for (const person of people) {
      for (const { id } of person.customers) expect(ngo.personIndexOfCustomer(id)).toBe(person.index);
      for (const { id, mergedIds } of person.contacts) {
        for (const one of [id, ...mergedIds]) expect(ngo.personIndexOfContact(one)).toBe(person.index);
      }
    }
    for (const [i, company] of companies.entries()) expect(ngo.companyIndexOfId(company.id)).toBe(i);
    for (const [i, deal] of deals.entries()) expect(ngo.dealIndexOfId(deal.id)).toBe(i);
    const lines = orders.flatMap((order) => order.lines.map((line) => line.id));
    expect(new Set(lines).size).toBe(lines.length);
  });

  it("gives every e-mail address to one person only", () => {
    const { people } = everything(open(1));
    const emails = people.flatMap((person) => person.emails);
    expect(new Set(emails).size).toBe(emails.length);
  });

  it("names known people, e-mails and accounts on every order", () => {
    const ngo = open(2);
    for (const order of everything(ngo).orders) {
      if (order.person === null) {
        expect([order.email, order.emailAsTyped, order.customerId]).toEqual([null, null, null]);
        continue;
      }
      const person = ngo.person(order.person);
      expect(order.emailAsTyped?.trim().toLowerCase()).toBe(person.emails[order.email ?? -1]);
      const account = person.customers.find((customer) => customer.id === order.customerId);
      if (order.customerId !== null) expect(account?.email).toBe(order.email);
      expect(order.createdAt).toBeGreaterThanOrEqual(person.createdAt);
      expect(ngo.ordersOfPerson(order.person)).toContain(order.index);
    }
  });

  it("refuses indices that are not there yet", () => {
    const ngo = open(1);
    expect(() => ngo.order(ngo.ordersCount())).toThrow("no order");
    expect(() => ngo.person(-1)).toThrow("no person");
    expect(() => ngo.deal(1e9)).toThrow("no deal");
  });
});

/** What an order was from the start; the rest is what happened to it. */
function essence(order: Order) {
  const {
    id,
    name,
    person,
    emailAsTyped,
    customerId,
    country,
    currency,
    createdAt,
    processedAt,
    channel,
    visits,
    tip,
  } = order;
  const lines = order.lines.map(({ id: line, variantId, quantity, unitPrice, recipient, properties }) => ({
    line,
    variantId,
    quantity,
    unitPrice,
    recipient,
    properties,
  }));
  return {
    id,
    name,
    person,
    emailAsTyped,
    customerId,
    country,
    currency,
    createdAt,
    processedAt,
    channel,
    visits,
    tip,
    lines,
  };
}

describe("history", () => {
  it("does not depend on the moment from which it is seen", () => {
    const early = everything(open(1, NOW - 500 * DAY));
    const late = everything(open(1, NOW + 90 * DAY));
    expect(late.orders.length).toBeGreaterThan(early.orders.length);
    expect(late.orders.slice(0, early.orders.length).map(essence)).toEqual(early.orders.map(essence));
    for (const [i, order] of early.orders.entries()) {
      expect(late.orders[i]?.refunds.slice(0, order.refunds.length)).toEqual(order.refunds);
    }
    expect(late.people.slice(0, early.people.length).map((person) => [person.emails, person.createdAt])).toEqual(
      early.people.map((person) => [person.emails, person.createdAt]),
    );
    const dealOf = ({ id, name, amount, currency, createdAt }: (typeof early.deals)[number]) => [
      id,
      name,
      amount,
      currency,
      createdAt,
    ];
    expect(late.deals.slice(0, early.deals.length).map(dealOf)).toEqual(early.deals.map(dealOf));
  });

  it("marks whatever differs between two moments as updated in between, never later", () => {
    for (const [from, to] of [
      [NOW - 400 * DAY, NOW - 370 * DAY],
      [NOW - 3 * DAY, NOW],
      [NOW, NOW + 6 * HOUR],
    ] as const) {
      const before = everything(open(1, from));
      const after = everything(open(1, to));
      const changed = <T extends { updatedAt: number }>(olds: readonly (T | undefined)[], news: readonly T[]) =>
        news.forEach((record, i) => {
          expect(record.updatedAt).toBeLessThanOrEqual(to);
          if (JSON.stringify(olds[i]) !== JSON.stringify(record)) expect(record.updatedAt).toBeGreaterThan(from);
          else expect(record.updatedAt).toBeLessThanOrEqual(from);
        });
      changed(before.orders, after.orders);
      changed(before.people, after.people);
      changed(before.companies, after.companies);
      changed(before.deals, after.deals);
      changed(before.subscriptions, after.subscriptions);
      const parts = (people: typeof after.people) =>
        people.flatMap((person) => [...person.customers, ...person.contacts]);
      const known = new Map(parts(before.people).map((part) => [part.id, part]));
      for (const part of parts(after.people)) changed([known.get(part.id)], [part]);
    }
  });
});

describe("the lists by update", () => {
  it("hold every record once, sorted by its own last change and then its id", () => {
    const ngo = open(1);
    const { orders, people, companies, deals } = everything(ngo);
    const sorted = <T extends { updatedAt: number }>(records: readonly T[], id: (record: T) => number) =>
      [...records].sort((a, b) => a.updatedAt - b.updatedAt || id(a) - id(b)).map(id);
    expect([...ngo.ordersByUpdate()]).toEqual(sorted(orders, (order) => order.index));
    expect([...ngo.peopleByUpdate()]).toEqual(sorted(people, (person) => person.index));
    expect([...ngo.dealsByUpdate()]).toEqual(sorted(deals, (deal) => deal.index));
    expect([...ngo.companiesByUpdate()]).toEqual(
      sorted(companies, (company) => ngo.companyIndexOfId(company.id) ?? -1),
    );
    expect([...ngo.customersByUpdate()]).toEqual(
      sorted(
        people.flatMap((one) => one.customers),
        (customer) => customer.id,
      ),
    );
    expect([...ngo.contactsByUpdate()]).toEqual(
      sorted(
        people.flatMap((one) => one.contacts),
        (contact) => contact.id,
      ),
    );
  });

  it("keep up with a clock that moves on", () => {
    let now = NOW - 60 * DAY;
    const moving = openNgo({ seed: 1, size: "test", now: () => now, journalPath: null });
    for (const step of [0, HOUR, 2 * DAY, 30 * DAY]) {
      now += step;
      const fresh = open(1, now);
      for (const list of [
        "ordersByUpdate",
        "peopleByUpdate",
        "customersByUpdate",
        "contactsByUpdate",
        "dealsByUpdate",
      ] as const) {
        expect([...moving[list]()]).toEqual([...fresh[list]()]);
      }
    }
  });
});
