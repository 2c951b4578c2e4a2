import type pg from "pg";

/** Lands an order of one line over 30.00, as ingest would. A tip is raised whatever the line is. */
export async function landOrder(pool: pg.Pool, id: number, { status = "paid", tip = 0 } = {}): Promise<void> {
  const lines = [{ id: id * 10, quantity: 1, current_quantity: 1, price: "30.00", product_id: 1 }];
  await pool.query(
    `insert into raw_shopify.orders (_airbyte_raw_id, _airbyte_extracted_at, _airbyte_meta, id, email, processed_at, currency, financial_status, line_items, total_tip_received)
     values ('raw', now(), '{}', $1, $4, '2026-03-01T12:00:00Z', 'EUR', $2, $3, $5)`,
    [id, status, JSON.stringify(lines), `donor-${id}@example.org`, tip],
  );
}

/** Lands a partner deal over 500.00 that a company won for us. */
export async function landDeal(pool: pg.Pool, id: number): Promise<void> {
  const properties = {
    dealname: "Reef wall",
    amount: "500.00",
    deal_currency_code: "EUR",
    pipeline: "partners",
    dealstage: "won",
    createdate: "2026-02-01T12:00:00Z",
    closedate: "2026-03-01T12:00:00Z",
    hs_is_closed: "true",
    hs_is_closed_won: "true",
  };
  await pool.query(
    `insert into raw_hubspot.deals (_airbyte_raw_id, _airbyte_extracted_at, _airbyte_meta, id, properties, companies, "createdAt")
     values ('raw', now(), '{}', $1, $2, '["900"]', '2026-02-01T12:00:00Z')`,
    [id, JSON.stringify(properties)],
  );
}
