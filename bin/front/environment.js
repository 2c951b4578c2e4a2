import { delimiter, dirname, join } from "node:path";
import { Mendable } from "./mendable.js";
import { nodeForTypescript } from "./packages.js";
import { dbtCommand } from "./python.js";

/** Sandboxes never mix: each seed and size, and each way of ingest, has a database of its own in the embedded server. */
export const databaseName = (settings) => {
  const way = settings.ATOLL_INGEST === "airbyte" ? "atoll_airbyte" : "atoll";
  return settings.usesSandbox ? `${way}_${settings.ATOLL_SANDBOX_SIZE}_${settings.ATOLL_SANDBOX_SEED}` : way;
};

/** The made-up shop and CRM, with webhooks sent to the site that they belong to. */
const sandboxConnectors = (sandboxUrl, token, port, customObjects) => ({
  SHOPIFY_SHOP: "atoll-demo.myshopify.com",
  SHOPIFY_API_URL: sandboxUrl,
  SHOPIFY_ACCESS_TOKEN: token,
  HUBSPOT_API_URL: sandboxUrl,
  HUBSPOT_ACCESS_TOKEN: token,
  HUBSPOT_CUSTOM_OBJECTS: customObjects ?? "reef_sponsorship",
  SHOPIFY_WEBHOOK_SECRET: token,
  HUBSPOT_CLIENT_SECRET: token,
  ATOLL_WEBHOOK_URL: `http://127.0.0.1:${port}`,
});

/** The made-up Airbyte, which lands in our database by itself. */
const sandboxAirbyte = (sandboxUrl, token, databaseUrl) => ({
  AIRBYTE_API_URL: `${sandboxUrl}/api/public/v1`,
  AIRBYTE_CLIENT_ID: "atoll",
  AIRBYTE_CLIENT_SECRET: token,
  ATOLL_SANDBOX_DATABASE_URL: databaseUrl,
});

const cubeUrl = (databaseUrl, password) => {
  const url = new URL(databaseUrl);
  url.username = "atoll_cube";
  url.password = password;
  return url.href;
};

/** The environment of every program: what the person set, completed by what the front door knows. */
export function programEnvironment(settings, secrets, databaseUrl) {
  const sandboxUrl = `http://127.0.0.1:${settings.ATOLL_SANDBOX_PORT}`;
  const { passed } = settings;
  if (settings.DATABASE_URL && !settings.usesSandbox && !passed.ATOLL_CUBE_SECRET && passed.NODE_ENV === "production")
    throw new Mendable(
      'ATOLL_CUBE_SECRET must be set in production: 32 characters or more, for example from "openssl rand -hex 32".',
    );
  const token = secrets.sandbox_token;
  const sandbox = settings.usesSandbox
    ? {
        // Each made-up NGO has field teams of its own.
        ATOLL_FIELD_DIR: passed.ATOLL_FIELD_DIR ?? join(settings.ATOLL_DATA_DIR, "field", databaseName(settings)),
        ECB_URL: `${sandboxUrl}/stats/eurofxref`,
        ATOLL_SANDBOX_URL: sandboxUrl,
        ATOLL_SANDBOX_TOKEN: token,
        ATOLL_SANDBOX_SHOPIFY_RESTORE_RATE: passed.ATOLL_SANDBOX_SHOPIFY_RESTORE_RATE || "1000",
        ...(settings.ATOLL_INGEST === "airbyte"
          ? sandboxAirbyte(sandboxUrl, token, databaseUrl)
          : sandboxConnectors(sandboxUrl, token, settings.ATOLL_PORT, passed.HUBSPOT_CUSTOM_OBJECTS)),
      }
    : {};
  return {
    ...passed,
    ...sandbox,
    PATH: `${dirname(nodeForTypescript())}${delimiter}${passed.PATH}`,
    ATOLL_PORT: String(settings.ATOLL_PORT),
    ATOLL_HOST: settings.ATOLL_HOST,
    ATOLL_PUBLIC_URL: settings.ATOLL_PUBLIC_URL ?? `http://localhost:${settings.ATOLL_PORT}`,
    ATOLL_DATA_DIR: settings.ATOLL_DATA_DIR,
    ATOLL_SANDBOX_SEED: String(settings.ATOLL_SANDBOX_SEED),
    ATOLL_SANDBOX_SIZE: settings.ATOLL_SANDBOX_SIZE,
    ATOLL_SANDBOX_PORT: String(settings.ATOLL_SANDBOX_PORT),
    ATOLL_SANDBOX_LIVE: String(settings.ATOLL_SANDBOX_LIVE),
    ...(settings.ATOLL_NOW ? { ATOLL_NOW: settings.ATOLL_NOW } : {}),
    DATABASE_URL: databaseUrl,
    ATOLL_CUBE_DATABASE_URL: settings.ATOLL_CUBE_DATABASE_URL ?? cubeUrl(databaseUrl, secrets.cube_password),
    ATOLL_ERASURE_SALT: passed.ATOLL_ERASURE_SALT || secrets.erasure_salt,
    ATOLL_CUBE_SECRET: passed.ATOLL_CUBE_SECRET || secrets.cube_secret,
    DBT_COMMAND: passed.DBT_COMMAND || dbtCommand,
    NODE_NO_WARNINGS: "1",
  };
}
