import { createHmac, randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";

export type Courier = {
  /** Sends a Shopify webhook; the body needs only what the topic's real one has that receivers may rely on. */
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
type Post = { path: string; body: string; headers(): Record<string, string> };

export type CourierOptions = {
  /** Where calls go, such as `http://127.0.0.1:4000`. */
  url: string;
  /** The address HubSpot was told to call, which it signs; a proxy may lie between it and `url`. */
  publicUrl: string;
  shopifySecret: string;
  hubspotSecret: string;
  shop: string;
  now(): number;
  /** Milliseconds before each further try; the real services try for hours. */
  waits?: readonly number[];
  fetch?: typeof fetch;
};

const WAITS = [500, 1_000, 2_000, 4_000, 8_000, 16_000];
// What is announced in one go is sent together, which is when a reversed order shows.
const BURST_MS = 20;
const PORTAL = 139_800_001;
const APP = 1_160_452;

const sign = (secret: string, text: string) => createHmac("sha256", secret).update(text).digest("base64");

/** Delivers webhooks to a receiver of ours in the shapes, headers and signatures of the real services. */
export function openCourier(options: CourierOptions): Courier {
  const { waits = WAITS, fetch: send = fetch } = options;
  const closing = new AbortController();
  const counts: Counts = { sent: 0, accepted: 0, repeated: 0, given_up: 0 };
  const underWay = new Set<Promise<void>>();
  let how: Disturbance = { duplicate: false, reverse: false };
  let burst: Post[] = [];
  let eventNumber = 0;

  async function attempt({ path, body, headers }: Post): Promise<boolean> {
    const url = `${options.url}${path}`;
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
    for (const wait of [...waits, null]) {
      if (await attempt(post)) {
        counts.accepted++;
        return;
      }
      if (wait === null || closing.signal.aborted) break;
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
        "x-shopify-webhook-id": randomUUID(),
        "x-shopify-event-id": randomUUID(),
        "x-shopify-triggered-at": new Date(options.now()).toISOString(),
      };
      enqueue({ path: "/webhooks/shopify", body: text, headers: () => fixed });
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
          "x-hubspot-signature-v3": sign(
            options.hubspotSecret,
            `POST${options.publicUrl.replace(/\/$/, "")}${path}${text}${timestamp}`,
          ),
        };
      };
      enqueue({ path, body: text, headers });
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
