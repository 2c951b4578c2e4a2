import { describe, expect, it } from "vitest";
import type { Reconciliation } from "../../../../shared/reconciliations.ts";
import { toDays } from "./toDays.ts";

const compared = (day: string, stream: string, change: Partial<Reconciliation> = {}): Reconciliation => ({
  day,
  run_id: 1,
  source: "shopify",
  stream,
  status: "succeeded",
  started_at: `${day}T02:00:00.000Z`,
  finished_at: `${day}T02:01:00.000Z`,
  source_rows: 100,
  raw_rows: 100,
  surplus_rows: 0,
  missing_rows: 0,
  stale_rows: 0,
  deleted_rows: 0,
  repaired_rows: 0,
  rejected_rows: 0,
  surplus_ids: [],
  missing_ids: [],
  stale_ids: [],
  months: [],
  problem: null,
  problem_code: null,
  ...change,
});
const month = { month: "2026-10", source_rows: 2, raw_rows: 1, source_sum: null, raw_sum: null };

describe("comparisons by day", () => {
  it("sum what was found and mended over the streams", () => {
    const [day] = toDays([
      compared("2026-11-24", "orders", { surplus_rows: 2, repaired_rows: 2, months: [month] }),
      compared("2026-11-24", "customers", { missing_rows: 1, deleted_rows: 1, status: "failed" }),
    ]);
    expect(day).toMatchObject({ day: "2026-11-24", compared: 200, found: 3, mended: 3, differing: 1, failed: 1 });
    expect(day?.streams.map(({ stream }) => stream)).toEqual(["customers", "orders"]);
  });

  it("keep a gap that an earlier comparison of the day mended, and the outcome of the last", () => {
    const [day] = toDays([
      compared("2026-11-24", "orders", { source_rows: 102 }),
      compared("2026-11-24", "orders", { surplus_rows: 2, repaired_rows: 2, surplus_ids: ["7", "8"], months: [month] }),
    ]);
    expect(day).toMatchObject({ compared: 102, found: 2, mended: 2, differing: 0 });
    expect(day?.streams).toMatchObject([{ surplus_ids: ["7", "8"], times: 2 }]);
  });

  it("stay in their order, the newest day first", () => {
    const days = toDays([compared("2026-11-24", "orders"), compared("2026-11-23", "orders")]);
    expect(days.map(({ day }) => day)).toEqual(["2026-11-24", "2026-11-23"]);
  });
});
