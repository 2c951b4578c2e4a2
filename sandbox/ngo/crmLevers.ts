import { wholeSecond } from "./calendar.ts";
import type { CrmDeed } from "./crmDeed.ts";
import type { CrmDesk } from "./crmDesk.ts";
import type { Journal } from "./journal.ts";
import type { Company, Deal, Ngo, Person } from "./ledger.ts";
import { pipelineOf } from "./pipelines.ts";
import type { World } from "./world.ts";

export type CrmLevers = Pick<Ngo, "editContact" | "forgetContact" | "moveDeal" | "linkContact" | "linkDeal">;

/** What levers need to know and to have looked at again. */
export type CrmRecords = {
  personOfContact(id: number): number | null;
  person(index: number): Person;
  indexOfDeal(id: number): number | null;
  deal(index: number): Deal;
  company(id: number): Company | null;
  touchPerson(index: number): void;
  touchDeal(index: number): void;
};

/** What tests and demos may do in the CRM by hand. What cannot be is a RangeError, and is not written to the journal. */
export function crmLevers(
  world: World,
  desk: CrmDesk,
  journal: Journal,
  now: () => number,
  records: CrmRecords,
): CrmLevers {
  function contactOf(id: number) {
    const index = records.personOfContact(id);
    const contact = index === null ? undefined : records.person(index).contacts.find((one) => one.id === id);
    const number = world.ids.contact.numberOf(id);
    if (index === null || !contact || number === null) throw new RangeError(`no contact ${id}`);
    if (contact.archivedAt !== null) throw new RangeError(`contact ${id} is archived`);
    return { index, number, contact };
  }
  function partnerDeal(id: number): Deal {
    const index = records.indexOfDeal(id);
    if (index === null) throw new RangeError(`no deal ${id}`);
    const deal = records.deal(index);
    if (deal.kind !== "partner") throw new RangeError(`deal ${id} is the shop integration's`);
    if (deal.archivedAt !== null) throw new RangeError(`deal ${id} is archived`);
    return deal;
  }
  function companyId(id: number): number {
    const company = records.company(id);
    if (!company || company.archivedAt !== null) throw new RangeError(`no company ${id}`);
    return id;
  }
  function write(deed: CrmDeed, notBefore = 0): void {
    const done = { at: Math.max(wholeSecond(now()), notBefore), deed };
    journal.append({ type: "crm", ...done });
    desk.add(done);
  }
  function changedContact(index: number): Person {
    records.touchPerson(index);
    return records.person(index);
  }
  function changedDeal(index: number): Deal {
    records.touchDeal(index);
    return records.deal(index);
  }
  return {
    editContact(id, { optedOut, phone }) {
      const { index, number } = contactOf(id);
      const edits = {
        ...(optedOut === undefined ? {} : { opted_out: optedOut }),
        ...(phone === undefined ? {} : { phone }),
      };
      write({ type: "edit contact", contact: number, ...edits });
      return changedContact(index);
    },
    forgetContact(id) {
      const { index, number, contact } = contactOf(id);
      if (contact.additional.length > 0 || contact.mergedIds.length > 0)
        throw new RangeError(
          `contact ${id} holds several addresses together, which could not be told apart afterwards`,
        );
      write({ type: "forget contact", contact: number });
      return changedContact(index);
    },
    moveDeal(id, stage) {
      const deal = partnerDeal(id);
      const stages = pipelineOf(deal.pipelineId).stages.map((one) => one.id);
      if (!stages.includes(stage)) throw new RangeError(`deal ${id} can be in ${stages.join(", ")}, not in ${stage}`);
      // Two moves in one second would be one change of the history.
      write({ type: "move deal", deal: deal.index, stage }, (deal.history.at(-1)?.at ?? 0) + 1000);
      return changedDeal(deal.index);
    },
    linkContact(id, { company, removed = false }) {
      const { index, number } = contactOf(id);
      write({ type: "link contact", contact: number, company: companyId(company), removed });
      return changedContact(index);
    },
    linkDeal(id, { company, contact, removed = false }) {
      const { index } = partnerDeal(id);
      if (company !== undefined)
        write({ type: "link deal to company", deal: index, company: companyId(company), removed });
      if (contact !== undefined)
        write({ type: "link deal to contact", deal: index, other: contactOf(contact).contact.id, removed });
      return changedDeal(index);
    },
  };
}
