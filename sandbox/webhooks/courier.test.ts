import { createHmac } from "node:crypto";
import { afterEach, describe, expect, it } from "vitest";
import { openNgo } from "../ngo/openNgo.ts";
import { announced } from "./announced.ts";
import { type Courier, openCourier } from "./courier.ts";
import { openSubscriptions } from "./subscriptions.ts";

type Call = { url: string; headers: Record<string, string>; body: string };
const at = Date.parse("2026-11-24T00:00:00Z");
const subscribed = [
  "orders/create",
  "orders/paid",
  "orders/updated",
  "orders/delete",
  "refunds/create",
  "customers/update",
];
const couriers: Courier[] = [];
afterEach(() => {
  for (const courier of couriers.splice(0)) courier.close();
});

/** A courier whose calls are answered by `statuses` in turn, 200 after the last. */
function hire(statuses: number[] = [], waits = [1, 1, 1]) {
  const calls: Call[] = [];
  const subscriptions = openSubscriptions({ path: null, now: () => at });
  for (const topic of subscribed) subscriptions.create(topic, "https://figures.example.org/webhooks/shopify");
  const courier = openCourier({
    url: "http://127.0.0.1:1",
    publicUrl: "https://figures.example.org/",
    shopifySecret: "shop-secret",
    hubspotSecret: "hub-secret",
    shop: "reef.myshopify.com",
    subscriptions,
    now: () => at,
    waits,
    fetch: async (url, init) => {
      calls.push({
        url: String(url),
        headers: Object.fromEntries(new Headers(init?.headers)),
        body: String(init?.body),
      });
      return new Response(null, { status: statuses.shift() ?? 200 });
    },
  });
  couriers.push(courier);
  return { courier, calls, subscriptions };
}
const mac = (secret: string, text: string) => createHmac("sha256", secret).update(text).digest("base64");
const topics = (calls: readonly Call[]) => calls.map(({ headers }) => headers["x-shopify-topic"]);

describe("a delivery", () => {
  it("of Shopify carries topic, id and the signature of its bytes", async () => {
    const { courier, calls } = hire();
    courier.shopify("orders/create", { id: 7 });
    await courier.settled();
    expect(calls).toMatchObject([
      {
        url: "http://127.0.0.1:1/webhooks/shopify",
        body: '{"id":7}',
        headers: {
          "x-shopify-topic": "orders/create",
          "x-shopify-hmac-sha256": mac("shop-secret", '{"id":7}'),
          "x-shopify-webhook-id": expect.stringMatching(/^[0-9a-f-]{36}$/),
          "x-shopify-shop-domain": "reef.myshopify.com",
        },
      },
    ]);
  });

  it("of HubSpot is signed over the public address and its time, and is a list of events", async () => {
    const { courier, calls } = hire();
    courier.hubspot([{ subscriptionType: "contact.merge", objectId: 1 }]);
    await courier.settled();
    const [call] = calls;
    const timestamp = call?.headers["x-hubspot-request-timestamp"] ?? "";
    expect(call?.headers["x-hubspot-signature-v3"]).toBe(
      mac("hub-secret", `POSThttps://figures.example.org/webhooks/hubspot${call?.body}${timestamp}`),
    );
    expect(JSON.parse(call?.body ?? "")).toEqual([
      expect.objectContaining({ subscriptionType: "contact.merge", objectId: 1, eventId: 1, occurredAt: at }),
    ]);
  });

  it("is repeated with the same id until it is accepted, and given up in the end", async () => {
    const { courier, calls } = hire([500, 503]);
    courier.shopify("orders/create", { id: 7 });
    await courier.settled();
    expect(new Set(calls.map(({ headers }) => headers["x-shopify-webhook-id"])).size).toBe(1);
    expect(courier.counts()).toEqual({ sent: 1, accepted: 1, repeated: 2, given_up: 0 });
    const refused = hire([401, 401, 401, 401]);
    refused.courier.shopify("orders/create", { id: 7 });
    await refused.courier.settled();
    expect(refused.courier.counts()).toEqual({ sent: 1, accepted: 0, repeated: 3, given_up: 1 });
  });

  it("comes twice and in the wrong order when asked to", async () => {
    const { courier, calls } = hire();
    courier.disturb({ duplicate: true, reverse: true });
    courier.shopify("orders/create", { id: 7 });
    courier.shopify("orders/updated", { id: 7 });
    await courier.settled();
    expect(topics(calls)).toEqual(["orders/updated", "orders/updated", "orders/create", "orders/create"]);
    expect(new Set(calls.map(({ headers }) => headers["x-shopify-webhook-id"])).size).toBe(2);
  });
});

describe("a subscription", () => {
  it("is needed for a delivery to be made, and says where it goes", async () => {
    const { courier, calls, subscriptions } = hire();
    courier.shopify("products/update", { id: 1 });
    subscriptions.create("products/update", "https://elsewhere.example.org/hooks");
    courier.shopify("products/update", { id: 2 });
    await courier.settled();
    expect(calls.map(({ url, body }) => [url, body])).toEqual([["https://elsewhere.example.org/hooks", '{"id":2}']]);
  });

  it("is deleted after eight failures in a row, and not after seven", async () => {
    const eight = Array(8).fill(500);
    const { courier, calls, subscriptions } = hire([...eight.slice(1), 200, ...eight], Array(8).fill(1));
    courier.shopify("orders/create", { id: 1 });
    await courier.settled();
    expect(subscriptions.of("orders/create")).toMatchObject([{ failures: 0 }]);
    courier.shopify("orders/create", { id: 2 });
    await courier.settled();
    expect(calls).toHaveLength(16);
    expect(subscriptions.of("orders/create")).toEqual([]);
    expect(subscriptions.of("orders/paid")).toHaveLength(1);
  });
});

describe("deeds by hand", () => {
  it("are each told with what the real topic names", async () => {
    const { courier, calls } = hire();
    const ngo = announced(openNgo({ seed: 1, size: "test", now: () => at, journalPath: null }), courier);
    const { id } = ngo.placeOrder({ corals: 2 });
    ngo.refundOrder(id, { lineIndex: 0, quantity: 1 });
    ngo.deleteOrder(id);
    await courier.settled();
    expect(topics(calls)).toEqual([
      "orders/create",
      "orders/paid",
      ...(ngo.order(ngo.orderIndexOfId(id) ?? 0).customerId === null ? [] : ["customers/update"]),
      "refunds/create",
      "orders/updated",
      "orders/delete",
    ]);
    expect(
      JSON.parse(calls.find(({ headers }) => headers["x-shopify-topic"] === "refunds/create")?.body ?? ""),
    ).toMatchObject({
      order_id: id,
    });
    expect(calls.at(-1)?.body).toBe(`{"id":${id}}`);
  });
});
