import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { truth } from "../truth/truth.ts";
import type { Deal, Ngo } from "./ledger.ts";
import { openNgo } from "./openNgo.ts";

const START = Date.UTC(2026, 10, 24, 3);

function open(journalPath: string | null = null, start = START) {
  let now = start;
  const ngo = openNgo({ seed: 1, size: "test", now: () => now, journalPath });
  const pass = (ms: number) => {
    now += ms;
  };
  return { ngo, pass };
}
const dealsOf = (ngo: Ngo): Deal[] => Array.from({ length: ngo.dealsCount() }, (_, i) => ngo.deal(i));
const openDeal = (ngo: Ngo): Deal => {
  const found = dealsOf(ngo).find(
    (deal) =>
      deal.kind === "partner" &&
      !deal.isWon &&
      !deal.isLost &&
      deal.archivedAt === null &&
      deal.amount > 0 &&
      deal.pipelineId === "default",
  );
  if (!found) throw new Error("no open deal");
  return found;
};
const contactOf = (ngo: Ngo, holds: (contact: ReturnType<Ngo["person"]>["contacts"][number]) => boolean) => {
  for (let i = 0; i < ngo.peopleCount(); i++) {
    const contact = ngo
      .person(i)
      .contacts.find(
        (one) => one.archivedAt === null && one.mergedIds.length === 0 && one.additional.length === 0 && holds(one),
      );
    if (contact) return { person: i, id: contact.id };
  }
  throw new Error("no such contact");
};
const sumOf = (figures: Record<string, string>) =>
  Object.values(figures).reduce((sum, value) => sum + Number(value), 0);

describe("a deal moved by hand", () => {
  it("is in its new stage, with the move in its history, changed now, and counted when won", () => {
    const { ngo, pass } = open();
    const deal = openDeal(ngo);
    const before = truth(ngo);
    pass(60_000);
    const won = ngo.moveDeal(deal.id, "closedwon");
    expect(won).toMatchObject({
      stageId: "closedwon",
      isWon: true,
      updatedAt: START + 60_000,
      closeAt: START + 60_000,
    });
    expect(won.history).toEqual([...deal.history, { at: START + 60_000, stageId: "closedwon" }]);
    expect(ngo.dealsByUpdate().at(-1)).toBe(deal.index);
    const after = truth(ngo);
    expect(after.open_deals).toBe(before.open_deals - 1);
    expect(sumOf(after.won_amount_by_year)).toBeGreaterThan(sumOf(before.won_amount_by_year));
  });

  it("goes no further by itself, and can be moved twice within a second", () => {
    const { ngo, pass } = open();
    const { id, index } = openDeal(ngo);
    ngo.moveDeal(id, "contractsent");
    ngo.moveDeal(id, "qualifiedtobuy");
    const times = ngo.deal(index).history.map(({ at }) => at);
    expect(new Set(times).size).toBe(times.length);
    pass(3 * 365 * 86_400_000);
    expect(ngo.deal(index)).toMatchObject({ stageId: "qualifiedtobuy", isWon: false, isLost: false });
  });

  it("must be a partner's, and the stage one of its pipeline", () => {
    const { ngo } = open();
    expect(() => ngo.moveDeal(openDeal(ngo).id, "shipped")).toThrow(
      /can be in appointmentscheduled, .* not in shipped/,
    );
    const mirror = dealsOf(ngo).find(({ kind }) => kind === "mirror_order");
    expect(() => ngo.moveDeal(mirror?.id ?? 0, "shipped")).toThrow("the shop integration's");
  });
});

describe("a link made by hand", () => {
  it("changes no date, is read from both sides by whoever looks again, and is taken away again", () => {
    const { ngo, pass } = open();
    const deal = openDeal(ngo);
    const order = ngo.dealsByUpdate();
    const contact = contactOf(ngo, ({ companyIds }) => companyIds.length === 0);
    const company = ngo.company(0).id;
    pass(60_000);
    const linked = ngo.linkDeal(deal.id, { company, contact: contact.id });
    expect(linked.companyIds).toContain(company);
    expect(linked.contactIds).toContain(contact.id);
    expect(linked.updatedAt).toBe(deal.updatedAt);
    expect([...ngo.dealsByUpdate()]).toEqual([...order]);
    expect(ngo.dealsByUpdate()).not.toBe(order);
    ngo.linkDeal(deal.id, { company, contact: contact.id, removed: true });
    expect(ngo.deal(deal.index)).toMatchObject({
      companyIds: deal.companyIds.filter((id) => id !== company),
      contactIds: deal.contactIds,
    });
    expect(ngo.linkContact(contact.id, { company }).contacts.find(({ id }) => id === contact.id)).toMatchObject({
      companyIds: [company],
    });
  });
});

describe("a contact", () => {
  it("that was edited is changed now, alone", () => {
    const { ngo, pass } = open();
    const { person, id } = contactOf(ngo, ({ optedOut }) => !optedOut);
    pass(60_000);
    ngo.editContact(id, { optedOut: true, phone: null });
    const contact = ngo.person(person).contacts.find((one) => one.id === id);
    expect(contact).toMatchObject({ optedOut: true, phone: null, updatedAt: START + 60_000 });
    expect(ngo.contactsByUpdate().at(-1)).toBe(id);
  });

  it("that was forgotten is nowhere any more, not even on its deals", () => {
    const { ngo } = open();
    const { person, id } = contactOf(ngo, () => true);
    const deal = openDeal(ngo);
    ngo.linkDeal(deal.id, { contact: id });
    ngo.forgetContact(id);
    expect(ngo.personIndexOfContact(id)).toBeNull();
    expect(ngo.person(person).contacts.map((one) => one.id)).not.toContain(id);
    expect([...ngo.contactsByUpdate()]).not.toContain(id);
    expect(ngo.deal(deal.index).contactIds).not.toContain(id);
    expect(() => ngo.editContact(id, {})).toThrow(`no contact ${id}`);
    expect(() => ngo.mergeContacts(contactOf(ngo, () => true).id, id)).toThrow(`no contact ${id}`);
  });
});

describe("what was done in the CRM by hand", () => {
  it("outlives a restart", () => {
    const folder = mkdtempSync(join(tmpdir(), "crm-levers-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const path = join(folder, "journal.jsonl");
    const { ngo } = open(path);
    const deal = openDeal(ngo);
    const { id } = contactOf(ngo, () => true);
    ngo.moveDeal(deal.id, "closedlost");
    ngo.linkDeal(deal.id, { company: ngo.company(1).id });
    ngo.forgetContact(id);
    const again = open(path, START + 10_000).ngo;
    expect(again.deal(deal.index)).toEqual(ngo.deal(deal.index));
    expect(again.personIndexOfContact(id)).toBeNull();
  });
});
