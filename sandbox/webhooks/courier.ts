import { createHmac, randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { Subscriptions } from "./subscriptions.ts";

export type Courier = {
  /** Sends a Shopify webhook to each address that is subscribed to the topic; the body needs only what the topic's real one has that receivers may rely on. */
  shopify(topic: string, body: Readonly<Record<string, unknown>>): void;
  /** Sends HubSpot events in one call, as HubSpot groups them. */
  hubspot(events: readonly HubspotEvent[]): void;
  /** How deliveries are disturbed from now on: sent twice, or in the reverse order of each burst. */
  disturb(how: Disturbance): void;
  counts(): Counts;
  /** Resolves once nothing is under way any more. */
  settled(): Promise<void>;
  close(): void;
};

type HubspotEvent = { subscriptionType: string; objectId: number } & Readonly<Record<string, unknown>>;
type Disturbance = { duplicate: boolean; reverse: boolean };
type Counts = { sent: number; accepted: number; repeated: number; given_up: number };
type Post = {
  url: string;
  body: string;
  headers(): Record<string, string>;
  waits: readonly number[];
  /** Hears how each try went; true where there is no use in trying again. */
  onTry(isAccepted: boolean): boolean;
};

export type CourierOptions = {
  /** Where calls go, such as `http://127.0.0.1:4000`. */
  url: string;
  /** The address HubSpot was told to call, which it signs; a proxy may lie between it and `url`. */
  publicUrl: string;
  shopifySecret: string;
  hubspotSecret: string;
  shop: string;
  /** What the shop's app is subscribed to. HubSpot's subscriptions are set by hand and are all there. */
  subscriptions: Subscriptions;
  now(): number;
  /** Milliseconds before each further try of both services, which try for hours. */
  waits?: readonly number[];
  fetch?: typeof fetch;
};

/** Shopify tries eight times more within four hours, HubSpot ten times within a day; here the hours are seconds. */
const SHOPIFY_WAITS = [500, 1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 64_000];
const HUBSPOT_WAITS = [...SHOPIFY_WAITS, 64_000, 64_000];
// What is announced in one go is sent together, which is when a reversed order shows.
const BURST_MS = 20;
const PORTAL = 139_800_001;
const APP = 1_160_452;

const sign = (secret: string, text: string) => createHmac("sha256", secret).update(text).digest("base64");

/** Delivers webhooks to a receiver of ours in the shapes, headers and signatures of the real services. */
export function openCourier(options: CourierOptions): Courier {
  const { fetch: send = fetch, subscriptions } = options;
  const publicUrl = options.publicUrl.replace(/\/$/, "");
  const closing = new AbortController();
  const counts: Counts = { sent: 0, accepted: 0, repeated: 0, given_up: 0 };
  const underWay = new Set<Promise<void>>();
  let how: Disturbance = { duplicate: false, reverse: false };
  let burst: Post[] = [];
  let eventNumber = 0;

  /** A proxy may lie between the address that was given to the services and the site. */
  const routed = (uri: string) => (uri.startsWith(publicUrl) ? `${options.url}${uri.slice(publicUrl.length)}` : uri);

  async function attempt({ url, body, headers }: Post): Promise<boolean> {
    try {
      const signal = AbortSignal.any([closing.signal, AbortSignal.timeout(5_000)]);
      const answer = await send(url, { method: "POST", body, headers: headers(), signal });
      await answer.arrayBuffer();
      return answer.ok;
    } catch (error) {
      // Down, or too slow: both services count that as a refusal and try again.
      if (error instanceof Error) return false;
      throw error;
    }
  }

  async function deliver(post: Post): Promise<void> {
    counts.sent++;
    for (const wait of [...post.waits, null]) {
      const isAccepted = await attempt(post);
      const isOver = post.onTry(isAccepted);
      if (isAccepted) {
        counts.accepted++;
        return;
      }
      if (isOver || wait === null || closing.signal.aborted) break;
      counts.repeated++;
      await sleep(wait, undefined, { ref: false });
    }
    counts.given_up++;
  }

  async function deliverAll(posts: readonly Post[]): Promise<void> {
    const ordered = how.reverse ? posts.toReversed() : posts;
    for (const post of how.duplicate ? ordered.flatMap((one) => [one, one]) : ordered) await deliver(post);
  }

  function enqueue(post: Post): void {
    burst.push(post);
    if (burst.length > 1) return;
    const delivery = sleep(BURST_MS, undefined, { ref: false }).then(() => {
      const posts = burst;
      burst = [];
      return deliverAll(posts);
    });
    underWay.add(delivery);
    void delivery.finally(() => underWay.delete(delivery));
  }

  return {
    shopify(topic, body) {
      const text = JSON.stringify(body);
      const fixed = {
        "content-type": "application/json",
        "x-shopify-topic": topic,
        "x-shopify-hmac-sha256": sign(options.shopifySecret, text),
        "x-shopify-shop-domain": options.shop,
        "x-shopify-api-version": "2026-10",
        "x-shopify-event-id": randomUUID(),
        "x-shopify-triggered-at": new Date(options.now()).toISOString(),
      };
      for (const { id, uri } of subscriptions.of(topic)) {
        const webhookId = randomUUID();
        const headers = () => ({ ...fixed, "x-shopify-webhook-id": webhookId });
        const onTry = (isAccepted: boolean) => subscriptions.note(id, isAccepted);
        enqueue({ url: routed(uri), body: text, headers, waits: options.waits ?? SHOPIFY_WAITS, onTry });
      }
    },
    hubspot(events) {
      const text = JSON.stringify(
        events.map((event) => ({
          eventId: ++eventNumber,
          subscriptionId: 25,
          portalId: PORTAL,
          appId: APP,
          occurredAt: options.now(),
          attemptNumber: 0,
          changeSource: "CRM_UI",
          ...event,
        })),
      );
      const path = "/webhooks/hubspot";
      // Each try is signed anew: the receiver believes a signature for five minutes.
      const headers = () => {
        const timestamp = String(Date.now());
        return {
          "content-type": "application/json",
          "x-hubspot-request-timestamp": timestamp,
          "x-hubspot-signature-v3": sign(options.hubspotSecret, `POST${publicUrl}${path}${text}${timestamp}`),
        };
      };
      const onTry = () => false;
      enqueue({
        url: routed(`${publicUrl}${path}`),
        body: text,
        headers,
        waits: options.waits ?? HUBSPOT_WAITS,
        onTry,
      });
    },
    disturb(wish) {
      how = wish;
    },
    counts: () => ({ ...counts }),
    async settled() {
      while (underWay.size > 0) await Promise.all(underWay);
    },
    close: () => closing.abort(),
  };
}
