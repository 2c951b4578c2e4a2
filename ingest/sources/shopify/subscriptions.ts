import { z } from "zod";
import type { Finding } from "../../check/finding.ts";
import { amiss, good } from "../../check/finding.ts";
import { parseShape } from "../../http.ts";
import type { Memory } from "../../webhooks/memory.ts";
import { subscribedTopics } from "../../webhooks/shopifyTopic.ts";
import type { ShopifyClient } from "./client.ts";
import { service } from "./client.ts";

const list = `query WebhookSubscriptions($after: String) {
  webhookSubscriptions(first: 100, after: $after) {
    pageInfo { hasNextPage endCursor }
    nodes { id topic uri }
  }
}`;
const create = `mutation WebhookSubscriptionCreate($topic: WebhookSubscriptionTopic!, $input: WebhookSubscriptionInput!) {
  made: webhookSubscriptionCreate(topic: $topic, webhookSubscription: $input) {
    webhookSubscription { id topic uri }
    userErrors { field message }
  }
}`;
const update = `mutation WebhookSubscriptionUpdate($id: ID!, $input: WebhookSubscriptionInput!) {
  made: webhookSubscriptionUpdate(id: $id, webhookSubscription: $input) {
    webhookSubscription { id topic uri }
    userErrors { field message }
  }
}`;

const subscription = z.looseObject({ id: z.string(), topic: z.string(), uri: z.string() });
type Subscription = z.infer<typeof subscription>;
const listed = z.looseObject({
  webhookSubscriptions: z.looseObject({
    pageInfo: z.looseObject({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
    nodes: z.array(subscription),
  }),
});
const made = z.looseObject({
  made: z.looseObject({
    webhookSubscription: subscription.nullable(),
    userErrors: z.array(z.looseObject({ message: z.string() })),
  }),
});

/** How long it is told that a subscription had to be made again. */
const toldMs = 3 * 24 * 3_600_000;
const enumOf = (topic: string): string => topic.replace("/", "_").toUpperCase();

async function readAll(client: ShopifyClient, signal: AbortSignal): Promise<Subscription[]> {
  const found: Subscription[] = [];
  let after: string | null = null;
  for (;;) {
    const page: z.infer<typeof listed> = parseShape(service, listed, await client.query(list, { after }, signal));
    const { nodes, pageInfo } = page.webhookSubscriptions;
    found.push(...nodes);
    if (!pageInfo.hasNextPage || nodes.length === 0) return found;
    after = pageInfo.endCursor;
  }
}

/** Says why Shopify cannot be told where to send webhooks, or null. Shopify delivers by https alone; a shop on this machine need not. */
export function addressFault(address: string | null, apiUrl: string | null): string | null {
  if (address === null) return "The public address is not set.";
  if (address.startsWith("https:") || apiUrl?.startsWith("http:")) return null;
  return `The public address ${address} is not https.`;
}

/**
 * Sees to it that Shopify tells us of every change: makes subscriptions that are missing, corrects those that point elsewhere,
 * and says which ones the shop had deleted since (it does after eight deliveries in a row that failed).
 */
export async function keepSubscriptions(
  client: ShopifyClient,
  options: { address: string; memory: Memory; signal: AbortSignal; now?: () => number },
): Promise<Finding[]> {
  const { memory, signal } = options;
  const uri = `${options.address.replace(/\/$/, "")}/webhooks/shopify`;
  const known = await memory.known();
  const there = await readAll(client, signal);
  const refused = new Map<string, string>();

  for (const topic of subscribedTopics) {
    const remembered = known.get(topic);
    const own = there.find(({ id }) => id === remembered?.id);
    const fitting = there.find((one) => one.topic === enumOf(topic) && one.uri === uri);
    if (fitting) {
      if (remembered?.id !== fitting.id) await memory.remember(topic, fitting, false);
      continue;
    }
    const input = { uri, format: "JSON" };
    const data = own
      ? await client.query(update, { id: own.id, input }, signal)
      : await client.query(create, { topic: enumOf(topic), input }, signal);
    const { webhookSubscription, userErrors } = parseShape(service, made, data).made;
    if (webhookSubscription) await memory.remember(topic, webhookSubscription, remembered !== undefined && !own);
    else refused.set(topic, userErrors.map(({ message }) => message).join("; ") || "no reason given");
  }
  await tellRemade(client, memory, options.now?.() ?? Date.now());

  const findings = [...refused].map(([topic, reason]) =>
    amiss("webhooks", "warning", {
      subject: topic,
      message: `Shopify did not take the subscription: ${reason}.`,
      mend: "Grant the app the permission for it; until then this change is found by the schedule alone.",
    }),
  );
  const count = subscribedTopics.length - refused.size;
  return count > 0 ? [good("webhooks", `${count} subscriptions send to ${uri}.`), ...findings] : findings;
}

async function tellRemade(client: ShopifyClient, memory: Memory, now: number): Promise<void> {
  const remade = [...(await memory.known())].filter(
    ([, { remade_at }]) => remade_at !== null && now - remade_at.getTime() < toldMs,
  );
  const last = Math.max(...remade.map(([, { remade_at }]) => remade_at?.getTime() ?? 0));
  client.see?.(
    "webhooks_remade",
    remade.length === 0
      ? null
      : {
          message: `Shopify had deleted the webhook subscriptions of ${remade.map(([topic]) => topic).join(", ")}; they were made again on ${new Date(last).toISOString().slice(0, 16).replace("T", " ")} UTC.`,
          mend: "It does so after eight deliveries in a row that failed: check that the public address can be reached from outside.",
        },
  );
}
