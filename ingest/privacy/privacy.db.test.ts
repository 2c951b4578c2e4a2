import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createClock } from "../clock.ts";
import { inTransaction } from "../database.ts";
import { syncAll } from "../sync.ts";
import { migrateApp } from "../testing/appTables.ts";
import type { TestDatabase } from "../testing/testDatabase.ts";
import { createTestDatabase } from "../testing/testDatabase.ts";
import { openTestSandbox, sandboxNow, type TestSandbox } from "../testing/testSandbox.ts";
import { erase, type Identifiers } from "./erase.ts";
import { pseudonymOf } from "./tombstones.ts";

const salt = "a salt that nobody else would think of";
let database: TestDatabase;
let sandbox: TestSandbox;
beforeAll(async () => {
  database = await createTestDatabase();
  await migrateApp(database.url);
  sandbox = await openTestSandbox();
}, 60_000);
afterAll(async () => {
  await sandbox?.close();
  await database?.drop();
});

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
const sync = async (erasure_salt: string | null = salt) => {
  const { streams } = await syncAll({
    pool: database.pool,
    sources: sandbox.sources({ erasure_salt }),
    trigger: "cli",
    full: true,
    now: createClock(sandboxNow),
    log: quiet,
  });
  return streams.map(({ failure }) => failure?.code ?? null);
};
const rows = async (sql: string, values: unknown[] = []) => (await database.pool.query(sql, values)).rows;
const nobody: Identifiers = { emails: [], shopify_customer_ids: [], hubspot_contact_ids: [] };
async function eraseWho(who: Partial<Identifiers>): Promise<number> {
  const client = await database.pool.connect();
  try {
    const wish = { by: "Ana", why: "a test" };
    return await inTransaction(client, () => erase(client, { salt, who: { ...nobody, ...who }, wish }));
  } finally {
    client.release();
  }
}

/** Every raw row and what ingest keeps beside, in which a text stands. */
async function placesOf(text: string): Promise<string[]> {
  const tables = await rows(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname like 'raw\\_%' or schemaname = 'ingest' and tablename in ('rejects', 'webhook_inbox', 'tombstones')`,
  );
  const found: string[] = [];
  for (const { name } of tables)
    if ((await rows(`select from ${name} as t where t::text ilike $1 limit 1`, [`%${text}%`])).length > 0)
      found.push(name);
  return found;
}
const sums = () =>
  rows(
    `select count(*)::integer as orders, sum(total_price) as paid, count(distinct lower(trim(email)))::integer as addresses,
       count(distinct customer ->> 'id')::integer as customers, count(*) filter (where line_items::text like '%"name": "Site"%')::integer as sited,
       sum((select count(*) from jsonb_array_elements(line_items) as line, jsonb_array_elements(line -> 'properties') as said
            where trim(said ->> 'value') <> ''))::integer as said
     from raw_shopify.orders`,
  );

describe("an erased person", { timeout: 180_000 }, () => {
  let who: { id: string; contact_id: string; email: string; first_name: string; last_name: string; phone: string };
  let recipient: string;

  it("is gone from every row, and what was paid stays", async () => {
    await sync();
    [who] = await rows(
      `select customers.id::text, contacts.id as contact_id, lower(customers.email) as email, first_name, last_name, customers.phone
       from raw_shopify.customers join raw_hubspot.contacts on lower(properties ->> 'email') = lower(customers.email)
       where orders_count > 1 and customers.phone is not null order by customers.id limit 1`,
    );
    const before = await sums();
    expect(await placesOf(who.email)).toEqual(
      expect.arrayContaining(["raw_shopify.customers", "raw_shopify.orders", "raw_hubspot.contacts"]),
    );
    expect(
      await eraseWho({ emails: [who.email], shopify_customer_ids: [who.id], hubspot_contact_ids: [who.contact_id] }),
    ).toBeGreaterThan(3);
    expect(await placesOf(who.email)).toEqual([]);
    expect(await placesOf(who.phone)).toEqual([]);
    expect(await sums()).toEqual(before);
  });

  it("keeps a pseudonym, by which what belonged together still does", async () => {
    const found = await rows(
      `select distinct email from raw_shopify.orders where customer ->> 'id' = $1
       union select email from raw_shopify.customers where id::text = $1
       union select properties ->> 'email' from raw_hubspot.contacts where id = $2`,
      [who.id, who.contact_id],
    );
    expect(found).toEqual([{ email: pseudonymOf(salt, who.email) }]);
    const orders = await rows(
      "select billing_address, note, phone from raw_shopify.orders where customer ->> 'id' = $1",
      [who.id],
    );
    for (const { billing_address, ...rest } of orders) {
      expect(rest).toEqual({ note: null, phone: null });
      expect(Object.keys(billing_address ?? {}).every((name) => name.startsWith("country"))).toBe(true);
    }
  });

  it("does not come back with a full sync, which finds nothing changed", async () => {
    const extracted = () =>
      rows("select max(_airbyte_extracted_at) as at from raw_shopify.orders where customer ->> 'id' = $1", [who.id]);
    const before = { sums: await sums(), extracted: await extracted() };
    expect((await sync()).filter((code) => code !== null)).toEqual([]);
    expect(await placesOf(who.email)).toEqual([]);
    expect(await placesOf(who.phone)).toEqual([]);
    expect({ sums: await sums(), extracted: await extracted() }).toEqual(before);
  });

  it("is erased once: again changes nothing", async () => {
    expect(await eraseWho({ emails: [who.email], shopify_customer_ids: [who.id] })).toBe(0);
  });

  it("is gone as a recipient of somebody else's gift, who keeps all else", async () => {
    const [found] = await rows(
      `select orders.id::text, orders.email, said ->> 'value' as recipient from raw_shopify.orders,
         jsonb_array_elements(line_items) as line, jsonb_array_elements(line -> 'properties') as said
       where said ->> 'value' like '%@%' and orders.email is not null and said ->> 'value' not ilike orders.email order by orders.id limit 1`,
    );
    recipient = found.recipient;
    const before = await sums();
    await eraseWho({ emails: [recipient] });
    expect(await placesOf(recipient)).toEqual([]);
    expect(await rows("select email from raw_shopify.orders where id::text = $1", [found.id])).toEqual([
      { email: found.email },
    ]);
    expect(await sums()).toEqual(before);
    await sync();
    expect(await placesOf(recipient)).toEqual([]);
  });

  it("is not brought back by a sync that knows another salt or none, which stops instead", async () => {
    for (const other of [null, "another salt, as long as the first one"]) {
      const codes = new Set(await sync(other));
      expect(codes).toContain("misconfigured");
      expect(await placesOf(who.email)).toEqual([]);
    }
  });
});
