import { describe, expect, it } from "vitest";
import { DAY } from "./calendar.ts";
import type { Ngo } from "./ledger.ts";
import { openNgo } from "./openNgo.ts";

const NOW = Date.UTC(2026, 10, 24, 3);

/** Joins what the shop and the CRM show to belong together: a plain union-find over names of nodes. */
function linked() {
  const parents = new Map<string, string>();
  const root = (node: string): string => {
    const parent = parents.get(node);
    return parent === undefined ? node : root(parent);
  };
  const join = (a: string, b: string) => {
    if (root(a) !== root(b)) parents.set(root(a), root(b));
  };
  return { root, join };
}

function componentsOf(ngo: Ngo) {
  const graph = linked();
  for (let i = 0; i < ngo.peopleCount(); i++) {
    const person = ngo.person(i);
    const mail = (email: number) => `mail ${person.emails[email]}`;
    for (const customer of person.customers) graph.join(`customer ${customer.id}`, mail(customer.email));
    for (const contact of person.contacts) {
      const emails = contact.email === null ? [] : [contact.email, ...contact.additional];
      for (const email of emails) graph.join(`contact ${contact.id}`, mail(email));
      for (const merged of contact.mergedIds) graph.join(`contact ${contact.id}`, `contact ${merged}`);
    }
  }
  for (let i = 0; i < ngo.ordersCount(); i++) {
    const order = ngo.order(i);
    if (order.emailAsTyped === null || order.customerId === null) continue;
    graph.join(`customer ${order.customerId}`, `mail ${order.emailAsTyped.trim().toLowerCase()}`);
  }
  return graph;
}

function expectSameDonors(ngo: Ngo): void {
  const graph = componentsOf(ngo);
  const donorOfComponent = new Map<string, number>();
  const componentOfDonor = new Map<number, string>();
  for (let i = 0; i < ngo.peopleCount(); i++) {
    const person = ngo.person(i);
    for (const [email, address] of person.emails.entries()) {
      const component = graph.root(`mail ${address}`);
      const donor = ngo.donorKey(i, email);
      expect(donorOfComponent.get(component) ?? donor).toBe(donor);
      expect(componentOfDonor.get(donor) ?? component).toBe(component);
      donorOfComponent.set(component, donor);
      componentOfDonor.set(donor, component);
    }
    for (const [s, set] of person.known.entries()) {
      expect(new Set(set.map((email) => ngo.donorKey(i, email))).size).toBe(1);
      for (const other of person.known.slice(s + 1)) {
        expect(ngo.donorKey(i, set[0] ?? 0)).not.toBe(ngo.donorKey(i, other[0] ?? 0));
      }
    }
  }
}

describe("a donor", () => {
  it.each([NOW - 1500 * DAY, NOW - 700 * DAY, NOW])("is exactly what the two systems link together (at %i)", (now) => {
    for (const seed of [1, 2]) expectSameDonors(openNgo({ seed, size: "test", now: () => now, journalPath: null }));
  });

  it("still is after merges by hand", () => {
    const ngo = openNgo({ seed: 3, size: "test", now: () => NOW, journalPath: null });
    const ids = [...ngo.contactsByUpdate()].filter((id) => {
      const person = ngo.person(ngo.personIndexOfContact(id) ?? -1);
      return person.contacts.some((contact) => contact.id === id && contact.archivedAt === null);
    });
    for (let i = 0; i + 40 < ids.length; i += 9) ngo.mergeContacts(ids[i + 40] ?? 0, ids[i] ?? 0);
    expectSameDonors(ngo);
  });
});
