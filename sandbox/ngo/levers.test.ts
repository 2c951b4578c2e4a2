import { appendFileSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { DAY, HOUR } from "./calendar.ts";
import type { Ngo, Order } from "./ledger.ts";
import { openNgo } from "./openNgo.ts";

const NOW = Date.UTC(2026, 10, 24, 3);
const folder = mkdtempSync(join(tmpdir(), "ngo-"));
afterAll(() => rmSync(folder, { recursive: true }));

let journals = 0;
const freshPath = () => join(folder, `${journals++}.jsonl`);
function open(journalPath: string | null = null, now = () => NOW, seed = 1): Ngo {
  return openNgo({ seed, size: "test", now, journalPath });
}
const ordersOf = (ngo: Ngo) => Array.from({ length: ngo.ordersCount() }, (_, i) => ngo.order(i));
const find = (ngo: Ngo, holds: (order: Order) => boolean) => {
  const order = ordersOf(ngo).find(holds);
  if (!order) throw new Error("no such order");
  return order;
};
const isPlain = (order: Order) =>
  order.status === "paid" &&
  order.disputes.length === 0 &&
  order.lines.every((line) => line.removed === 0 && line.discount.shop === 0);

describe("placing an order", () => {
  it("puts a new order last, for somebody known, with the corals asked for", () => {
    const ngo = open();
    const before = ngo.ordersCount();
    const order = ngo.placeOrder({ site: "tikehau", corals: 17, currency: "XPF", channel: "email" });
    expect(ngo.ordersCount()).toBe(before + 1);
    expect(ngo.order(before)).toEqual(order);
    expect(order.index).toBe(before);
    expect([order.createdAt, order.updatedAt, order.status]).toEqual([NOW, NOW, "paid"]);
    expect(order.lines.map((line) => [line.quantity, line.coralsPerUnit, line.site])).toEqual([
      [1, 10, "tikehau"],
      [1, 5, "tikehau"],
      [2, 1, "tikehau"],
    ]);
    expect(order.visits.at(-1)?.utm?.medium).toBe("email");
    expect(ngo.orderIndexOfId(order.id)).toBe(before);
    expect(ngo.ordersByUpdate().at(-1)).toBe(before);
    const person = ngo.person(order.person ?? -1);
    expect(order.emailAsTyped?.trim().toLowerCase()).toBe(person.emails[0]);
    expect(ngo.ordersOfPerson(person.index).at(-1)).toBe(before);
  });

  it("touches the customer who bought", () => {
    const ngo = open();
    ngo.customersByUpdate();
    const buyer = ordersOf(ngo).find((order) => order.customerId !== null && order.email === 0);
    const order = ngo.placeOrder({ person: buyer?.person ?? 0 });
    expect(ngo.customersByUpdate().at(-1)).toBe(order.customerId);
    expect(ngo.person(order.person ?? -1).updatedAt).toBe(NOW);
    expect(ngo.peopleByUpdate().at(-1)).toBe(order.person);
  });

  it("takes a plain donation, and a gift that happened earlier", () => {
    const order = open().placeOrder({ donation: 4242, at: NOW - 400 * DAY });
    expect(order.lines.map((line) => [line.revenueClass, line.gross.shop])).toEqual([["donation", 4242]]);
    expect([order.createdAt, order.processedAt]).toEqual([NOW, NOW - 400 * DAY]);
  });

  it("keeps its place when the history goes on after it", () => {
    let now = NOW;
    const ngo = open(null, () => now);
    const placed = ngo.placeOrder();
    const earlier = ordersOf(ngo).map((order) => order.id);
    now += 60 * DAY;
    const later = ordersOf(ngo);
    expect(later.length).toBeGreaterThan(earlier.length);
    expect(later.slice(0, earlier.length).map((order) => order.id)).toEqual(earlier);
    expect(later[placed.index]?.id).toBe(placed.id);
    for (const [i, order] of later.entries()) expect([order.index, ngo.orderIndexOfId(order.id)]).toEqual([i, i]);
    expect([...ngo.ordersByUpdate()].sort((a, b) => a - b)).toEqual(later.map((order) => order.index));
    const untouched = open(null, () => now);
    expect(later.filter((order) => order.id !== placed.id).map((order) => order.id)).toEqual(
      ordersOf(untouched).map((order) => order.id),
    );
  });

  it("refuses nonsense and writes none of it down", () => {
    const path = freshPath();
    const ngo = open(path);
    const before = readFileSync(path, "utf8");
    expect(() => ngo.placeOrder({ corals: 0 })).toThrow("corals must be");
    expect(() => ngo.placeOrder({ donation: 1.5 })).toThrow("donation must be");
    expect(() => ngo.placeOrder({ person: 1_000_000 })).toThrow("no person");
    expect(() => ngo.refundOrder(12)).toThrow("no order 12");
    expect(() => ngo.refundOrder(ngo.order(0).id, { amount: 1_000_000_000 })).toThrow("cents left");
    expect(readFileSync(path, "utf8")).toBe(before);
  });
});

describe("refunding, editing and deleting", () => {
  it("gives back units, then the rest, and says so", () => {
    const ngo = open();
    const { id } = find(
      ngo,
      (order) =>
        isPlain(order) &&
        order.refunds.length === 0 &&
        (order.lines[0]?.quantity ?? 0) > 2 &&
        order.shipping.shop === 0,
    );
    const once = ngo.refundOrder(id, { lineIndex: 0, quantity: 1 });
    expect([once.status, once.lines[0]?.refunded, once.updatedAt]).toEqual(["partially_refunded", 1, NOW]);
    const all = ngo.refundOrder(id);
    expect([all.status, all.refunds.length]).toEqual(["refunded", 2]);
    expect(() => ngo.refundOrder(id, { lineIndex: 0, quantity: 1 })).toThrow("units left");
  });

  it("gives back money without a line, in both currencies", () => {
    const ngo = open();
    const { id } = ngo.placeOrder({ corals: 3, currency: "USD" });
    const { refunds, status } = ngo.refundOrder(id, { amount: 960 });
    expect(status).toBe("partially_refunded");
    expect(refunds[0]?.withoutLine.shop).toBe(960);
    expect(refunds[0]?.withoutLine.paid).toBeGreaterThan(960);
    expect(ngo.refundOrder(id).status).toBe("refunded");
  });

  it("takes units off a line", () => {
    const ngo = open();
    const { id } = find(
      ngo,
      (order) => isPlain(order) && (order.lines[0]?.quantity ?? 0) > 2 && order.refunds.length === 0,
    );
    const edited = ngo.editOrder(id, { lineIndex: 0, quantity: 1 });
    const line = edited.lines[0];
    expect([line?.gross, (line?.quantity ?? 0) - (line?.removed ?? 0)]).toEqual([line?.unitPrice, 1]);
    expect(() => ngo.editOrder(id, { lineIndex: 0, quantity: 5 })).toThrow("can be cut");
  });

  it("ends the planned history of an order", () => {
    let now = NOW;
    const planned = open(null, () => NOW + 300 * DAY);
    const ngo = open(null, () => now);
    const { id } = find(ngo, (order) => {
      const later = planned.order(order.index);
      return order.status === "paid" && later.refunds.length > 0 && order.refunds.length === 0;
    });
    expect(ngo.deleteOrder(id).deletedAt).toBe(NOW);
    now += 300 * DAY;
    const later = ngo.order(ngo.orderIndexOfId(id) ?? -1);
    expect([later.refunds, later.updatedAt]).toEqual([[], NOW]);
    expect(() => ngo.refundOrder(id)).toThrow("is deleted");
  });

  it("moves the order to the end of the list by update", () => {
    const ngo = open();
    ngo.ordersByUpdate();
    const order = ngo.deleteOrder(ngo.order(5).id);
    expect(ngo.ordersByUpdate().at(-1)).toBe(order.index);
  });
});

describe("merging contacts", () => {
  const alone = (ngo: Ngo) =>
    Array.from({ length: ngo.peopleCount() }, (_, i) => ngo.person(i)).filter(
      (person) => person.contacts.length === 1 && person.emails.length === 1 && person.contacts[0]?.archivedAt === null,
    );

  it("makes one donor of two people, under the first one's contact", () => {
    const ngo = open();
    const [first, second] = alone(ngo);
    if (!first?.contacts[0] || !second?.contacts[0]) throw new Error("nobody to merge");
    expect(ngo.donorKey(first.index, 0)).not.toBe(ngo.donorKey(second.index, 0));
    const merged = ngo.mergeContacts(first.contacts[0].id, second.contacts[0].id);
    expect(merged.emails).toEqual([...first.emails, ...second.emails]);
    expect(merged.known).toEqual([[0, 1]]);
    expect(merged.contacts[0]).toMatchObject({ additional: [1], mergedIds: [second.contacts[0].id], updatedAt: NOW });
    expect(ngo.person(second.index).contacts).toEqual([]);
    expect(ngo.personIndexOfContact(second.contacts[0].id)).toBe(first.index);
    expect(ngo.donorKey(first.index, 0)).toBe(ngo.donorKey(second.index, 0));
    expect(ngo.donorKey(first.index, 1)).toBe(ngo.donorKey(second.index, 0));
    expect(ngo.contactsByUpdate().at(-1)).toBe(first.contacts[0].id);
    expect(ngo.contactsByUpdate()).not.toContain(second.contacts[0].id);
    expect(() => ngo.mergeContacts(first.contacts[0]?.id ?? 0, second.contacts[0]?.id ?? 0)).toThrow("no contact");
  });

  it("follows a chain of merges", () => {
    const ngo = open();
    const [a, b, c] = alone(ngo).map((person) => ({ index: person.index, id: person.contacts[0]?.id ?? 0 }));
    if (!a || !b || !c) throw new Error("nobody to merge");
    ngo.mergeContacts(b.id, c.id);
    const merged = ngo.mergeContacts(a.id, b.id);
    expect(merged.contacts[0]?.mergedIds).toEqual([b.id, c.id]);
    expect(merged.emails).toHaveLength(3);
    expect(ngo.personIndexOfContact(c.id)).toBe(a.index);
    expect(new Set([a, b, c].map((one) => ngo.donorKey(one.index, 0))).size).toBe(1);
  });

  it("joins duplicates of one person, whatever was planned for them", () => {
    let now = NOW;
    const ngo = open(null, () => now);
    const duplicate = Array.from({ length: ngo.peopleCount() }, (_, i) => ngo.person(i)).find(
      (person) => person.contacts.length === 2 && person.known.length === 2 && person.contacts[1]?.email === 1,
    );
    if (!duplicate?.contacts[0] || !duplicate.contacts[1]) throw new Error("no duplicates");
    const merged = ngo.mergeContacts(duplicate.contacts[1].id, duplicate.contacts[0].id);
    now += 400 * DAY;
    expect(merged.known).toEqual([[0, 1]]);
    expect(ngo.person(duplicate.index).contacts).toEqual(merged.contacts);
    expect(merged.contacts[0]).toMatchObject({ id: duplicate.contacts[1].id, email: 1, additional: [0] });
  });
});

describe("the journal", () => {
  it("lets a reopened sandbox remember everything done by hand", () => {
    const path = freshPath();
    let now = NOW;
    const ngo = open(path, () => now);
    const placed = ngo.placeOrder({ corals: 6 });
    now += 3 * HOUR;
    ngo.refundOrder(placed.id, { lineIndex: 0 });
    ngo.deleteOrder(ngo.order(3).id);
    ngo.editOrder(
      find(ngo, (order) => isPlain(order) && (order.lines[0]?.quantity ?? 0) > 2 && order.refunds.length === 0).id,
      { lineIndex: 0, quantity: 1 },
    );
    const [a, b] = [ngo.person(0), ngo.person(1)].map((person) => person.contacts[0]?.id ?? 0);
    ngo.mergeContacts(a ?? 0, b ?? 0);
    ngo.placeOrder({ donation: 999, currency: "XPF" });
    const again = open(path, () => now);
    expect(ordersOf(again)).toEqual(ordersOf(ngo));
    expect(again.person(0)).toEqual(ngo.person(0));
    expect([...again.contactsByUpdate()]).toEqual([...ngo.contactsByUpdate()]);
    expect([...again.ordersByUpdate()]).toEqual([...ngo.ordersByUpdate()]);
    const next = [again.placeOrder(), ngo.placeOrder()];
    expect(next[0]).toEqual(next[1]);
  });

  it("survives a line that was cut off half-way", () => {
    const path = freshPath();
    const count = open(path).placeOrder().index;
    appendFileSync(path, '{"type":"order","at":17');
    const again = open(path);
    expect(again.ordersCount()).toBe(count + 1);
    again.placeOrder();
    expect(open(path).ordersCount()).toBe(count + 2);
  });

  it("refuses a journal of another world or one that is no journal", () => {
    const path = freshPath();
    open(path).placeOrder();
    expect(() => open(path, () => NOW, 2)).toThrow("belongs to seed 1, size test");
    appendFileSync(path, '{"type":"order","at":"yesterday"}\n');
    expect(() => open(path)).toThrow("line 3 is no journal entry");
  });
});
