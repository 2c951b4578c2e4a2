import type { Order, Visit } from "../ngo/ledger.ts";
import { dateTime, gid } from "./gid.ts";
import { type PageArgs, pageOf } from "./page.ts";
import { STOREFRONT_URL } from "./store.ts";

const DAY = 86_400_000;

/** The `CustomerJourneySummary` of an order; tills, drafts and renewals have one without visits. */
export function journeyPayload(order: Order) {
  const [first] = order.visits;
  const last = order.visits.at(-1);
  return {
    ready: true,
    customerOrderIndex: null,
    daysToConversion: first ? Math.floor((order.createdAt - first.at) / DAY) : null,
    moments: (args: PageArgs) =>
      pageOf([...order.visits.entries()], args, ([n, visit]) => visitPayload(order, visit, n)),
    momentsCount: { count: order.visits.length, precision: "EXACT" },
    firstVisit: first ? visitPayload(order, first, 0) : null,
    lastVisit: last ? visitPayload(order, last, order.visits.length - 1) : null,
  };
}

function visitPayload(order: Order, visit: Visit, n: number) {
  return {
    __typename: "CustomerVisit",
    id: gid("CustomerVisit", order.id * 16 + n),
    occurredAt: dateTime(visit.at),
    source: visit.source ?? "an unknown source",
    sourceDescription: null,
    landingPage: landingPage(visit),
    referrerUrl: visit.referrer,
    referralCode: null,
    utmParameters: visit.utm ? { ...visit.utm, content: null, term: null } : null,
  };
}

function landingPage({ landingPath, utm }: Visit): string {
  const url = new URL(landingPath, STOREFRONT_URL);
  if (utm) {
    url.searchParams.set("utm_source", utm.source);
    url.searchParams.set("utm_medium", utm.medium);
    if (utm.campaign !== null) url.searchParams.set("utm_campaign", utm.campaign);
  }
  return url.href;
}
