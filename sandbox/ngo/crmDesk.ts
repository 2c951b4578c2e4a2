import type { ContactBook } from "./contactBook.ts";
import type { CrmDeed } from "./crmDeed.ts";
import type { Deal, Person } from "./ledger.ts";
import { pipelineOf } from "./pipelines.ts";
import type { World } from "./world.ts";

type Contact = Person["contacts"][number];
type Done = { at: number; deed: CrmDeed };

/**
 * What staff did by hand in the CRM, on top of the made-up history. Deals are known here by their index, contacts by their
 * number (person * 4 + slot). Links change without a change date, as they do in HubSpot.
 */
export type CrmDesk = {
  add(done: Done): void;
  isForgotten(contact: number): boolean;
  /** When a deal or a contact was last changed by hand; 0 for never, links not counted. */
  dealChangedAt(index: number): number;
  contactChangedAt(contact: number): number;
  /** Until when the planned story of a deal holds: once moved by hand it goes no further by itself. */
  dealStoryUntil(index: number, now: number): number;
  dealAfter(deal: Deal): Deal;
  personAfter(person: Person): Person;
};

type Touched = { record: "deal" | "contact"; key: number };

const touchedBy = (deed: CrmDeed): Touched =>
  "deal" in deed ? { record: "deal", key: deed.deal } : { record: "contact", key: deed.contact };

export function crmDesk(world: World, book: () => ContactBook): CrmDesk {
  const deals = new Map<number, Done[]>();
  const contacts = new Map<number, Done[]>();
  const dones = (record: Touched["record"], key: number) => (record === "deal" ? deals : contacts).get(key) ?? [];
  const isChange = ({ deed }: Done) =>
    deed.type === "move deal" || deed.type === "edit contact" || deed.type === "forget contact";
  const lastChange = (record: Touched["record"], key: number) => dones(record, key).filter(isChange).at(-1)?.at ?? 0;
  const isForgotten = (contact: number) => dones("contact", contact).some(({ deed }) => deed.type === "forget contact");

  /** Contacts that were merged away are linked through the one that is left, and forgotten ones not at all. */
  function standing(ids: readonly number[]): number[] {
    const current = ids.flatMap((id) => book().currentId(id) ?? []);
    return [...new Set(current)].sort((a, b) => a - b);
  }

  function contactAfter(contact: Contact): Contact[] {
    const number = world.ids.contact.numberOf(contact.id) ?? -1;
    if (isForgotten(number)) return [];
    return [dones("contact", number).reduce(alterContact, contact)];
  }

  return {
    add(done) {
      const { record, key } = touchedBy(done.deed);
      (record === "deal" ? deals : contacts).set(key, [...dones(record, key), done]);
    },
    isForgotten,
    dealChangedAt: (index) => lastChange("deal", index),
    contactChangedAt: (contact) => lastChange("contact", contact),
    dealStoryUntil: (index, now) =>
      Math.min(now, dones("deal", index).find(({ deed }) => deed.type === "move deal")?.at ?? now),
    dealAfter(deal) {
      const altered = dones("deal", deal.index).reduce(alterDeal, deal);
      return { ...altered, contactIds: standing(altered.contactIds) };
    },
    personAfter(person) {
      const after = person.contacts.flatMap(contactAfter);
      return {
        ...person,
        contacts: after,
        updatedAt: Math.max(person.updatedAt, ...after.map((one) => one.updatedAt)),
      };
    },
  };
}

function relinked(ids: readonly number[], id: number, isRemoved: boolean): number[] {
  const others = ids.filter((other) => other !== id);
  return isRemoved ? others : ids.includes(id) ? [...ids] : [...ids, id];
}

function alterContact(contact: Contact, { at, deed }: Done): Contact {
  switch (deed.type) {
    case "edit contact":
      return {
        ...contact,
        updatedAt: Math.max(contact.updatedAt, at),
        ...(deed.opted_out === undefined ? {} : { optedOut: deed.opted_out }),
        ...(deed.phone === undefined ? {} : { phone: deed.phone }),
      };
    case "link contact":
      return { ...contact, companyIds: relinked(contact.companyIds, deed.company, deed.removed) };
    default:
      return contact;
  }
}

function alterDeal(deal: Deal, { at, deed }: Done): Deal {
  switch (deed.type) {
    case "move deal": {
      const stage = pipelineOf(deal.pipelineId).stages.find(({ id }) => id === deed.stage);
      if (!stage) return deal;
      return {
        ...deal,
        stageId: stage.id,
        history: [...deal.history, { at, stageId: stage.id }],
        isWon: stage.isClosed && stage.probability === 1,
        isLost: stage.isClosed && stage.probability === 0,
        closeAt: stage.isClosed ? at : deal.closeAt,
        updatedAt: Math.max(deal.updatedAt, at),
      };
    }
    case "link deal to company":
      return { ...deal, companyIds: relinked(deal.companyIds, deed.company, deed.removed) };
    case "link deal to contact":
      return { ...deal, contactIds: relinked(deal.contactIds, deed.other, deed.removed) };
    default:
      return deal;
  }
}
