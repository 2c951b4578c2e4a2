import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openSources } from "../sources/registry.ts";
import type { TestDatabase } from "../testing/testDatabase.ts";
import { createTestDatabase } from "../testing/testDatabase.ts";
import type { TestSandbox } from "../testing/testSandbox.ts";
import { openTestSandbox } from "../testing/testSandbox.ts";
import { checkSource } from "./checkSource.ts";
import type { Finding } from "./finding.ts";

let database: TestDatabase;
let sandbox: TestSandbox;
beforeAll(async () => {
  [database, sandbox] = await Promise.all([createTestDatabase(), openTestSandbox()]);
});
afterAll(async () => {
  await sandbox?.close();
  await database?.drop();
});
beforeEach(async () => {
  await sandbox.clearFaults();
  await sandbox.pull("manners", {});
  await database.pool.query("truncate ingest.source_state");
});

const address = "https://figures.example.org";
async function check(name: string, options: { address?: string | null } = {}): Promise<Finding[]> {
  const source = sandbox.sources().find((one) => one.name === name);
  if (!source) throw new Error(`no ${name}`);
  const signal = new AbortController().signal;
  return checkSource({ pool: database.pool, source, signal, address, ...options });
}
const bad = (findings: Finding[]) =>
  findings.filter(({ status }) => status === "bad").map(({ item, subject, blocks }) => ({ item, subject, blocks }));
const state = async (name: string) =>
  (await database.pool.query("select * from ingest.source_state where source = $1", [name])).rows[0];
const warnings = async (name: string) => (await state(name)).warnings.map(({ code }: { code: string }) => code);
// biome-ignore lint/suspicious/noExplicitAny: answers of many shapes
const graphql = async (query: string, variables = {}): Promise<any> => {
  const answer = await fetch(`${sandbox.url}/admin/api/2026-10/graphql.json`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-shopify-access-token": "test-token-1" },
    body: JSON.stringify({ query, variables }),
  });
  return ((await answer.json()) as { data: unknown }).data;
};
const subscriptions = async (): Promise<{ id: string; topic: string; uri: string }[]> =>
  (await graphql("{ webhookSubscriptions(first: 100) { nodes { id topic uri } } }")).webhookSubscriptions.nodes;

describe("a source that is as it should be", () => {
  it.each(["shopify", "hubspot"])("%s: nothing is bad, and the findings are kept", async (name) => {
    const findings = await check(name);
    expect(bad(findings)).toEqual([]);
    expect(new Set(findings.map(({ item }) => item))).toEqual(
      new Set([
        "reachable",
        "credentials",
        "permission",
        "clock",
        "webhooks",
        "budget",
        name === "shopify" ? "version" : "fields",
      ]),
    );
    expect((await state(name)).findings).toEqual(findings);
    expect((await state(name)).checked_at).not.toBeNull();
  });

  it("tells the zone in which HubSpot counts its days", async () => {
    await check("hubspot");
    expect(await state("hubspot")).toMatchObject({ time_zone: "Pacific/Tahiti" });
  });
});

describe("a permission that is missing", () => {
  it("in the shop is named, with the streams that go without, and no longer once it is granted", async () => {
    await sandbox.pull("manners", { scopes_lost: ["read_customers"] });
    expect(bad(await check("shopify"))).toMatchObject([
      { item: "permission", subject: "read_customers", blocks: expect.arrayContaining(["customers", "orders"]) },
    ]);
    expect(await warnings("shopify")).toEqual(["permission read_customers"]);
    await sandbox.pull("manners", {});
    expect(bad(await check("shopify"))).toEqual([]);
    expect(await warnings("shopify")).toEqual([]);
  });

  it("in the CRM is named as HubSpot names it", async () => {
    await sandbox.pull("manners", { scopes_lost: ["crm.objects.deals.read", "crm.objects.owners.read"] });
    expect(bad(await check("hubspot"))).toEqual([
      { item: "permission", subject: "crm.objects.owners.read", blocks: ["owners"] },
      { item: "permission", subject: "crm.objects.deals.read", blocks: ["deals"] },
    ]);
  });

  it("for orders older than sixty days is a warning that names the oldest order", async () => {
    await sandbox.pull("manners", { scopes_lost: ["read_all_orders"] });
    const findings = await check("shopify");
    expect(bad(findings)).toEqual([]);
    expect(findings.find(({ subject }) => subject === "read_all_orders")).toMatchObject({
      status: "warning",
      message: expect.stringMatching(/absent: .* oldest that the app can see is of 2026-(09|10)-\d\d/),
      mend: expect.stringContaining("read the orders again in full"),
    });
    expect(await warnings("shopify")).toEqual(["permission read_all_orders"]);
  });
});

describe("what is amiss though the source answers", () => {
  it.each(["shopify", "hubspot"])(
    "%s: a clock that differs is told in seconds, and no longer once it agrees",
    async (name) => {
      await sandbox.pull("manners", { skew_seconds: 300 });
      expect((await check(name)).find(({ item }) => item === "clock")).toMatchObject({
        status: "warning",
        message: expect.stringMatching(/clock is (299|300|301) seconds behind/),
      });
      expect(await warnings(name)).toContain("clock_skew");
      await sandbox.pull("manners", {});
      await check(name);
      expect(await warnings(name)).not.toContain("clock_skew");
    },
  );

  it("a version other than the one that is set is told with both", async () => {
    await sandbox.pull("manners", { version: "2027-01" });
    expect((await check("shopify")).find(({ item }) => item === "version")).toMatchObject({
      status: "warning",
      message: "Shopify served API version 2027-01 instead of 2026-10.",
    });
  });

  it("properties that vanished from the CRM are named, since HubSpot reads them as empty in silence", async () => {
    await sandbox.pull("manners", { properties_gone: ["deals.corals", "contacts.email"] });
    const fields = (await check("hubspot")).filter(({ item, status }) => item === "fields" && status !== "good");
    expect(fields.map(({ subject, message }) => [subject, message])).toEqual([
      ["contacts", expect.stringContaining("no property email on contacts")],
      ["deals", expect.stringContaining("no property corals on deals")],
    ]);
    expect(await warnings("hubspot")).toEqual(["property_missing:contacts.email", "property_missing:deals.corals"]);
  });
});

