import type { CrmLevers } from "../ngo/crmLevers.ts";
import type { Ngo } from "../ngo/ledger.ts";
import type { Courier } from "./courier.ts";

/** HubSpot's events of what is done in the CRM by hand; merges apart. */
export function announcedCrm(ngo: Ngo, courier: Courier): CrmLevers {
  const changed = (object: "contact" | "deal", objectId: number, propertyName: string, propertyValue: string) => ({
    subscriptionType: `${object}.propertyChange`,
    objectId,
    propertyName,
    propertyValue,
  });
  const linked = (from: string, fromObjectId: number, to: string, toObjectId: number, associationRemoved: boolean) => ({
    subscriptionType: `${from}.associationChange`,
    objectId: fromObjectId,
    associationType: `${from}_TO_${to}`.toUpperCase(),
    fromObjectId,
    toObjectId,
    associationRemoved,
    isPrimaryAssociation: false,
  });
  return {
    editContact(id, wish) {
      const person = ngo.editContact(id, wish);
      const { optedOut, phone } = wish;
      courier.hubspot([
        ...(optedOut === undefined ? [] : [changed("contact", id, "hs_email_optout", String(optedOut))]),
        ...(phone === undefined ? [] : [changed("contact", id, "phone", phone ?? "")]),
      ]);
      return person;
    },
    forgetContact(id) {
      const person = ngo.forgetContact(id);
      courier.hubspot(
        ["contact.privacyDeletion", "contact.deletion"].map((subscriptionType) => ({ subscriptionType, objectId: id })),
      );
      return person;
    },
    moveDeal(id, stageId) {
      const deal = ngo.moveDeal(id, stageId);
      courier.hubspot([changed("deal", id, "dealstage", stageId)]);
      return deal;
    },
    linkContact(id, wish) {
      const person = ngo.linkContact(id, wish);
      courier.hubspot([linked("contact", id, "company", wish.company, wish.removed ?? false)]);
      return person;
    },
    linkDeal(id, wish) {
      const deal = ngo.linkDeal(id, wish);
      const { company, contact, removed = false } = wish;
      courier.hubspot([
        ...(company === undefined ? [] : [linked("deal", id, "company", company, removed)]),
        ...(contact === undefined ? [] : [linked("deal", id, "contact", contact, removed)]),
      ]);
      return deal;
    },
  };
}
