import { resolve } from "node:path";
import { z } from "zod";
import { withSecretFiles } from "../bin/front/secretFiles.js";
import type { AirbyteSettings } from "./airbyte/settings.ts";
import { connectionList } from "./airbyte/settings.ts";
import type { EcbSettings } from "./sources/ecb/client.ts";
import type { FieldSettings } from "./sources/field/client.ts";
import type { HubspotSettings } from "./sources/hubspot/client.ts";
import { plainName } from "./sources/hubspot/objectName.ts";
import type { ShopifySettings } from "./sources/shopify/client.ts";

const text = z.string().trim().min(1);
const url = z.url({ protocol: /^https?$/ }).transform((value) => value.replace(/\/$/, ""));

/** Streams of every account, whose tables a custom object of the same name would share. */
const taken = new Set([
  "contacts",
  "companies",
  "deals",
  "deals_property_history",
  "line_items",
  "owners",
  "deal_pipelines",
  "marketing_campaigns",
]);

const objectNames = text
  .transform((list) => list.split(",").map((name) => name.trim()))
  .superRefine((names, context) => {
    for (const [index, name] of names.entries()) {
      const plain = plainName(name);
      const say = (message: string) => context.addIssue({ code: "custom", message });
      if (!/^[A-Za-z][A-Za-z0-9_]{0,59}$/.test(plain))
        say(`has "${name}", which is no name of a custom object such as reef_sponsorship or p1234567_reef_sponsorship`);
      else if (taken.has(plain)) say(`has "${name}", which HubSpot has of itself and which is read anyway`);
      else if (names.findIndex((other) => plainName(other) === plain) < index) say(`has "${plain}" twice`);
    }
  });

const variables = z
  .object({
    DATABASE_URL: z.url({
      protocol: /^postgres(ql)?$/,
      error: "must be a URL such as postgres://user:password@host:5432/atoll",
    }),
    ATOLL_NOW: z.iso
      .datetime({ offset: true, error: "must be an ISO instant such as 2026-11-24T09:00:00Z" })
      .optional(),
    SHOPIFY_SHOP: text
      .regex(/^[a-z0-9][a-z0-9-]*\.myshopify\.com$/, "must be the shop's name such as my-reef.myshopify.com")
      .optional(),
    SHOPIFY_API_URL: url.optional(),
    SHOPIFY_API_VERSION: text.regex(/^\d{4}-\d{2}$/, "must be a version such as 2026-10").default("2026-10"),
    SHOPIFY_BULK_FROM: z.coerce
      .number({ error: "must be a whole number of records such as 1000" })
      .int("must be a whole number of records such as 1000")
      .nonnegative("must be 0 or more")
      .optional(),
    SHOPIFY_ACCESS_TOKEN: text.optional(),
    SHOPIFY_CLIENT_ID: text.optional(),
    SHOPIFY_CLIENT_SECRET: text.optional(),
    HUBSPOT_API_URL: url.default("https://api.hubapi.com"),
    HUBSPOT_API_VERSION: text.regex(/^\d{4}-\d{2}$/, "must be a version such as 2026-09").default("2026-09"),
    HUBSPOT_ACCESS_TOKEN: text.optional(),
    HUBSPOT_CUSTOM_OBJECTS: objectNames.default([]),
    HUBSPOT_CAMPAIGNS: z.enum(["0", "1"], { error: "must be 1, or 0 for an account without campaigns" }).default("1"),
    ATOLL_INGEST: z.enum(["connectors", "airbyte"], { error: "must be connectors or airbyte" }).default("connectors"),
    AIRBYTE_API_URL: url.default("https://api.airbyte.com/v1"),
    AIRBYTE_CLIENT_ID: text.optional(),
    AIRBYTE_CLIENT_SECRET: text.optional(),
    AIRBYTE_CONNECTIONS: connectionList,
    ATOLL_DATA_DIR: text.default(".data"),
    ATOLL_ERASURE_SALT: text
      .min(32, 'must have 32 characters or more; make one with "openssl rand -hex 32"')
      .optional(),
    ATOLL_FIELD_DIR: text.optional(),
    ECB_URL: url.default("https://www.ecb.europa.eu/stats/eurofxref"),
  })
  .superRefine((set, context) => {
    if (set.ATOLL_INGEST === "airbyte") {
      for (const name of ["AIRBYTE_CLIENT_ID", "AIRBYTE_CLIENT_SECRET"] as const) {
        if (set[name]) continue;
        const message = "is missing: ATOLL_INGEST=airbyte needs the id and secret of an application of Airbyte";
        context.addIssue({ code: "custom", path: [name], message });
      }
    }
    const hasToken = set.SHOPIFY_ACCESS_TOKEN || (set.SHOPIFY_CLIENT_ID && set.SHOPIFY_CLIENT_SECRET);
    if (set.SHOPIFY_SHOP && !hasToken) {
      const message = "is missing: set it, or SHOPIFY_CLIENT_ID and SHOPIFY_CLIENT_SECRET, for SHOPIFY_SHOP to be read";
      context.addIssue({ code: "custom", path: ["SHOPIFY_ACCESS_TOKEN"], message });
    }
    if (!set.SHOPIFY_SHOP && hasToken) {
      context.addIssue({
        code: "custom",
        path: ["SHOPIFY_SHOP"],
        message: "is missing: set it to the shop's name such as my-reef.myshopify.com",
      });
    }
  });

