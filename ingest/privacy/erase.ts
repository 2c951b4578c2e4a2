import type pg from "pg";
import { quoteName } from "../database.ts";
import { noteLanding } from "../landings.ts";
import { forgetElsewhere } from "./forgetElsewhere.ts";
import { scrubs } from "./scrub.ts";
import { assertSalt, pseudonymOf, readTombstones, type Tombstones } from "./tombstones.ts";

/** All by which somebody is known. */
export type Identifiers = {
  emails: readonly string[];
  shopify_customer_ids: readonly string[];
  hubspot_contact_ids: readonly string[];
};
export type Wish = { by: string; why: string };

const byPerson = "row.customer ->> 'id' = any(asked.customers) or lower(trim(row.email)) = any(asked.emails)";
const byRecipient = "row.line_items::text ilike any(asked.patterns)";

// Rows that may tell of the people: by id, by address, or with an address somewhere in their lines.
const candidates: Readonly<Record<string, string>> = {
  "raw_shopify.customers": "row.id::text = any(asked.customers) or lower(trim(row.email)) = any(asked.emails)",
  "raw_shopify.orders": `${byPerson} or ${byRecipient}`,
  "raw_shopify.abandoned_checkouts": `${byPerson} or ${byRecipient}`,
  "raw_shopify.subscription_contracts": "row.customer_id::text = any(asked.customers)",
  "raw_hubspot.contacts":
    "row.id = any(asked.contacts) or lower(trim(row.properties ->> 'email')) = any(asked.emails) or row.properties ->> 'hs_additional_emails' ilike any(asked.patterns)",
  "raw_hubspot.deals": "row.contacts ?| asked.contacts",
  "raw_field.certificates":
    "row.order_name in (select id_value from ingest.tombstones where id_type = 'shopify_order_name')",
};

const asked =
  "(select $1::text[] as customers, $2::text[] as contacts, $3::text[] as emails, $4::text[] as patterns) as asked";

const parameters = ({ shopify_customer_ids, hubspot_contact_ids, emails }: Identifiers): string[][] => [
  [...shopify_customer_ids],
  [...hubspot_contact_ids],
  [...emails],
  emails.map((email) => `%${email.replace(/[\\%_]/g, "\\$&")}%`),
];

/** The types of a table's columns by name; none where there is no such table. */
async function columnTypes(client: pg.ClientBase, name: string): Promise<Map<string, string>> {
  const { rows } = await client.query<{ name: string; type: string }>(
    `select attname as name, format_type(atttypid, null) as type from pg_attribute
     where attrelid = to_regclass($1) and attnum > 0 and not attisdropped`,
    [name],
  );
  return new Map(rows.map((column) => [column.name, column.type]));
}

/** Takes what is personal out of the rows of one table; resolves to how many it changed. */
async function scrubTable(client: pg.ClientBase, name: string, who: Identifiers, stones: Tombstones): Promise<number> {
  const [where, scrub, types] = [candidates[name], scrubs[name], await columnTypes(client, name)];
  if (!where || !scrub || types.size === 0) return 0;
  const [schema = "", table = ""] = name.split(".");
  const { rows } = await client.query(`select row.* from ${name} as row, ${asked} where ${where}`, parameters(who));
  let changed = 0;
  for (const row of rows) {
    const patch = Object.entries(scrub(row, stones) ?? {}).filter(([column]) => types.has(column));
    if (patch.length === 0) continue;
    const columns = patch.map(([column]) => quoteName(column)).join(", ");
    const values = patch.map(([column], index) => `$${index + 2}::${types.get(column)}`).join(", ");
    const { rowCount } = await client.query(
      `update ${name} set (${columns}, "_airbyte_extracted_at") = row(${values}, now())
       where "_airbyte_raw_id" = $1 and row(${columns}) is distinct from row(${values})`,
      [
        row._airbyte_raw_id,
        ...patch.map(([, value]) => (value !== null && typeof value === "object" ? JSON.stringify(value) : value)),
      ],
    );
    changed += rowCount ?? 0;
  }
  if (changed > 0) await noteLanding(client, { schema, name: table });
  return changed;
}

