import { describe, expect, it } from "vitest";
import { openNgo } from "../ngo/openNgo.ts";
import { announced } from "./announced.ts";
import type { Courier } from "./courier.ts";

function open() {
  const told: unknown[] = [];
  const none = () => undefined;
  const courier: Courier = {
    shopify: none,
    hubspot: (events) => void told.push(...events),
    disturb: none,
    counts: () => ({ sent: 0, accepted: 0, repeated: 0, given_up: 0 }),
    settled: async () => undefined,
    close: none,
  };
  const ngo = openNgo({ seed: 1, size: "test", now: () => Date.UTC(2026, 10, 24), journalPath: null });
  return { ngo: announced(ngo, courier), told };
}

describe("what staff do in the CRM by hand", () => {
  it("is told by HubSpot's events, the new link and the deletion too", () => {
    const { ngo, told } = open();
    const deals = Array.from({ length: ngo.dealsCount() }, (_, i) => ngo.deal(i));
    const deal = deals.find(
      ({ kind, archivedAt, pipelineId }) => kind === "partner" && archivedAt === null && pipelineId === "default",
    );
    const people = Array.from({ length: ngo.peopleCount() }, (_, i) => ngo.person(i));
    const contact = people
      .flatMap(({ contacts }) => contacts)
      .find(
        ({ archivedAt, additional, mergedIds }) => archivedAt === null && additional.length + mergedIds.length === 0,
      );
    if (!deal || !contact) throw new Error("no deal or contact to work with");
    ngo.moveDeal(deal.id, "contractsent");
    ngo.linkDeal(deal.id, { contact: contact.id });
    ngo.editContact(contact.id, { optedOut: true });
    ngo.forgetContact(contact.id);
    expect(told).toMatchObject([
      {
        subscriptionType: "deal.propertyChange",
        objectId: deal.id,
        propertyName: "dealstage",
        propertyValue: "contractsent",
      },
      {
        subscriptionType: "deal.associationChange",
        associationType: "DEAL_TO_CONTACT",
        fromObjectId: deal.id,
        toObjectId: contact.id,
        associationRemoved: false,
      },
      { subscriptionType: "contact.propertyChange", propertyName: "hs_email_optout", propertyValue: "true" },
      { subscriptionType: "contact.privacyDeletion", objectId: contact.id },
      { subscriptionType: "contact.deletion", objectId: contact.id },
    ]);
  });
});
