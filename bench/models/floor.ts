import type pg from "pg";

/** Gift lines straight from the landed orders, as one would write it by hand for just this: the least that a full build must do. */
const plain = `
  create table floor_donations as
  with lines as (
    select
      orders.id, 'shopify:' || (item ->> 'id') as line_key, 'shopify:' || orders.id as gift_key,
      md5(lower(trim(orders.email))) as donor_key, orders.processed_at as gifted_at,
      (orders.processed_at at time zone 'Pacific/Tahiti')::date as gift_date, products.product_type as revenue_class,
      orders.customer_journey_summary -> 'last_visit' -> 'utm_parameters' ->> 'source' as channel,
      orders.billing_address ->> 'country_code' as country, orders.presentment_currency as currency,
      (item ->> 'current_quantity')::integer as quantity,
      (item -> 'price_set' -> 'shop_money' ->> 'amount')::numeric * (item ->> 'current_quantity')::integer as gross,
      coalesce((select sum((part ->> 'amount')::numeric) from jsonb_array_elements(item -> 'discount_allocations') part), 0) as discount,
      coalesce((
        select -sum((adjustment ->> 'amount')::numeric) from jsonb_array_elements(orders.refunds) refund,
          jsonb_array_elements(refund -> 'order_adjustments') adjustment
      ), 0) as order_refund
    from raw_shopify.orders
    cross join lateral jsonb_array_elements(orders.line_items) as item
    left join raw_shopify.products on products.id = (item ->> 'product_id')::bigint
    where orders.financial_status in ('paid', 'partially_refunded', 'refunded') and not orders.test
  ),
  netted as (
    select *, gross - discount - round(order_refund * gross / nullif(sum(gross) over (partition by id), 0), 2) as net from lines
  ),
  counted as (
    select *, sum(net) over (partition by gift_key) > 0 as is_counted from netted
  )
  select *, gifted_at = min(gifted_at) filter (where is_counted) over (partition by donor_key) as is_first_gift from counted`;

/** Seconds for the plain SQL with the keys and indexes that the mart has. */
export async function timeFloor(client: pg.ClientBase): Promise<number> {
  await client.query("drop table if exists floor_donations");
  const started = performance.now();
  await client.query(plain);
  await client.query("alter table floor_donations add primary key (line_key)");
  for (const column of ["gift_date", "donor_key", "gift_key"])
    await client.query(`create index on floor_donations (${column})`);
  await client.query("analyze floor_donations");
  const seconds = (performance.now() - started) / 1000;
  await client.query("drop table floor_donations");
  return seconds;
}
