import type { Company, Deal, Ngo, Person } from "../ngo/ledger.ts";
import { OWNERS } from "../ngo/owners.ts";
import { PIPELINES } from "../ngo/pipelines.ts";

export const NOON = Date.UTC(2026, 10, 24, 22);
const MINUTE = 60_000;

type Contact = Person["contacts"][number];

/** A contact id from a position: 1000, 1010, ... */
export const contactId = (index: number) => 1000 + index * 10;

export function tinyPerson(index: number, contact: Partial<Contact> = {}, more: Partial<Person> = {}): Person {
  const updatedAt = NOON - (10_000 - index) * MINUTE;
  const own = {
    id: contactId(index),
    email: 0,
    additional: [],
    mergedIds: [],
    companyIds: [],
    ownerId: null,
    createdAt: updatedAt - MINUTE,
    updatedAt,
    archivedAt: null,
    optedOut: false,
    ...contact,
  };
  return {
    index,
    firstName: "Hina",
    lastName: `Tane${index}`,
    country: "PF",
    city: "Papeete",
    postcode: "98713",
    phone: null,
    locale: "fr",
    emails: [`Hina${index}@mail.example`, `second${index}@mail.example`],
    known: [[0]],
    createdAt: own.createdAt,
    updatedAt: own.updatedAt,
    acceptsMarketing: false,
    customers: [],
    contacts: [own],
    ...more,
  };
}

export function tinyCompany(index: number, more: Partial<Company> = {}): Company {
  const at = NOON - (500 - index) * MINUTE;
  return {
    id: 50 + index,
    name: `Lagon ${index}`,
    domain: `lagon-${index}.example`,
    country: "Fiji",
    industry: "BANKING",
    ownerId: null,
    createdAt: at,
    updatedAt: at,
    archivedAt: null,
    ...more,
  };
}

export function tinyDeal(index: number, more: Partial<Deal> = {}): Deal {
  const at = NOON - (500 - index) * MINUTE;
  return {
    index,
    id: 900 + index,
    name: `Deal ${index}`,
    kind: "partner",
    ecommSynced: false,
    orderIndex: null,
    pipelineId: "default",
    stageId: "appointmentscheduled",
    history: [{ at, stageId: "appointmentscheduled" }],
    lots: [],
    amount: 125_050,
    currency: "EUR",
    companyIds: [],
    contactIds: [],
    ownerId: null,
    corals: 40,
    site: null,
    createdAt: at,
    updatedAt: at,
    closeAt: at,
    isWon: false,
    isLost: false,
    lostReason: null,
    archivedAt: null,
    ...more,
  };
}

type Tiny = { people?: Person[]; companies?: Company[]; deals?: Deal[] };

/** The part of an NGO that the account reads, out of three lists; `touch` makes known that one of them was changed. */
export function tinyNgo({ people = [], companies = [], deals = [] }: Tiny): { ngo: Ngo; touch: () => void } {
  const byUpdate = (rows: { updatedAt: number }[]) =>
    Uint32Array.from(rows.keys()).sort((a, b) => (rows[a]?.updatedAt ?? 0) - (rows[b]?.updatedAt ?? 0) || a - b);
  const sorted = () => ({
    people: byUpdate(people),
    companies: byUpdate(companies),
    deals: byUpdate(deals),
    contacts: Float64Array.from(
      people.flatMap(({ contacts }) => contacts).sort((a, b) => a.updatedAt - b.updatedAt || a.id - b.id),
      ({ id }) => id,
    ),
  });
  let orders = sorted();
  const at = <Row>(rows: readonly Row[], index: number): Row => {
    const row = rows[index];
    if (row === undefined) throw new RangeError(`nothing at ${index}`);
    return row;
  };
  const indexWhere = <Row>(rows: readonly Row[], holds: (row: Row) => boolean) => {
    const index = rows.findIndex(holds);
    return index === -1 ? null : index;
  };
  const none = (): never => {
    throw new Error("the tiny NGO has no shop");
  };
  const ngo: Ngo = {
    seed: 1,
    size: "test",
    now: () => NOON,
    products: [],
    pipelines: PIPELINES,
    owners: OWNERS,
    peopleCount: () => people.length,
    person: (index) => at(people, index),
    ordersCount: () => 0,
    order: none,
    companiesCount: () => companies.length,
    company: (index) => at(companies, index),
    dealsCount: () => deals.length,
    deal: (index) => at(deals, index),
    subscriptionsCount: () => 0,
    subscription: none,
    checkoutsCount: () => 0,
    checkout: none,
    codeDiscounts: () => [],
    disputedOrders: () => [],
    surveys: () => [],
    certificates: () => [],
    publishedRates: () => [],
    publishRate: none,
    orderIndexOfId: () => null,
    personIndexOfCustomer: () => null,
    personIndexOfContact: (id) =>
      indexWhere(people, ({ contacts }) =>
        contacts.some((contact) => contact.id === id || contact.mergedIds.includes(id)),
      ),
    companyIndexOfId: (id) => indexWhere(companies, (company) => company.id === id),
    dealIndexOfId: (id) => indexWhere(deals, (deal) => deal.id === id),
    subscriptionIndexOfId: () => null,
    checkoutIndexOfId: () => null,
    orderIndexOfDispute: () => null,
    dealIndexOfLot: (id) => indexWhere(deals, (deal) => deal.lots.some((lot) => lot.id === id)),
    ordersByUpdate: () => new Uint32Array(),
    peopleByUpdate: () => orders.people,
    companiesByUpdate: () => orders.companies,
    dealsByUpdate: () => orders.deals,
    customersByUpdate: () => new Float64Array(),
    contactsByUpdate: () => orders.contacts,
    ordersOfPerson: () => [],
    donorKey: none,
    placeOrder: none,
    refundOrder: none,
    editOrder: none,
    deleteOrder: none,
    mergeContacts: none,
    editContact: none,
    forgetContact: none,
    moveDeal: none,
    linkContact: none,
    linkDeal: none,
  };
  return {
    ngo,
    touch: () => {
      orders = sorted();
    },
  };
}
