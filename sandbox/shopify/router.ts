import express, { type Request } from "express";
import { z } from "zod";
import { type Manners, usualManners } from "../levers/manners.ts";
import type { Ngo } from "../ngo/ledger.ts";
import { openSubscriptions, type Subscriptions } from "../webhooks/subscriptions.ts";
import { createAnswering } from "./answer.ts";
import { withAppAccess } from "./appAccess.ts";
import { createBucket } from "./bucket.ts";
import { createBulkRoom } from "./bulk/operations.ts";
import { sendBulkFile } from "./bulk/sendFile.ts";
import type { BulkWish } from "./bulk/wish.ts";
import { rootValue } from "./root.ts";
import { loadSchema } from "./schema.ts";
import { openStore } from "./store.ts";
import { createTokens } from "./token.ts";
import { servedVersion } from "./version.ts";
import { webhookSubscriptionRoot } from "./webhookSubscriptions.ts";

export type ShopifyOptions = {
  /** Static access token, and the secret of every client id. */
  token: string;
  /** Query points that come back per second; the bucket holds twenty times as many. */
  restoreRate?: number;
  /** Where bulk files are fetched from; asked when an operation is made. */
  baseUrl: () => string;
  /** How the shop behaves at the moment. */
  manners?: () => Manners;
  /** The app's webhook subscriptions; none outlive the program where they are left out. */
  subscriptions?: Subscriptions;
  /** Milliseconds before a bulk operation starts. */
  bulkDelay?: number;
};

export type ShopifyRouter = {
  router: express.Router;
  /** Makes the next bulk operations go as wished. */
  arrangeBulk(wish: BulkWish): void;
  close(): Promise<void>;
};

const STANDARD_RATE = 100;
const UNAUTHORIZED = { errors: "[API] Invalid API key or access token (unrecognized login or wrong password)" };

const graphqlBody = z.object({
  query: z.string().min(1),
  variables: z.record(z.string(), z.unknown()).nullish(),
  operationName: z.string().nullish(),
});

/** A Shopify shop over the made-up NGO: Admin GraphQL, client credentials and bulk files. */
export function shopifyRouter(ngo: Ngo, options: ShopifyOptions): ShopifyRouter {
  const schema = loadSchema();
  const usual = usualManners();
  const manners = options.manners ?? (() => usual);
  const now = () => ngo.now();
  const subscriptions = options.subscriptions ?? openSubscriptions({ path: null, now });
  const root = {
    ...withAppAccess(rootValue(openStore(ngo)), manners, now),
    ...webhookSubscriptionRoot(subscriptions),
  };
  const tokens = createTokens(options.token, Date.now, () => manners().token_epoch);
  const bucket = createBucket(options.restoreRate ?? STANDARD_RATE);
  const bulk = createBulkRoom({
    schema,
    rootValue: root,
    now: () => ngo.now(),
    baseUrl: options.baseUrl,
    startDelay: options.bulkDelay ?? 200,
  });
  const answer = createAnswering({ schema, rootValue: root, bucket, operations: bulk });
  const router = express.Router();
  router.use("/admin", express.json({ limit: "1mb" }), express.urlencoded({ extended: false }));

  router.post("/admin/oauth/access_token", (req, res) => {
    const grant = tokens.grant(req.body);
    res.status(grant.status).json(grant.body);
  });

  router.post("/admin/api/:version/graphql.json", async (req, res) => {
    const version = servedVersion(String(req.params.version));
    if (version === null) return void res.status(404).json({ errors: "Not Found" });
    res.set("X-Shopify-API-Version", manners().version ?? version);
    if (!tokens.accepts(req.get("x-shopify-access-token"))) return void res.status(401).json(UNAUTHORIZED);
    const body = graphqlBody.safeParse(req.body);
    if (!body.success) return void res.status(400).json({ errors: { query: "Required parameter missing or invalid" } });
    const { query, variables, operationName } = body.data;
    const request = { query, variables: variables ?? {}, operationName: operationName ?? null };
    res.json(await answer(request, req.get("shopify-search-query-debug") === "1"));
  });

  router.get("/_bulk/:file", async (req, res) => sendBulkFile(bulk.fileOf(numberOf(req)), req, res));

  return { router, arrangeBulk: (wish) => bulk.arrange(wish), close: () => bulk.close() };
}

function numberOf(req: Request): number {
  return Number(/^(\d+)\.jsonl$/.exec(String(req.params.file))?.[1] ?? Number.NaN);
}
