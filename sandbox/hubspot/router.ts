import type { RequestHandler } from "express";
import express from "express";
import { type Manners, usualManners } from "../levers/manners.ts";
import type { Ngo } from "../ngo/ledger.ts";
import { accountDetails } from "./accountDetails.ts";
import { batchReadAssociations } from "./associations.ts";
import { batchReadCampaigns, listCampaigns } from "./campaigns.ts";
import { openCollections } from "./collections.ts";
import { answerError, CrmError } from "./crmError.ts";
import { openLinks } from "./links.ts";
import { batchReadObjects, listObjects, readObject } from "./objects.ts";
import type { RateLimits } from "./rateLimit.ts";
import { RATE_LIMITS, rateLimiting } from "./rateLimit.ts";
import { listOwners, listPipelines, listProperties, readPipeline } from "./schema.ts";
import { listSchemas, readSchema } from "./schemas.ts";
import { requireScopes } from "./scopes.ts";
import { searchObjects } from "./search.ts";

export type HubspotOptions = {
  /** The private app's token that requests must carry. */
  token: string;
  /** The NGO's clock, in epoch milliseconds; it runs at the pace of the real one. */
  now: () => number;
  /** Overrides single limits, for quick tests and for tests of being refused. */
  limits?: Partial<RateLimits>;
  /** How the account behaves at the moment. */
  manners?: () => Manners;
  /** Milliseconds before a change shows in searches. */
  searchLag?: number;
};

const ROOTS = ["/crm", "/crm-object-schemas", "/marketing", "/account-info"];
const DATED_VERSIONS = ["2026-03", "2026-09"];

const NO_CREDENTIALS =
  "Authentication credentials not found. This API supports OAuth 2.0 authentication and you can find more details at https://developers.hubspot.com/docs/methods/auth/oauth-overview";

function authenticate(token: string): RequestHandler {
  return (req, _res, next) => {
    if (req.get("authorization") !== `Bearer ${token}`)
      throw new CrmError(401, NO_CREDENTIALS, { category: "INVALID_AUTHENTICATION" });
    next();
  };
}

const notFound: RequestHandler = (req) => {
  throw new CrmError(404, `No resource at ${req.originalUrl.split("?", 1)[0]}`, {});
};

const knownVersion: RequestHandler = (req, res, next) =>
  DATED_VERSIONS.includes(req.params.version?.toString() ?? "") ? next() : notFound(req, res, next);

/**
 * A HubSpot account over the made-up NGO: each resource answers on its dated path (`/crm/objects/2026-09/...`) and on the
 * older one (`/crm/v3/objects/...`, `/crm/v4/associations/...`, `/marketing/v3/campaigns`).
 */
export function hubspotRouter(ngo: Ngo, options: HubspotOptions): express.Router {
  const { token, now, limits, searchLag = 3000 } = options;
  const collections = openCollections(ngo);
  const links = openLinks(collections);
  const limited = rateLimiting({ ...RATE_LIMITS, ...limits }, Date.now);

  const usual = usualManners();
  const manners = options.manners ?? (() => usual);
  const router = express.Router();
  router.use(ROOTS, authenticate(token), express.json({ limit: "5mb" }));
  router.get(["/account-info/v3/details", "/account-info/2026-03/details"], limited.others, accountDetails);
  router.use("/crm", requireScopes(manners));
  const answerUnder = (
    root: string,
    method: "get" | "post",
    resource: string,
    rest: string,
    older: "v3" | "v4",
    ...handlers: RequestHandler[]
  ) => {
    router[method](`${root}/${older}/${resource}${rest}`, ...handlers);
    // The schemas of custom objects have their version in front on both paths.
    const dated = root === "/crm-object-schemas" ? `${root}/:version/${resource}` : `${root}/${resource}/:version`;
    router[method](`${dated}${rest}`, knownVersion, ...handlers);
  };
  const answer = answerUnder.bind(null, "/crm");
  const { search, others } = limited;
  answer("get", "objects", "/:type", "v3", others, listObjects(collections, links));
  answer("get", "objects", "/:type/:id", "v3", others, readObject(collections, links));
  answer("post", "objects", "/:type/batch/read", "v3", others, batchReadObjects(collections, now));
  answer("post", "objects", "/:type/search", "v3", search, searchObjects(collections, { now, lag: searchLag }));
  answer("post", "associations", "/:from/:to/batch/read", "v4", others, batchReadAssociations(links, now));
  answer("get", "properties", "/:type", "v3", others, listProperties(manners));
  answer("get", "pipelines", "/:type", "v3", others, listPipelines(ngo));
  answer("get", "pipelines", "/:type/:id", "v3", others, readPipeline(ngo));
  answer("get", "owners", "", "v3", others, listOwners(ngo));
  answerUnder("/crm-object-schemas", "get", "schemas", "", "v3", others, listSchemas);
  answerUnder("/crm-object-schemas", "get", "schemas", "/:type", "v3", others, readSchema);
  answerUnder("/marketing", "get", "campaigns", "", "v3", others, listCampaigns(ngo));
  answerUnder("/marketing", "post", "campaigns", "/batch/read", "v3", others, batchReadCampaigns(ngo));
  router.use(ROOTS, notFound);
  router.use(ROOTS, answerError);
  return router;
}
