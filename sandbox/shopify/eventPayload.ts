import type { Ngo } from "../ngo/ledger.ts";
import { dateTime, gid } from "./gid.ts";
import type { ProductEvent } from "./search/searchables.ts";

/** What the shop's log says of its products. None was ever deleted, so `action:destroy` finds nothing. */
export function productEvents(ngo: Ngo): ProductEvent[] {
  return ngo.products.flatMap((product) => {
    const event = (action: string, at: number, n: number): ProductEvent => ({
      id: product.id * 4 + n,
      action,
      subjectType: "PRODUCT",
      subjectId: product.id,
      at,
      message: `${product.title} was ${action === "create" ? "created" : action}.`,
    });
    const events = [event("create", product.createdAt, 0), event("published", product.createdAt, 1)];
    return product.status === "ARCHIVED" ? [...events, event("unpublished", product.updatedAt, 2)] : events;
  });
}

export function eventPayload(event: ProductEvent) {
  return {
    __typename: "BasicEvent",
    id: gid("BasicEvent", event.id),
    action: event.action,
    createdAt: dateTime(event.at),
    message: event.message,
    appTitle: null,
    attributeToApp: false,
    attributeToUser: true,
    criticalAlert: false,
    subjectId: gid("Product", event.subjectId),
    subjectType: event.subjectType,
  };
}