/** The same people with every address that their records hold. */
async function withEmails(client: pg.ClientBase, who: Identifiers): Promise<Identifiers> {
  const { rows } = await client.query<{ email: string }>(
    `select email from raw_shopify.customers where id::text = any($1) and email is not null
     union select properties ->> 'email' from raw_hubspot.contacts where id = any($2) and properties ->> 'email' is not null
     union select unnest(string_to_array(properties ->> 'hs_additional_emails', ';')) from raw_hubspot.contacts where id = any($2)`,
    [who.shopify_customer_ids, who.hubspot_contact_ids],
  );
  const all = [...who.emails, ...rows.map(({ email }) => email)].map((email) => email.trim().toLowerCase());
  return { ...who, emails: [...new Set(all)].filter((email) => email !== "" && !email.endsWith("@erased.invalid")) };
}

async function layTombstones(client: pg.ClientBase, salt: string, who: Identifiers, { by, why }: Wish): Promise<void> {
  const orders = await client.query<{ name: string }>(
    `select distinct row.name from raw_shopify.orders as row, ${asked} where ${byPerson}`,
    parameters(who),
  );
  const stones = [
    ...who.emails.map((email) => ["email", pseudonymOf(salt, email)]),
    ...who.shopify_customer_ids.map((id) => ["shopify_customer_id", id]),
    ...who.hubspot_contact_ids.map((id) => ["hubspot_contact_id", id]),
    ...orders.rows.map(({ name }) => ["shopify_order_name", name]),
  ];
  const { rowCount } = await client.query(
    `insert into ingest.tombstones (id_type, id_value, requested_by, why)
     select id_type, id_value, $3, $4 from unnest($1::text[], $2::text[]) as stone (id_type, id_value)
     on conflict do nothing`,
    [stones.map(([type]) => type), stones.map(([, value]) => value), by, why],
  );
  if (rowCount) await noteLanding(client, { schema: "ingest", name: "tombstones" });
}

/**
 * Takes a person out of every raw row, in the caller's transaction: amounts, dates and ids stay, what says who it was goes, and
 * tombstones keep it from coming back. Erasing twice changes nothing. Resolves to how many rows were changed. Call it while
 * holding the work lock.
 */
export async function erase(
  client: pg.ClientBase,
  options: { salt: string; who: Identifiers; wish: Wish },
): Promise<number> {
  const { salt, wish } = options;
  await assertSalt(client, salt);
  const who = await withEmails(client, options.who);
  await layTombstones(client, salt, who, wish);
  const stones = await readTombstones(client, salt);
  if (!stones) throw new Error("tombstones were laid and are gone");
  let changed = 0;
  for (const name of Object.keys(candidates)) changed += await scrubTable(client, name, who, stones);
  return changed + (await forgetElsewhere(client, salt, who));
}

// Every place where an address may stand that some tombstone is of.
const addresses: Readonly<Record<string, string>> = {
  "raw_shopify.customers": "select email from raw_shopify.customers",
  "raw_shopify.orders": `select email from raw_shopify.orders
    union select said ->> 'value' from raw_shopify.orders,
      jsonb_array_elements(line_items) as line, jsonb_array_elements(line -> 'properties') as said where said ->> 'value' like '%@%'`,
  "raw_shopify.abandoned_checkouts": "select email from raw_shopify.abandoned_checkouts",
  "raw_hubspot.contacts": `select properties ->> 'email' from raw_hubspot.contacts
    union select unnest(string_to_array(properties ->> 'hs_additional_emails', ';')) from raw_hubspot.contacts`,
};

/**
 * Erases anew whoever was erased before: where Airbyte lands, a full refresh brings back what stood there. In the caller's
 * transaction; resolves to how many rows were changed.
 */
export async function eraseAgain(client: pg.ClientBase, salt: string | null): Promise<number> {
  const stones = await readTombstones(client, salt);
  if (stones === null || salt === null) return 0;
  const emails = new Set<string>();
  for (const [name, sql] of Object.entries(addresses)) {
    if ((await columnTypes(client, name)).size === 0) continue;
    const { rows } = await client.query<{ email: string | null }>(`select email from (${sql}) as known (email)`);
    for (const { email } of rows) if (email !== null && stones.hasEmail(email)) emails.add(email.trim().toLowerCase());
  }
  const known = await client.query<{ id_type: string; id_value: string }>(
    "select id_type, id_value from ingest.tombstones",
  );
  const of = (type: string): string[] =>
    known.rows.flatMap((stone) => (stone.id_type === type ? [stone.id_value] : []));
  return erase(client, {
    salt,
    who: {
      emails: [...emails],
      shopify_customer_ids: of("shopify_customer_id"),
      hubspot_contact_ids: of("hubspot_contact_id"),
    },
    wish: { by: "Atoll", why: "Erased before; Airbyte brought it back." },
  });
}
