import { isoDay, tahitiDay } from "../ngo/calendar.ts";
import type { Order, Subscription } from "../ngo/ledger.ts";
import { isCaptured } from "./orderMoney.ts";
import { type Course, courseOf, type Move, monthsLater, type Payment, worthAt } from "./planCourse.ts";
import { Tally, toDecimal } from "./tally.ts";

/** A plan that begins so many days after another of the donor ended, or sooner, takes its place. */
const SWITCH_DAYS = 14;

type Donor = number | null;
type Plan = Course & { donor: Donor; startDay: number; follows: Plan | null; followedAt: number | null };
type Movement = "new" | "upgrade" | "downgrade" | "churned" | "reactivated";

/** Recurring giving, from the plans of the ledger and the orders that paid them. */
export class RecurringGiving {
  readonly #payments = new Map<number, Payment[]>();

  addOrder(order: Order): void {
    if (order.subscriptionId === null || !isCaptured(order)) return;
    const cents = order.lines.reduce((sum, line) => sum + line.gross.shop, 0);
    const payments = this.#payments.get(order.subscriptionId) ?? [];
    payments.push({ day: tahitiDay(order.processedAt), cents });
    this.#payments.set(order.subscriptionId, payments);
  }

  figures(subscriptions: readonly Subscription[], donorOf: (plan: Subscription) => Donor, now: number) {
    const today = tahitiDay(now);
    const plans = subscriptions.flatMap((subscription): Plan[] => {
      const course = courseOf(subscription, this.#payments.get(subscription.id) ?? [], today);
      const startDay = course?.moves[0]?.day;
      if (!course || startDay === undefined) return [];
      return [{ ...course, donor: donorOf(subscription), startDay, follows: null, followedAt: null }];
    });
    joinSwitches(plans);
    const active = plans.filter((plan) => worthAt(plan.moves, today) > 0);
    const mrr = sumAt(active, today);
    return {
      mrr: toDecimal(mrr),
      arr: toDecimal(mrr * 12),
      active_plans: active.length,
      active_recurring_donors: donorsAt(active, today).size,
      at_risk_mrr: toDecimal(
        sumAt(
          active.filter((plan) => plan.dueDay < today),
          today,
        ),
      ),
      ...movementFigures(plans),
      ...monthFigures(plans, today),
    };
  }
}

/** Where a plan follows another, the earlier one lasts until then. */
function joinSwitches(plans: readonly Plan[]): void {
  for (const later of [...plans].sort((a, b) => a.startDay - b.startDay)) {
    const ended = plans
      .filter((plan) => plan !== later && plan.donor !== null && plan.donor === later.donor && plan.followedAt === null)
      .map((plan) => ({ plan, end: plan.moves.at(-1) }))
      .filter(({ plan, end }) => {
        if (end?.to !== 0 || end.kind === "paused" || plan.startDay > later.startDay) return false;
        return end.day <= later.startDay && later.startDay - end.day <= SWITCH_DAYS;
      })
      .sort((a, b) => (b.end?.day ?? 0) - (a.end?.day ?? 0))[0];
    if (!ended?.end) continue;
    ended.end.day = later.startDay;
    ended.plan.followedAt = later.startDay;
    later.follows = ended.plan;
  }
}

function movementFigures(plans: readonly Plan[]) {
  const tallies = new Map<Movement, Tally>();
  const missed = new Tally();
  const add = (movement: Movement, day: number, cents: number) => {
    const tally = tallies.get(movement) ?? new Tally();
    tally.add(monthOfDay(day), cents);
    tallies.set(movement, tally);
  };
  for (const plan of plans)
    for (const move of plan.moves) {
      const { movement, cents } = movementOf(plans, plan, move);
      if (movement) add(movement, move.day, cents);
      if (move.kind === "missed" && plan.followedAt !== move.day) missed.add(monthOfDay(move.day), 1);
    }
  const decimals = (movement: Movement) => tallies.get(movement)?.decimals() ?? {};
  return {
    new_mrr_by_month: decimals("new"),
    upgrade_mrr_by_month: decimals("upgrade"),
    downgrade_mrr_by_month: decimals("downgrade"),
    churned_mrr_by_month: decimals("churned"),
    reactivated_mrr_by_month: decimals("reactivated"),
    missed_payments_by_month: missed.counts(),
  };
}

function movementOf(plans: readonly Plan[], plan: Plan, move: Move): { movement: Movement | null; cents: number } {
  const change = move.to - move.from;
  if (move.to === 0)
    return { movement: plan.moves.at(-1) === move && plan.followedAt ? null : "churned", cents: -change };
  if (move.kind === "restart") return { movement: "reactivated", cents: change };
  if (move.kind === "start" && !plan.follows)
    return { movement: cameBack(plans, plan) ? "reactivated" : "new", cents: change };
  const net = change - (plan.follows && move.kind === "start" ? (plan.follows.moves.at(-1)?.from ?? 0) : 0);
  return { movement: net > 0 ? "upgrade" : net < 0 ? "downgrade" : null, cents: Math.abs(net) };
}

/** The donor had a plan once, and none the day before this one began. */
function cameBack(plans: readonly Plan[], plan: Plan): boolean {
  const others = plans.filter((other) => plan.donor !== null && other.donor === plan.donor && other !== plan);
  const yesterday = plan.startDay - 1;
  return others.some((other) => other.startDay <= yesterday) && sumAt(others, yesterday) === 0;
}

function monthFigures(plans: readonly Plan[], today: number) {
  const closing = new Tally();
  const donors = new Tally();
  const opening = new Tally();
  const churned = new Tally();
  const first = Math.min(today, ...plans.map((plan) => plan.startDay));
  for (let day = firstOfMonth(first); day <= today; day = monthsLater(day, 1)) {
    const month = monthOfDay(day);
    const end = Math.min(monthsLater(day, 1) - 1, today);
    const before = donorsAt(plans, day - 1);
    const after = donorsAt(plans, end);
    closing.add(month, sumAt(plans, end));
    donors.add(month, after.size);
    opening.add(month, before.size);
    churned.add(month, [...before].filter((donor) => !after.has(donor)).length);
  }
  return {
    closing_mrr_by_month: closing.decimals(),
    closing_donors_by_month: donors.counts(),
    opening_donors_by_month: opening.counts(),
    churned_donors_by_month: churned.counts(),
  };
}

function sumAt(plans: readonly Plan[], day: number): number {
  return plans.reduce((sum, plan) => sum + worthAt(plan.moves, day), 0);
}

function donorsAt(plans: readonly Plan[], day: number): Set<number> {
  return new Set(plans.flatMap((plan) => (plan.donor !== null && worthAt(plan.moves, day) > 0 ? [plan.donor] : [])));
}

function monthOfDay(day: number): string {
  return isoDay(day).slice(0, 7);
}

function firstOfMonth(day: number): number {
  return Date.parse(`${monthOfDay(day)}-01`) / 86_400_000;
}
