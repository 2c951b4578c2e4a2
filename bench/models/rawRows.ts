import type pg from "pg";
import { noteLanding } from "../../ingest/landings.ts";

/** Seven gift lines come of five orders, and a donor gives about seven times. */
const ordersOf = (lines: number): number => Math.round((lines * 5) / 7);
const donorsOf = (orders: number): number => Math.ceil(orders / 7);

const own = "_airbyte_raw_id, _airbyte_extracted_at, _airbyte_meta, _airbyte_generation_id";
const origin = `gen_random_uuid()::text, now(), '{"sync_id": null, "changes": []}'::jsonb, 0`;
const money = (amount: string): string =>
  `jsonb_build_object('shop_money', jsonb_build_object('amount', (${amount})::text, 'currency_code', 'EUR'),
    'presentment_money', jsonb_build_object('amount', (${amount})::text, 'currency_code', 'EUR'))`;

/** Five products with a variant each: four adoptions, one T-shirt. */
const shop = `
  insert into raw_shopify.products (${own}, id, title, handle, status, product_type, created_at, updated_at)
  select ${origin}, n, 'Product ' || n, 'product-' || n, 'active', case when n = 5 then 'Merchandise' else 'Adoption' end,
    timestamptz '2021-01-01', timestamptz '2021-01-01'
  from generate_series(1, 5) n;
  insert into raw_shopify.product_variants (${own}, id, product_id, title, sku, price, options, created_at, updated_at)
  select ${origin}, n, n, 'Variant ' || n, 'SKU-' || n, 29 + n, jsonb_build_array(
      jsonb_build_object('name', 'Site', 'value', (array['Moorea', 'Tikehau', 'Ahe', 'Malolo', 'None'])[n]),
      jsonb_build_object('name', 'Pack', 'value', (array['1 coral', '1 coral', '3 corals', '5 corals', ''])[n])),
    timestamptz '2021-01-01', timestamptz '2021-01-01'
  from generate_series(1, 5) n;`;

const customers = (donors: number): string => `
  insert into raw_shopify.customers (${own}, id, email, first_name, last_name, state, default_address, created_at, updated_at)
  select ${origin}, n, 'donor-' || n || '@example.org', 'Hina', 'Donor ' || n, 'enabled',
    jsonb_build_object('country_code', (array['FR', 'US', 'PF', 'DE'])[1 + n % 4]),
    timestamptz '2021-01-01' + n * interval '1 second', timestamptz '2021-01-01' + n * interval '1 second'
  from generate_series(1, ${donors}) n;
  insert into raw_hubspot.contacts (${own}, id, properties, "createdAt", "updatedAt", archived)
  select ${origin}, n, jsonb_build_object('email', 'donor-' || n || '@example.org', 'firstname', 'Hina', 'lastname', 'Donor ' || n),
    timestamptz '2021-01-02', timestamptz '2021-01-02', false
  from generate_series(1, ${donors}, 3) n;`;

/** Two orders of five have two lines; one in thirty has half of its money paid back. */
const orders = (from: string): string => `
  select gen_random_uuid()::text as raw_id, now() as landed_at, n, at, total, refunded, lines
  from ${from} as n
  cross join lateral (select timestamptz '2021-01-01' + (n * 7919 % 180000000) * interval '1 second' as at) as moment
  cross join lateral (
    select jsonb_agg(jsonb_build_object(
        'id', n * 10 + k, 'product_id', 1 + (n + k) % 5, 'variant_id', 1 + (n + k) % 5, 'quantity', 1 + n % 3 / 2,
        'current_quantity', 1 + n % 3 / 2, 'price', (30 + (n + k) % 5)::text, 'price_set', ${money("30 + (n + k) % 5")},
        'discount_allocations', '[]'::jsonb,
        'properties', jsonb_build_array(jsonb_build_object('name', 'Coral name', 'value', 'Coral ' || n)))) as lines,
      sum((30 + (n + k) % 5) * (1 + n % 3 / 2)) as total
    from generate_series(0, case when n % 5 < 2 then 1 else 0 end) as k
  ) as basket
  cross join lateral (select case when n % 30 = 0 then 10 else 0 end as refunded) as given_back`;

