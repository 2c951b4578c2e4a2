import type { Ngo, Order } from "../ngo/ledger.ts";
import { announcedCrm } from "./announcedCrm.ts";
import type { Courier } from "./courier.ts";

const gid = (type: string, id: number) => `gid://shopify/${type}/${id}`;

/** The part of REST's order that tells which one it is and how it stands; the real body has all of it. */
const orderBody = (order: Order) => ({
  id: order.id,
  admin_graphql_api_id: gid("Order", order.id),
  name: order.name,
  test: order.test,
  financial_status: order.status,
  created_at: new Date(order.createdAt).toISOString(),
  updated_at: new Date(order.updatedAt).toISOString(),
});

/** The same NGO, whose deeds by hand are told by webhook. A contact merge is HubSpot's to tell, the rest Shopify's. */
export function announced(ngo: Ngo, courier: Courier): Ngo {
  const tellCustomer = ({ customerId }: Order) => {
    if (customerId === null) return;
    courier.shopify("customers/update", {
      id: customerId,
      admin_graphql_api_id: gid("Customer", customerId),
    });
  };
  return {
    ...ngo,
    placeOrder(wish) {
      const order = ngo.placeOrder(wish);
      courier.shopify("orders/create", orderBody(order));
      courier.shopify("orders/paid", orderBody(order));
      tellCustomer(order);
      return order;
    },
    refundOrder(id, wish) {
      const order = ngo.refundOrder(id, wish);
      const refund = order.refunds.at(-1);
      courier.shopify("refunds/create", {
        id: refund?.id ?? 0,
        admin_graphql_api_id: gid("Refund", refund?.id ?? 0),
        order_id: id,
      });
      courier.shopify("orders/updated", orderBody(order));
      return order;
    },
    editOrder(id, wish) {
      const order = ngo.editOrder(id, wish);
      courier.shopify("orders/edited", { order_edit: { id: order.updatedAt, order_id: id } });
      courier.shopify("orders/updated", orderBody(order));
      return order;
    },
    deleteOrder(id) {
      const order = ngo.deleteOrder(id);
      // Deletions come with little more than the id.
      courier.shopify("orders/delete", { id });
      return order;
    },
    mergeContacts(primaryId, mergedId) {
      const person = ngo.mergeContacts(primaryId, mergedId);
      courier.hubspot([
        {
          subscriptionType: "contact.merge",
          objectId: primaryId,
          primaryObjectId: primaryId,
          mergedObjectIds: [mergedId],
          newObjectId: primaryId,
          numberOfPropertiesMoved: 3,
        },
      ]);
      return person;
    },
    ...announcedCrm(ngo, courier),
  };
}
