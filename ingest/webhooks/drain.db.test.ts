import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { createClock } from "../clock.ts";
import { syncAll } from "../sync.ts";
import { migrateApp } from "../testing/appTables.ts";
import type { TestDatabase } from "../testing/testDatabase.ts";
import { createTestDatabase } from "../testing/testDatabase.ts";
import type { TestSandbox } from "../testing/testSandbox.ts";
import { openTestSandbox, sandboxNow } from "../testing/testSandbox.ts";
import type { Drained } from "./drain.ts";
import { drainInbox } from "./drain.ts";

let database: TestDatabase;
let sandbox: TestSandbox;
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
const { signal } = new AbortController();

beforeAll(async () => {
  [sandbox, database] = await Promise.all([openTestSandbox(), createTestDatabase()]);
  await syncAll({
    pool: database.pool,
    sources: sandbox.sources(),
    trigger: "cli",
    log: quiet,
    now: createClock(sandboxNow),
  });
});
afterEach(() => sandbox.clearFaults());
afterAll(async () => {
  await sandbox?.close();
  await database?.drop();
});

const rows = async (sql: string, values: unknown[] = []) => (await database.pool.query(sql, values)).rows;
const arrive = (source: string, topic: string, body: unknown) =>
  rows("insert into ingest.webhook_inbox (source, dedupe_key, topic, body) values ($1, $2, $3, $4)", [
    source,
    randomUUID(),
    topic,
    typeof body === "string" ? body : JSON.stringify(body),
  ]);
const drain = (erasure_salt: string | null = null): Promise<Drained> =>
  drainInbox({ pool: database.pool, sources: sandbox.sources({ erasure_salt }), signal, log: quiet });
const newest = async () =>
  (
    await rows(
      "select topic, attempts, outcome, last_error, body is null as is_emptied from ingest.webhook_inbox order by inbox_id desc limit 1",
    )
  )[0];
const placed = z.object({ order: z.object({ id: z.string() }) });
const placeOrder = async (): Promise<string> => placed.parse(await sandbox.pull("orders", { corals: 2 })).order.id;
const order = async (id: string) =>
  (
    await rows(
      "select jsonb_array_length(refunds) as refunds, deleted_at is not null as is_deleted from raw_shopify.orders where id = $1",
      [id],
    )
  )[0];