export type IngestEnv = {
  database_url: string;
  /** Fixed instant for tests and demos; null for the real clock. */
  now: string | null;
  shopify: ShopifySettings | null;
  hubspot: HubspotAccount | null;
  /** Set where Airbyte lands the sources that it knows, in place of Atoll's own connectors. */
  airbyte: AirbyteSettings | null;
  /** By which people are erased, and known again; none can be erased where it is not set. */
  erasure_salt?: string | null;
  ecb: EcbSettings | null;
  field: FieldSettings | null;
};

/** `custom_objects` are names of the account's own types; `campaigns` is false where its plan has no marketing campaigns. */
type HubspotAccount = HubspotSettings & { custom_objects: readonly string[]; campaigns: boolean };

type Variables = z.infer<typeof variables>;

function toShopify(set: Variables): ShopifySettings | null {
  if (!set.SHOPIFY_SHOP) return null;
  return {
    shop: set.SHOPIFY_SHOP,
    api_url: set.SHOPIFY_API_URL ?? null,
    version: set.SHOPIFY_API_VERSION,
    bulk_from: set.SHOPIFY_BULK_FROM,
    auth: set.SHOPIFY_ACCESS_TOKEN
      ? { kind: "token", token: set.SHOPIFY_ACCESS_TOKEN }
      : { kind: "client_credentials", id: set.SHOPIFY_CLIENT_ID ?? "", secret: set.SHOPIFY_CLIENT_SECRET ?? "" },
  };
}

function toAirbyte(set: Variables): AirbyteSettings | null {
  if (set.ATOLL_INGEST !== "airbyte") return null;
  return {
    api_url: set.AIRBYTE_API_URL,
    client_id: set.AIRBYTE_CLIENT_ID ?? "",
    client_secret: set.AIRBYTE_CLIENT_SECRET ?? "",
    connections: set.AIRBYTE_CONNECTIONS,
  };
}
const folderOf = (set: Variables): string =>
  resolve(import.meta.dirname, "..", set.ATOLL_FIELD_DIR ?? `${set.ATOLL_DATA_DIR}/field`);

/** The variables at fault: the name of each, and what to set it to. */
export function describeIssues(error: z.ZodError): string {
  return error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`).join("; ");
}

/** Variables set to nothing count as not set, the way `.env` files leave them. */
export const withoutEmpty = (source: NodeJS.ProcessEnv): Record<string, string> =>
  Object.fromEntries(Object.entries(source).flatMap(([name, value]) => (value ? [[name, value]] : [])));

/** Reads the settings of ingest; throws an Error whose message names the variables at fault. */
export function readIngestEnv(source: NodeJS.ProcessEnv = process.env): IngestEnv {
  const parsed = variables.safeParse(withoutEmpty(withSecretFiles(source)));
  if (!parsed.success) throw new Error(describeIssues(parsed.error));
  const set = parsed.data;
  return {
    database_url: set.DATABASE_URL,
    now: set.ATOLL_NOW ?? null,
    erasure_salt: set.ATOLL_ERASURE_SALT ?? null,
    shopify: toShopify(set),
    hubspot: set.HUBSPOT_ACCESS_TOKEN
      ? {
          api_url: set.HUBSPOT_API_URL,
          version: set.HUBSPOT_API_VERSION,
          token: set.HUBSPOT_ACCESS_TOKEN,
          custom_objects: set.HUBSPOT_CUSTOM_OBJECTS,
          campaigns: set.HUBSPOT_CAMPAIGNS === "1",
        }
      : null,
    airbyte: toAirbyte(set),
    // Unlike the others these have a default, so that nothing stands for none.
    field: { folder: source.ATOLL_FIELD_DIR === "" ? null : folderOf(set), database_url: set.DATABASE_URL },
    ecb: source.ECB_URL === "" ? null : { url: set.ECB_URL },
  };
}
