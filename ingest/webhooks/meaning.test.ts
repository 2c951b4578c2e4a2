import { describe, expect, it } from "vitest";
import { readHubspotEvent } from "./hubspotEvent.ts";
import { readShopifyTopic } from "./shopifyTopic.ts";

const again = (stream: string, id: string) => ({ stream, id, gone: null });
const deleted = (stream: string, id: string) => ({ stream, id, gone: "deleted" });
const errands = (...list: unknown[]) => ({ kind: "errands", errands: list });

describe("a Shopify topic", () => {
  it.each([
    ["orders/create", { id: 7, admin_graphql_api_id: "gid://shopify/Order/7" }, errands(again("orders", "7"))],
    ["orders/edited", { order_edit: { id: 1, order_id: 7 } }, errands(again("orders", "7"))],
    ["refunds/create", { id: 1, order_id: 7 }, errands(again("orders", "7"))],
    ["order_transactions/create", { id: 1, order_id: "7" }, errands(again("orders", "7"))],
    ["orders/delete", { id: 7 }, errands(deleted("orders", "7"))],
    ["customers/delete", { id: 8 }, errands(deleted("customers", "8"))],
    [
      "products/update",
      { id: 9, variants: [{ id: 91 }, { id: 92 }] },
      errands(again("products", "9"), again("product_variants", "91"), again("product_variants", "92")),
    ],
    [
      "customers/redact",
      { customer: { id: 8, email: "a@b.example" }, orders_to_redact: [7] },
      errands({ stream: "customers", id: "8", gone: "erased" }, again("orders", "7")),
    ],
    [
      "customers/merge",
      {
        admin_graphql_api_customer_kept_id: "gid://shopify/Customer/8",
        admin_graphql_api_customer_deleted_id: "gid://shopify/Customer/9",
      },
      errands(again("customers", "8"), deleted("customers", "9")),
    ],
    ["disputes/update", { id: 4, order_id: 7 }, errands(again("disputes", "4"), again("orders", "7"))],
    ["disputes/create", { id: 4, order_id: null }, errands(again("disputes", "4"))],
    [
      "subscription_contracts/create",
      { id: 5, admin_graphql_api_id: "gid://shopify/SubscriptionContract/5", origin_order_id: 7 },
      errands(again("subscription_contracts", "5")),
    ],
    ["subscription_contracts/pause", { id: 5 }, errands(again("subscription_contracts", "5"))],
    [
      "subscription_billing_attempts/success",
      { id: 1, subscription_contract_id: 5, order_id: 7 },
      errands(again("subscription_contracts", "5"), again("orders", "7")),
    ],
    [
      "subscription_billing_attempts/failure",
      { id: 1, subscription_contract_id: 5, order_id: null },
      errands(again("subscription_contracts", "5")),
    ],
    ["checkouts/update", { id: 6, token: "abc" }, errands(again("abandoned_checkouts", "6"))],
    ["checkouts/delete", { id: 6 }, errands(deleted("abandoned_checkouts", "6"))],
    [
      "discounts/update",
      { admin_graphql_api_id: "gid://shopify/DiscountCodeNode/3", title: "REEF10" },
      errands(again("discount_codes", "3")),
    ],
    [
      "discounts/redeemcode_added",
      { admin_graphql_api_id: "gid://shopify/DiscountCodeNode/3", redeem_code: { id: "1", code: "A" } },
      errands(again("discount_codes", "3")),
    ],
    [
      "discounts/delete",
      { admin_graphql_api_id: "gid://shopify/DiscountCodeNode/3" },
      errands(deleted("discount_codes", "3")),
    ],
    [
      "discounts/create",
      { admin_graphql_api_id: "gid://shopify/DiscountAutomaticNode/3" },
      { kind: "ignored", reason: "discounts/create names nothing that is read" },
    ],
    ["shop/update", { id: 2, name: "Reef" }, errands(again("shop", "2"))],
    ["customers_marketing_consent/update", { id: 8, phone: "+1" }, errands(again("customers", "8"))],
    ["customers_email_marketing_consent/update", { customer_id: 8 }, errands(again("customers", "8"))],
    ["app/uninstalled", { id: 1 }, { kind: "uninstalled" }],
  ])("%s names the records to read again", (topic, body, meaning) => {
    expect(readShopifyTopic(topic, body)).toEqual(meaning);
  });

  it("that no stream follows is ignored, and one without an id is refused by name", () => {
    expect(readShopifyTopic("themes/publish", { id: 1 })).toMatchObject({ kind: "ignored" });
    expect(readShopifyTopic("orders/create", { name: "#1" })).toMatchObject({
      kind: "refused",
      reason: expect.stringContaining("usable id"),
    });
    expect(readShopifyTopic("orders/create", [])).toMatchObject({ kind: "refused" });
  });
});

describe("a HubSpot event", () => {
  it.each([
    [{ subscriptionType: "contact.propertyChange", objectId: 7 }, errands(again("contacts", "7"))],
    [{ eventType: "deal.creation", objectId: 7 }, errands(again("deals", "7"))],
    [{ subscriptionType: "object.creation", objectTypeId: "0-2", objectId: 7 }, errands(again("companies", "7"))],
    [{ subscriptionType: "deal.deletion", objectId: 7 }, errands(deleted("deals", "7"))],
    [
      { subscriptionType: "contact.privacyDeletion", objectId: 7 },
      errands({ stream: "contacts", id: "7", gone: "erased" }),
    ],
    [
      { subscriptionType: "contact.merge", objectId: 7, primaryObjectId: 7, mergedObjectIds: [8], newObjectId: 9 },
      errands(again("contacts", "7"), again("contacts", "7"), again("contacts", "9"), deleted("contacts", "8")),
    ],
    [
      {
        subscriptionType: "deal.associationChange",
        associationType: "DEAL_TO_CONTACT",
        fromObjectId: 7,
        toObjectId: 8,
      },
      errands(again("deals", "7"), again("contacts", "8")),
    ],
  ])("%o names the records to read again", (event, meaning) => {
    expect(readHubspotEvent(event)).toEqual(meaning);
  });

  it("of an object that no stream follows is ignored, and one without an id is refused", () => {
    expect(readHubspotEvent({ subscriptionType: "ticket.creation", objectId: 1 })).toMatchObject({ kind: "ignored" });
    expect(readHubspotEvent({ subscriptionType: "contact.creation" })).toMatchObject({ kind: "refused" });
    expect(readHubspotEvent({ objectId: 1 })).toMatchObject({ kind: "refused" });
  });
});
