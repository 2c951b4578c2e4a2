import type { Order, Person } from "../ngo/ledger.ts";
import { addressPayload } from "./addressPayload.ts";
import { dateTime, gid } from "./gid.ts";
import { minus, moneyV2, SHOP_CURRENCY } from "./money.ts";
import { orderPayload } from "./orderPayload.ts";
import { orderTotals } from "./orderTotals.ts";
import { type PageArgs, pageOf } from "./page.ts";
import type { Store } from "./store.ts";
import { subscriptionConnection } from "./subscriptionPayload.ts";

/** One `Customer`. The person behind it is looked up when something beyond the id is asked for. */
export function customerPayload(store: Store, personIndex: number, id: number) {
  let found: { person: Person; email: string; createdAt: number; updatedAt: number } | null = null;
  const record = () => (found ??= recordOf(store, personIndex, id));
  const person = () => record().person;
  const orders = () => ordersOfCustomer(store, personIndex, id);
  const address = () => addressPayload(person(), person().country, `${id}?model_name=CustomerAddress`);
  return {
    __typename: "Customer",
    id: gid("Customer", id),
    legacyResourceId: String(id),
    firstName: () => person().firstName,
    lastName: () => person().lastName,
    displayName: () => `${person().firstName} ${person().lastName}`,
    createdAt: () => dateTime(record().createdAt),
    updatedAt: () => dateTime(record().updatedAt),
    locale: () => person().locale,
    state: "DISABLED",
    note: null,
    tags: () => (person().acceptsMarketing ? ["newsletter"] : []),
    taxExempt: false,
    verifiedEmail: true,
    defaultEmailAddress: () => emailPayload(record()),
    defaultPhoneNumber: () => phonePayload(record()),
    defaultAddress: address,
    addressesV2: (args: PageArgs) => pageOf([address()], args, (one) => one),
    numberOfOrders: () => String(orders().length),
    amountSpent: () => moneyV2(spent(orders()), SHOP_CURRENCY),
    lastOrder: (): object | null => {
      const last = orders().at(-1);
      return last ? orderPayload(store, last) : null;
    },
    orders: (args: PageArgs) => pageOf(orders(), args, (order): object => orderPayload(store, order)),
    subscriptionContracts: (args: PageArgs) =>
      subscriptionConnection(store, args, (subscription) => subscription.person === personIndex),
  };
}

function recordOf(store: Store, personIndex: number, id: number) {
  const person = store.ngo.person(personIndex);
  const account = person.customers.find((candidate) => candidate.id === id);
  const email = account && person.emails[account.email];
  if (!account || email === undefined) throw new RangeError(`person ${personIndex} is not customer ${id}`);
  return { person, email, createdAt: account.createdAt, updatedAt: account.updatedAt };
}

function ordersOfCustomer(store: Store, personIndex: number, id: number): Order[] {
  return store.ngo
    .ordersOfPerson(personIndex)
    .map((index) => store.ngo.order(index))
    .filter((order) => order.customerId === id && order.deletedAt === null);
}

function spent(orders: readonly Order[]): number {
  return orders
    .filter((order) => !order.test)
    .map(orderTotals)
    .reduce((sum, totals) => sum + minus(totals.received, totals.refunded).shop, 0);
}

/** Whoever takes news by e-mail and left a number was asked for both at once, at the checkout. */
function phonePayload({ person, updatedAt }: ReturnType<typeof recordOf>) {
  if (person.phone === null) return null;
  const isAsked = person.acceptsMarketing;
  return {
    phoneNumber: person.phone,
    smsMarketingConsent: {
      state: isAsked ? "SUBSCRIBED" : "NEVER_SUBSCRIBED",
      optInLevel: isAsked ? "SINGLE_OPT_IN" : null,
      collectedFrom: isAsked ? "SHOPIFY" : null,
      updatedAt: isAsked ? dateTime(updatedAt) : null,
    },
  };
}

function emailPayload({ person, email, updatedAt }: ReturnType<typeof recordOf>) {
  return {
    emailAddress: email,
    marketingState: person.acceptsMarketing ? "SUBSCRIBED" : "NOT_SUBSCRIBED",
    marketingOptInLevel: person.acceptsMarketing ? "SINGLE_OPT_IN" : null,
    marketingUpdatedAt: person.acceptsMarketing ? dateTime(updatedAt) : null,
    validFormat: true,
  };
}
