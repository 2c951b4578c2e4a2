import { describe, expect, it } from "vitest";
import type { Order, Subscription } from "../ngo/ledger.ts";
import { openNgo } from "../ngo/openNgo.ts";
import { RecurringGiving } from "./recurring.ts";

const noon = (date: string) => Date.parse(`${date}T22:00:00Z`);
const ngo = openNgo({ seed: 1, size: "test", now: () => noon("2026-11-24"), journalPath: null });
const renewal = Array.from({ length: ngo.ordersCount() }, (_, i) => ngo.order(i)).find(
  ({ subscriptionId }) => subscriptionId !== null,
);
if (!renewal) throw new Error("the test world has no renewal");

const paid = (subscriptionId: number, date: string, euros: number, more: Partial<Order> = {}): Order => {
  const lines = renewal.lines.map((line) => ({ ...line, gross: { shop: euros * 100, paid: euros * 100 } }));
  return { ...renewal, subscriptionId, processedAt: noon(date), lines, ...more };
};
const planOf = (id: number, more: Partial<Subscription> = {}): Subscription => ({
  id,
  person: 1,
  status: "ACTIVE",
  createdAt: 0,
  updatedAt: 0,
  amount: 1000,
  intervalMonths: 1,
  variantId: 1,
  events: [],
  ...more,
});

function figuresOf(today: string, plans: Subscription[], orders: Order[]) {
  const recurring = new RecurringGiving();
  for (const order of orders) recurring.addOrder(order);
  return recurring.figures(plans, (plan) => plan.person, noon(today));
}

describe("the truth about recurring giving", () => {
  it("divides a yearly payment by twelve, and counts no payment that never came", () => {
    const plans = [planOf(1, { intervalMonths: 12 }), planOf(2, { person: 2 })];
    const orders = [paid(1, "2026-03-31", 100), paid(2, "2026-03-31", 10, { status: "pending" })];
    const figures = figuresOf("2026-04-02", plans, orders);
    expect(figures).toMatchObject({ mrr: "8.33", arr: "99.96", active_plans: 1, active_recurring_donors: 1 });
  });

  it("lets a plan lapse fourteen days after a payment was due, and takes it back with the next one", () => {
    const orders = [paid(1, "2026-01-31", 10), paid(1, "2026-04-01", 10)];
    expect(figuresOf("2026-03-13", [planOf(1)], orders.slice(0, 1))).toMatchObject({
      mrr: "10.00",
      at_risk_mrr: "10.00",
    });
    expect(figuresOf("2026-03-14", [planOf(1)], orders.slice(0, 1))).toMatchObject({
      mrr: "0.00",
      churned_mrr_by_month: { "2026-03": "10.00" },
      missed_payments_by_month: { "2026-03": 1 },
    });
    expect(figuresOf("2026-04-02", [planOf(1)], orders)).toMatchObject({
      mrr: "10.00",
      reactivated_mrr_by_month: { "2026-04": "10.00" },
    });
  });

  it("takes a plan that follows another within days for the same one, dearer or cheaper", () => {
    const left = planOf(1, { status: "CANCELLED", updatedAt: noon("2026-01-25") });
    const orders = (start: string) => [paid(1, "2026-01-05", 10), paid(2, start, 25)];
    expect(figuresOf("2026-02-20", [left, planOf(2)], orders("2026-02-08"))).toMatchObject({
      upgrade_mrr_by_month: { "2026-02": "15.00" },
      churned_mrr_by_month: {},
      closing_mrr_by_month: { "2026-01": "10.00", "2026-02": "25.00" },
      churned_donors_by_month: { "2026-01": 0, "2026-02": 0 },
    });
    expect(figuresOf("2026-02-20", [left, planOf(2)], orders("2026-02-09"))).toMatchObject({
      upgrade_mrr_by_month: {},
      churned_mrr_by_month: { "2026-01": "10.00" },
      reactivated_mrr_by_month: { "2026-02": "25.00" },
    });
  });

  it("loses money and no donor where one of two plans ends", () => {
    const plans = [planOf(1), planOf(2, { status: "CANCELLED", updatedAt: noon("2026-02-25") })];
    const orders = [
      paid(1, "2026-01-20", 10),
      paid(1, "2026-02-20", 10),
      paid(2, "2026-02-01", 5),
      paid(2, "2026-01-10", 5),
    ];
    const figures = figuresOf(
      "2026-03-01",
      plans,
      orders.sort((a, b) => a.processedAt - b.processedAt),
    );
    expect(figures).toMatchObject({
      new_mrr_by_month: { "2026-01": "15.00" },
      churned_mrr_by_month: { "2026-02": "5.00" },
      opening_donors_by_month: { "2026-02": 1 },
      churned_donors_by_month: { "2026-02": 0 },
    });
  });
});
