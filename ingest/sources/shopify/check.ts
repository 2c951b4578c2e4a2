import { z } from "zod";
import type { Finding } from "../../check/finding.ts";
import { amiss, good } from "../../check/finding.ts";
import { parseShape } from "../../http.ts";
import type { SourceCheck } from "../defineSource.ts";
import type { ShopifyClient } from "./client.ts";
import { service } from "./client.ts";
import { addressFault, keepSubscriptions } from "./subscriptions.ts";

const access = "query Access { currentAppInstallation { accessScopes { handle } } }";
const granted = z.looseObject({
  currentAppInstallation: z.looseObject({ accessScopes: z.array(z.looseObject({ handle: z.string() })) }),
});
const oldestOrder = "query OldestOrder { orders(first: 1, sortKey: CREATED_AT) { nodes { createdAt } } }";
const oldest = z.looseObject({ orders: z.looseObject({ nodes: z.array(z.looseObject({ createdAt: z.string() })) }) });

/** Which streams go without where a permission is missing. */
const needed: readonly { scope: string; streams: readonly string[] }[] = [
  { scope: "read_orders", streams: ["orders", "abandoned_checkouts"] },
  { scope: "read_customers", streams: ["customers", "orders", "abandoned_checkouts"] },
  { scope: "read_products", streams: ["products", "product_variants", "orders"] },
  { scope: "read_discounts", streams: ["discount_codes"] },
  { scope: "read_shopify_payments_disputes", streams: ["disputes"] },
  { scope: "read_own_subscription_contracts", streams: ["subscription_contracts"] },
];
const install = "in the app's version in the Dev Dashboard, release it, and let the shop approve it";

function checkScopes(client: ShopifyClient, scopes: ReadonlySet<string>, streams: ReadonlySet<string>): Finding[] {
  return needed.flatMap(({ scope, streams: needing }) => {
    const blocks = needing.filter((stream) => streams.has(stream));
    if (blocks.length === 0) return [];
    // Whoever may write may read.
    const isGranted = scopes.has(scope) || scopes.has(scope.replace(/^read_/, "write_"));
    const words = { message: `The app lacks the permission ${scope}.`, mend: `Add ${scope} ${install}.` };
    client.see?.(`permission ${scope}`, isGranted ? null : words);
    return isGranted
      ? good("permission", "Granted.", scope)
      : amiss("permission", "bad", { ...words, subject: scope, blocks });
  });
}

/** Without `read_all_orders` orders older than sixty days are absent, and nothing says so. */
async function checkOldOrders(
  client: ShopifyClient,
  scopes: ReadonlySet<string>,
  signal: AbortSignal,
): Promise<Finding> {
  const subject = "read_all_orders";
  if (scopes.has(subject)) {
    client.see?.(`permission ${subject}`, null);
    return good("permission", "Granted.", subject);
  }
  const found = scopes.has("read_orders")
    ? parseShape(service, oldest, await client.query(oldestOrder, {}, signal)).orders.nodes[0]
    : undefined;
  const seen = found ? ` The oldest that the app can see is of ${found.createdAt.slice(0, 10)}.` : "";
  const words = {
    message: `Orders older than 60 days are absent: the app lacks the permission read_all_orders.${seen}`,
    mend: `Request access to all orders for the app, add read_all_orders ${install}; then read the orders again in full.`,
  };
  client.see?.(`permission ${subject}`, words);
  return amiss("permission", "warning", { ...words, subject, blocks: ["orders"] });
}

/** Looks at the app's permissions, and at the webhook subscriptions, which it makes where they are missing. */
export async function checkShopify(client: ShopifyClient, context: SourceCheck<ShopifyClient>): Promise<Finding[]> {
  const { signal, memory, address, settings, streams } = context;
  const data = parseShape(service, granted, await client.query(access, {}, signal));
  const scopes = new Set(data.currentAppInstallation.accessScopes.map(({ handle }) => handle));
  const permissions = checkScopes(client, scopes, new Set(streams.map(({ name }) => name)));
  const old = await checkOldOrders(client, scopes, signal);
  const fault = addressFault(address, settings.shopify?.api_url ?? null);
  const webhooks =
    fault === null && address !== null
      ? await keepSubscriptions(client, { address, memory, signal })
      : [
          amiss("webhooks", "warning", {
            message: `${fault ?? ""} Shopify sends webhooks to https addresses only, so changes come by the schedule alone.`,
            mend: "Set ATOLL_PUBLIC_URL to the https address of the site.",
          }),
        ];
  return [...permissions, old, ...webhooks];
}