const insertOrders = (from: string): string => `
  insert into raw_shopify.orders (${own}, id, admin_graphql_api_id, name, email, created_at, processed_at, updated_at, currency,
    presentment_currency, financial_status, total_price, subtotal_price, total_tax, total_discounts, current_total_price, source_name,
    billing_address, customer, line_items, refunds, test, customer_journey_summary)
  select raw_id, landed_at, '{"sync_id": null, "changes": []}'::jsonb, 0, n, 'gid://shopify/Order/' || n, '#' || n,
    'donor-' || 1 + n % $donors || '@example.org', at, at, at, 'EUR', 'EUR',
    case when refunded > 0 then 'partially_refunded' else 'paid' end, total, total, 0, 0, total - refunded, 'web',
    jsonb_build_object('first_name', 'Hina', 'last_name', 'Donor', 'country_code', (array['FR', 'US', 'PF', 'DE'])[1 + n % 4]),
    jsonb_build_object('id', 1 + n % $donors), lines,
    case when refunded > 0 then jsonb_build_array(jsonb_build_object('id', n * 100, 'created_at', at + interval '3 days',
      'refund_line_items', '[]'::jsonb, 'order_adjustments', jsonb_build_array(jsonb_build_object('id', n * 100 + 1,
        'kind', 'refund_discrepancy', 'amount', (-refunded)::text, 'amount_set', ${money("-refunded")}))))
      else '[]'::jsonb end,
    false, jsonb_build_object('last_visit', jsonb_build_object('landing_page', 'https://shop.example/', 'utm_parameters',
      jsonb_build_object('source', (array['newsletter', 'google', 'instagram'])[1 + n % 3], 'medium', 'email', 'campaign', 'c' || n % 50)))
  from (${orders(from)}) as made`;

/** Fills the raw tables with orders of so many gift lines in all, in Airbyte's layout and about as long as real ones. */
export async function fillRaw(client: pg.ClientBase, lines: number): Promise<{ orders: number }> {
  const count = ordersOf(lines);
  const donors = donorsOf(count);
  await client.query("set synchronous_commit = off");
  await client.query(shop);
  await client.query(customers(donors));
  for (let from = 1; from <= count; from += 200_000) {
    const to = Math.min(count, from + 199_999);
    await client.query(insertOrders(`generate_series(${from}, ${to})`).replaceAll("$donors", String(donors)));
  }
  for (const table of ["raw_shopify.orders", "raw_shopify.customers", "raw_hubspot.contacts"])
    await client.query(`vacuum analyze ${table}`);
  for (const [schema, name] of [
    ["raw_shopify", "orders"],
    ["raw_shopify", "customers"],
    ["raw_shopify", "products"],
    ["raw_shopify", "product_variants"],
    ["raw_hubspot", "contacts"],
  ] as const)
    await noteLanding(client, { schema, name });
  return { orders: count };
}

/** Lands `count` orders again, spread over all of them, each with a quantity more in its first line. */
export async function changeOrders(client: pg.ClientBase, count: number, round: number): Promise<void> {
  const changed = await client.query(
    `update raw_shopify.orders set updated_at = now(), _airbyte_extracted_at = now(),
       line_items = jsonb_set(jsonb_set(line_items, '{0,quantity}', '7'), '{0,current_quantity}', '7'),
       total_price = total_price + (line_items -> 0 ->> 'price')::numeric * (7 - (line_items -> 0 ->> 'quantity')::integer),
       subtotal_price = subtotal_price + (line_items -> 0 ->> 'price')::numeric * (7 - (line_items -> 0 ->> 'quantity')::integer),
       current_total_price = current_total_price + (line_items -> 0 ->> 'price')::numeric * (7 - (line_items -> 0 ->> 'quantity')::integer)
     where id in (
       select 1 + (n * (select max(id) / $1 from raw_shopify.orders) + $2) from generate_series(0, $1 - 1) as n
     )`,
    [count, round],
  );
  if (changed.rowCount !== count) throw new Error(`${changed.rowCount} of ${count} orders changed`);
  await noteLanding(client, { schema: "raw_shopify", name: "orders" });
}