describe("the inbox", () => {
  it("lands an order once, however many deliveries name it, with its refunds and transactions", async () => {
    const id = await placeOrder();
    for (const topic of ["orders/paid", "orders/create", "orders/updated"])
      await arrive("shopify", topic, { id: Number(id) });
    expect(await drain()).toMatchObject({ taken: 3, failed: 0 });
    expect(await order(id)).toEqual({ refunds: 0, is_deleted: false });
    expect(await rows("select count(*)::integer from raw_shopify.transactions where order_id = $1", [id])).toEqual([
      { count: 1 },
    ]);
    expect(await newest()).toMatchObject({ outcome: "landed", is_emptied: true });
  });

  it("waits while its source may not be asked, without that counting as a failure, and is served after it", async () => {
    const id = await placeOrder();
    await arrive("shopify", "orders/create", { id: Number(id) });
    await rows(
      `update ingest.source_state set state = 'paused', paused_until = now() + interval '3 hours', reason = 'Used up.'
       where source = 'shopify'`,
    );
    await drain();
    expect(await order(id)).toBeUndefined();
    expect(await newest()).toMatchObject({ attempts: 0, outcome: null, is_emptied: false });
    expect((await newest()).last_error).toContain("Used up.");
    await rows("update ingest.source_state set state = 'closed', paused_until = null, reason = null");
    await rows("update ingest.webhook_inbox set next_attempt_at = now() where processed_at is null");
    await drain();
    expect(await order(id)).toMatchObject({ is_deleted: false });
  });

  it("changes nothing on a late or repeated delivery, since the record is read and not believed", async () => {
    const id = await placeOrder();
    await sandbox.pull(`orders/${id}/refund`, { line_index: 0, quantity: 1 });
    await arrive("shopify", "refunds/create", { id: 1, order_id: Number(id) });
    await drain();
    const before = await rows("select * from raw_shopify.orders where id = $1", [id]);
    expect(await order(id)).toEqual({ refunds: 1, is_deleted: false });
    await arrive("shopify", "orders/create", { id: Number(id), refunds: [] });
    expect(await drain()).toMatchObject({ taken: 1, landed: 0, failed: 0 });
    expect(await rows("select * from raw_shopify.orders where id = $1", [id])).toEqual(before);
  });

  it("reads again what is told of besides orders: a dispute with its order, a discount, a checkout, the shop", async () => {
    const [found] = await rows(`select
      (select min(id) from raw_shopify.disputes) as dispute, (select min(id) from raw_shopify.price_rules) as rule,
      (select min(id) from raw_shopify.abandoned_checkouts) as checkout, (select id from raw_shopify.shop) as shop,
      (select min(id) from raw_shopify.subscription_contracts) as contract`);
    const [dispute] = await rows("select order_id from raw_shopify.disputes where id = $1", [found?.dispute]);
    for (const table of ["disputes", "price_rules", "abandoned_checkouts", "shop", "subscription_contracts"])
      await rows(`delete from raw_shopify.${table}`);
    await rows("delete from raw_shopify.orders where id = $1", [dispute?.order_id]);
    await arrive("shopify", "disputes/update", { id: Number(found?.dispute), order_id: Number(dispute?.order_id) });
    await arrive("shopify", "discounts/update", {
      admin_graphql_api_id: `gid://shopify/DiscountCodeNode/${found?.rule}`,
    });
    await arrive("shopify", "checkouts/update", { id: Number(found?.checkout) });
    await arrive("shopify", "subscription_contracts/update", { id: Number(found?.contract) });
    await arrive("shopify", "shop/update", { id: Number(found?.shop) });
    // Shopify tells of every checkout, and has those alone that were abandoned.
    await arrive("shopify", "checkouts/create", { id: 7 });
    expect(await drain()).toMatchObject({ taken: 6, failed: 0 });
    expect(await order(dispute?.order_id)).toMatchObject({ is_deleted: false });
    expect(
      await rows(`select id from raw_shopify.disputes union all select id from raw_shopify.price_rules
        union all select id from raw_shopify.abandoned_checkouts union all select id from raw_shopify.subscription_contracts
        union all select id from raw_shopify.shop`),
    ).toEqual(["dispute", "rule", "checkout", "contract", "shop"].map((name) => ({ id: found?.[name] })));
  });

  it("marks a deleted order, and a late creation does not bring it back", async () => {
    const id = await placeOrder();
    await arrive("shopify", "orders/create", { id: Number(id) });
    await drain();
    await sandbox.pull(`orders/${id}/delete`);
    await arrive("shopify", "orders/delete", { id: Number(id) });
    expect(await drain()).toMatchObject({ landed: 1 });
    expect(await order(id)).toMatchObject({ is_deleted: true });
    await arrive("shopify", "orders/updated", { id: Number(id) });
    await arrive("shopify", "orders/delete", { id: Number(id) });
    expect(await drain()).toMatchObject({ landed: 0, failed: 0 });
    expect(await order(id)).toMatchObject({ is_deleted: true });
  });

  it("does not believe in the deletion of an order that is still there", async () => {
    const id = await placeOrder();
    await arrive("shopify", "orders/delete", { id: Number(id) });
    await drain();
    expect(await order(id)).toMatchObject({ is_deleted: false });
  });

  it("erases who a redacted customer was, and keeps the row's sums", async () => {
    await rows(
      `insert into raw_shopify.customers (id, email, first_name, orders_count, "_airbyte_raw_id", "_airbyte_extracted_at", "_airbyte_meta")
       values (5, 'a@b.example', 'Ana', 2, 'x', now(), '{}')`,
    );
    await arrive("shopify", "customers/redact", { customer: { id: 5 }, orders_to_redact: [] });
    expect(await drain()).toMatchObject({ landed: 1, failed: 0 });
    expect(
      await rows(
        "select email, first_name, orders_count, deleted_at is null as is_there from raw_shopify.customers where id = 5",
      ),
    ).toEqual([{ email: null, first_name: null, orders_count: "2", is_there: false }]);
  });

  it("reads both contacts of a merge again, and archives the one that is gone", async () => {
    const [kept, merged] = await rows(
      "select id from raw_hubspot.contacts where not archived and properties ->> 'email' is not null order by id limit 2",
    );
    await sandbox.pull("contacts/merge", { primary_id: Number(kept.id), merged_id: Number(merged.id) });
    await arrive("hubspot", "contact.merge", {
      subscriptionType: "contact.merge",
      objectId: Number(kept.id),
      primaryObjectId: Number(kept.id),
      mergedObjectIds: [Number(merged.id)],
    });
    expect(await drain()).toMatchObject({ failed: 0 });
    expect(
      await rows(
        "select archived, properties ->> 'hs_merged_object_ids' as merged from raw_hubspot.contacts where id = any($1) order by id",
        [[kept.id, merged.id]],
      ),
    ).toMatchObject([{ archived: false, merged: expect.stringContaining(merged.id) }, { archived: true }]);
  });

  it("reads both ends of a new link again, which no change date tells of", async () => {
    const [deal] = await rows(
      `select id from raw_hubspot.deals where not archived and companies = '[]' and properties ->> 'pipeline' = 'default'
       and properties ->> 'ip__ecomm_bridge__ecomm_synced' is null order by id limit 1`,
    );
    const [company] = await rows("select id from raw_hubspot.companies where not archived order by id limit 1");
    const event = {
      subscriptionType: "deal.associationChange",
      associationType: "DEAL_TO_COMPANY",
      fromObjectId: Number(deal.id),
      toObjectId: Number(company.id),
    };
    const companies = async () => (await rows("select companies from raw_hubspot.deals where id = $1", [deal.id]))[0];
    await sandbox.pull(`deals/${deal.id}/link`, { company_id: Number(company.id) });
    await arrive("hubspot", event.subscriptionType, event);
    expect(await drain()).toMatchObject({ landed: 1, failed: 0 });
    expect(await companies()).toEqual({ companies: [company.id] });
    await sandbox.pull(`deals/${deal.id}/link`, { company_id: Number(company.id), removed: true });
    await arrive("hubspot", event.subscriptionType, { ...event, associationRemoved: true });
    expect(await drain()).toMatchObject({ landed: 1, failed: 0 });
    expect(await companies()).toEqual({ companies: [] });
  });

  it("brings the stage history along when a deal was moved", async () => {
    const [deal] = await rows(
      `select id from raw_hubspot.deals where not archived and properties ->> 'hs_is_closed' = 'false'
       and properties ->> 'pipeline' = 'default' order by id limit 1`,
    );
    await sandbox.pull(`deals/${deal.id}/move`, { stage: "closedlost" });
    const event = { subscriptionType: "deal.propertyChange", objectId: Number(deal.id), propertyName: "dealstage" };
    await arrive("hubspot", event.subscriptionType, event);
    expect(await drain()).toMatchObject({ failed: 0 });
    const history = await rows(
      `select value from raw_hubspot.deals_property_history where "dealId" = $1 order by timestamp desc limit 1`,
      [deal.id],
    );
    expect(history).toEqual([{ value: "closedlost" }]);
  });

  it("takes all but the id out of a contact that must be forgotten, once it is gone", async () => {
    const [contact] = await rows(
      `select id from raw_hubspot.contacts where not archived and properties ->> 'hs_additional_emails' is null
       and properties ->> 'hs_merged_object_ids' is null order by id desc limit 1`,
    );
    const forget = () =>
      arrive("hubspot", "contact.privacyDeletion", {
        subscriptionType: "contact.privacyDeletion",
        objectId: Number(contact.id),
      });
    const kept = async () =>
      (await rows("select archived, properties from raw_hubspot.contacts where id = $1", [contact.id]))[0];
    await forget();
    await drain();
    expect(await kept()).toMatchObject({ archived: false, properties: { email: expect.any(String) } });
    await sandbox.pull(`contacts/${contact.id}/forget`);
    await forget();
    expect(await drain()).toMatchObject({ failed: 0 });
    expect(await kept()).toEqual({ archived: true, properties: { hs_object_id: contact.id } });
  });

  it("erases a forgotten contact everywhere, under a pseudonym, where the salt is set", async () => {
    await migrateApp(database.url);
    const [person] = await rows(
      `select contacts.id, lower(orders.email) as email from raw_hubspot.contacts join raw_shopify.orders on lower(orders.email) = lower(properties ->> 'email')
       where not archived and properties ->> 'hs_additional_emails' is null and properties ->> 'hs_merged_object_ids' is null order by contacts.id limit 1`,
    );
    const known = () =>
      rows(
        `select email from raw_shopify.orders where lower(email) = $1 union all select email from raw_shopify.customers where lower(email) = $1`,
        [person.email],
      );
    expect(await known()).not.toEqual([]);
    await sandbox.pull(`contacts/${person.id}/forget`);
    await arrive("hubspot", "contact.privacyDeletion", {
      subscriptionType: "contact.privacyDeletion",
      objectId: Number(person.id),
    });
    expect(await drain("a salt that nobody else would think of")).toMatchObject({ failed: 0 });
    expect(await known()).toEqual([]);
    const [contact] = await rows(
      "select archived, properties ->> 'email' as email from raw_hubspot.contacts where id = $1",
      [person.id],
    );
    expect(contact).toEqual({ archived: true, email: expect.stringMatching(/^erased-[0-9a-f]{40}@erased\.invalid$/) });
    expect(await rows("select requested_by from ingest.tombstones where id_type = 'hubspot_contact_id'")).toEqual([
      { requested_by: "HubSpot" },
    ]);
    await rows("delete from ingest.tombstones");
  });

  it("lands a contact from the recycle bin as archived", async () => {
    const [binned] = await rows("select id from raw_hubspot.contacts where archived limit 1");
    await rows(`update raw_hubspot.contacts set archived = false, "archivedAt" = null where id = $1`, [binned.id]);
    await arrive("hubspot", "contact.deletion", { subscriptionType: "contact.deletion", objectId: Number(binned.id) });
    expect(await drain()).toMatchObject({ landed: 1, failed: 0 });
    expect(await rows("select archived from raw_hubspot.contacts where id = $1", [binned.id])).toEqual([
      { archived: true },
    ]);
  });

  it("keeps a delivery that could not be served, with the cause, and serves it later", async () => {
    const id = await placeOrder();
    await sandbox.pull("faults", { path: "graphql", status: 403, times: 1_000 });
    await arrive("shopify", "orders/create", { id: Number(id) });
    expect(await drain()).toMatchObject({ taken: 1, failed: 1 });
    expect(await newest()).toMatchObject({ attempts: 1, outcome: null, is_emptied: false });
    expect(await rows("select retrying::integer from ingest.webhook_counts where source = 'shopify'")).toEqual([
      { retrying: 1 },
    ]);
    await sandbox.clearFaults();
    expect(await drain()).toMatchObject({ taken: 0 });
    await rows("update ingest.webhook_inbox set next_attempt_at = now() where processed_at is null");
    expect(await drain()).toMatchObject({ taken: 1, failed: 0 });
    expect(await order(id)).toMatchObject({ is_deleted: false });
  });

  it("refuses by name what cannot be read, and goes on", async () => {
    await arrive("shopify", "orders/create", "{half");
    expect(await drain()).toMatchObject({ taken: 1, failed: 0 });
    expect(await newest()).toMatchObject({ outcome: "refused", last_error: expect.stringContaining("no JSON") });
  });

  it("marks every stream of a shop that uninstalled the app with that cause", async () => {
    await arrive("shopify", "app/uninstalled", { id: 1 });
    await drain();
    expect(
      await rows(
        "select distinct trigger, runs.status, error_code from ingest.runs join ingest.stream_runs using (run_id) where trigger = 'webhook'",
      ),
    ).toEqual([{ trigger: "webhook", status: "failed", error_code: "app_uninstalled" }]);
  });
});
