import type { Subscription, Subscriptions } from "../webhooks/subscriptions.ts";
import { dateTime, gid, parseGid } from "./gid.ts";
import { arrayListing } from "./listings.ts";
import { type PageArgs, page } from "./page.ts";

type Input = { uri?: string | null };
type Listed = PageArgs & { topics?: string[] | null; uri?: string | null };

const enumOf = (topic: string) => topic.replace("/", "_").toUpperCase();

/** "ORDER_TRANSACTIONS_CREATE" is "order_transactions/create"; the one verb of two words stays whole. */
const headerOf = (name: string) =>
  name.toLowerCase().replace(/_(partially_fulfilled|redeemcode_added|redeemcode_removed|[a-z]+)$/, "/$1");

const payload = (one: Subscription) => ({
  __typename: "WebhookSubscription",
  id: gid("WebhookSubscription", one.id),
  legacyResourceId: String(one.id),
  topic: enumOf(one.topic),
  uri: one.uri,
  format: "JSON",
  includeFields: [],
  createdAt: dateTime(one.created_at),
  updatedAt: dateTime(one.updated_at),
});

/** Shopify delivers over https only. This shop runs on this machine, so it reaches what listens here without. */
function faultOf(uri: string | null | undefined): string | null {
  if (!uri) return "Address can't be blank";
  if (!URL.canParse(uri)) return "Address is invalid";
  const { protocol, hostname } = new URL(uri);
  if (protocol === "https:" || ["localhost", "127.0.0.1"].includes(hostname)) return null;
  return `Address protocol ${protocol}// is not supported`;
}

const refused = (message: string, field = "uri") => ({
  webhookSubscription: null,
  userErrors: [{ __typename: "UserError", field: ["webhookSubscription", field], message }],
});
const accepted = (one: Subscription) => ({ webhookSubscription: payload(one), userErrors: [] });
const NOT_FOUND = "Webhook subscription does not exist";

/** The resolvers over the app's webhook subscriptions. */
export function webhookSubscriptionRoot(subscriptions: Subscriptions) {
  const idOf = (text: string) => {
    const parsed = parseGid(text);
    return parsed?.type === "WebhookSubscription" ? parsed.id : 0;
  };
  const isTaken = (topic: string, uri: string, but: number) =>
    subscriptions.of(topic).some((one) => one.uri === uri && one.id !== but);
  return {
    webhookSubscription({ id }: { id: string }) {
      const found = subscriptions.all().find((one) => one.id === idOf(id));
      return found ? payload(found) : null;
    },
    webhookSubscriptions(args: Listed) {
      const asked = subscriptions
        .all()
        .filter((one) => !args.topics || args.topics.includes(enumOf(one.topic)))
        .filter((one) => !args.uri || args.uri === one.uri);
      return page(
        arrayListing(asked, (one) => ({ value: one.created_at, id: one.id })),
        args,
        payload,
      );
    },
    webhookSubscriptionCreate({ topic: name, webhookSubscription }: { topic: string; webhookSubscription: Input }) {
      const { uri } = webhookSubscription;
      const topic = headerOf(name);
      const fault = faultOf(uri);
      if (fault !== null || !uri) return refused(fault ?? "");
      if (isTaken(topic, uri, 0)) return refused("Address for this topic has already been taken");
      return accepted(subscriptions.create(topic, uri));
    },
    webhookSubscriptionUpdate({ id, webhookSubscription }: { id: string; webhookSubscription: Input }) {
      const { uri } = webhookSubscription;
      const fault = faultOf(uri);
      if (fault !== null || !uri) return refused(fault ?? "");
      const updated = subscriptions.update(idOf(id), uri);
      return updated ? accepted(updated) : refused(NOT_FOUND, "id");
    },
    webhookSubscriptionDelete({ id }: { id: string }) {
      if (subscriptions.remove(idOf(id))) return { deletedWebhookSubscriptionId: id, userErrors: [] };
      const userErrors = [{ __typename: "UserError", field: ["id"], message: NOT_FOUND }];
      return { deletedWebhookSubscriptionId: null, userErrors };
    },
  };
}