describe("a source that cannot be read", () => {
  it("for its credentials says so; once they are good again the stop they brought is over", async () => {
    await database.pool.query(
      "insert into ingest.source_state (source, state, next_try_at) values ('hubspot', 'stopped', now() + interval '6 hours')",
    );
    await sandbox.pull("faults", { path: "^/(crm|account-info)", status: 401, times: 100 });
    const refused = await check("hubspot");
    expect(bad(refused)).toEqual([{ item: "credentials", subject: null, blocks: [] }]);
    expect(await state("hubspot")).toMatchObject({ state: "stopped" });
    await sandbox.clearFaults();
    await check("hubspot");
    expect(await state("hubspot")).toMatchObject({ state: "closed", next_try_at: null });
  });

  it("because nobody is there says that it does not answer", async () => {
    const [gone] = openSources({
      shopify: {
        shop: "reef.myshopify.com",
        api_url: "http://127.0.0.1:9",
        version: "2026-10",
        auth: { kind: "token", token: "t" },
      },
      hubspot: null,
      airbyte: null,
      ecb: null,
      field: null,
    });
    if (!gone) throw new Error("no source");
    const findings = await checkSource({
      pool: database.pool,
      source: gone,
      address,
      signal: new AbortController().signal,
    });
    expect(findings.map(({ item, status }) => [item, status])).toEqual([
      ["reachable", "bad"],
      ["credentials", "skipped"],
    ]);
  });
});

describe("webhook subscriptions of the shop", () => {
  const uri = `${address}/webhooks/shopify`;
  beforeEach(async () => {
    for (const { id } of await subscriptions())
      await graphql("mutation ($id: ID!) { webhookSubscriptionDelete(id: $id) { userErrors { message } } }", { id });
    await database.pool.query("truncate ingest.webhook_subscriptions");
  });

  it("are made once, for every topic that is understood", async () => {
    await check("shopify");
    const first = await subscriptions();
    expect(first.map(({ topic }) => topic)).toEqual(
      expect.arrayContaining([
        "ORDERS_CREATE",
        "ORDERS_PARTIALLY_FULFILLED",
        "ORDER_TRANSACTIONS_CREATE",
        "APP_UNINSTALLED",
      ]),
    );
    expect(new Set(first.map((one) => one.uri))).toEqual(new Set([uri]));
    await check("shopify");
    expect(await subscriptions()).toEqual(first);
  });

  it("that point to an older address are moved, and those of others left alone", async () => {
    await check("shopify", { address: "https://old.example.org" });
    await graphql(
      `mutation { webhookSubscriptionCreate(topic: ORDERS_CREATE, webhookSubscription: { uri: "https://other.example.org/x" }) { userErrors { message } } }`,
    );
    const before = await subscriptions();
    await check("shopify");
    const after = await subscriptions();
    expect(after.map(({ id }) => id)).toEqual(before.map(({ id }) => id));
    expect(after.filter((one) => one.uri !== uri).map((one) => one.uri)).toEqual(["https://other.example.org/x"]);
  });

  it("that the shop deleted are made again, and a warning says which and when", async () => {
    await check("shopify");
    expect(await warnings("shopify")).toEqual([]);
    const lost = (await subscriptions()).find(({ topic }) => topic === "ORDERS_PAID");
    await graphql("mutation ($id: ID!) { webhookSubscriptionDelete(id: $id) { userErrors { message } } }", {
      id: lost?.id,
    });
    await check("shopify");
    expect((await subscriptions()).some(({ topic }) => topic === "ORDERS_PAID")).toBe(true);
    const [warning] = (await state("shopify")).warnings;
    expect(warning).toMatchObject({ code: "webhooks_remade" });
    expect(warning.message).toMatch(
      /deleted the webhook subscriptions of orders\/paid; they were made again on 20\d\d-/,
    );
    await database.pool.query("update ingest.webhook_subscriptions set remade_at = remade_at - interval '4 days'");
    await check("shopify");
    expect(await warnings("shopify")).toEqual([]);
  });

  it("are not asked for without a public https address, and the check says so", async () => {
    const findings = await check("shopify", { address: null });
    expect(findings.find(({ item }) => item === "webhooks")).toMatchObject({
      status: "warning",
      mend: expect.stringContaining("ATOLL_PUBLIC_URL"),
    });
    expect(await subscriptions()).toEqual([]);
  });
});

describe("webhooks of the CRM", () => {
  it("are set by hand: what to set is told until one has come", async () => {
    const [first] = (await check("hubspot")).filter(({ item }) => item === "webhooks");
    expect(first).toMatchObject({ status: "warning", mend: expect.stringContaining(`${address}/webhooks/hubspot`) });
    await database.pool.query(
      "insert into ingest.webhook_inbox (source, dedupe_key, topic) values ('hubspot', '1', 'contact.creation')",
    );
    expect((await check("hubspot")).find(({ item }) => item === "webhooks")?.status).toBe("good");
  });
});
